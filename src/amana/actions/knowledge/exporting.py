"""Export what is said of things: tables, one for each type with the map that reads it back, or entities."""

from __future__ import annotations

import errno
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from amana.actions.knowledge.knowing import Knowing
from amana.archive import Archive, find_archive
from amana.errors import DestinationUnusable, DiskFault, NotAnArchive
from amana.exports import (
    ANY_TYPE,
    Stated,
    Thing,
    columns_of,
    entities_of,
    entity_line,
    map_text,
    table_lines,
)
from amana.knowledge import Said, Schema, known_of
from amana.records import AssertionRow

ITEM: Final = "item"
ROWS: Final = "rows"
"""Things that nobody gave a type: rows of readings."""
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written: its path, the type of what is in it (None: all), how many things and values.

    `left_out` are values that are to be doubted (see `suspect`): they stay in the archive and do not go out.
    """

    path: str
    type: str | None
    things: int
    values: int
    left_out: int = 0


class _Things:
    """What is said of things, by type, streaming; counts as it goes."""

    def __init__(self, archive: Archive, schema: Schema) -> None:
        self._archive, self._schema = archive, schema
        self._knowing = Knowing(archive)
        self._without_type: tuple[list[str], list[str]] | None = None
        self.things = self.values = self.left_out = 0

    def kinds(self) -> Iterator[str]:
        """The types of which something is said, in the order of the schema, then those that it does not know."""
        told = {kind for _, kind in self._archive.catalogue.subjects()}
        items, rows = self._untyped()
        order = [*self._schema.types, *sorted(told - set(self._schema.types))]
        yield from (kind for kind in order if kind in told or (kind == ITEM and items))
        if rows:
            yield ROWS

    def of(self, kind: str) -> Iterator[Thing]:
        """All things of a type, each once, under the id that things were said of."""
        items, rows = self._untyped() if kind in (ITEM, ROWS) else ([], [])
        given = {ITEM: items, ROWS: rows}.get(kind)
        subjects = iter(given) if given is not None else (one for one, _ in self._archive.catalogue.subjects(kind))
        self.things = self.values = self.left_out = 0
        while some := list(islice(subjects, _AT_ONCE)):
            yield from self._told(kind, some)

    def _told(self, kind: str, subjects: list[str]) -> Iterator[Thing]:
        rows: dict[str, list[AssertionRow]] = {subject: [] for subject in subjects}
        for row in self._archive.catalogue.about(subjects):
            rows[row.assertion.subject].append(row)
        for subject, ours in rows.items():
            known = known_of([subject], ours, self._knowing.suspicion)
            if kind not in (ITEM, ROWS) and known.type != kind:
                continue  # somebody gave it another type since
            standing = known.standing()
            said = [one for one in standing if one.suspect is None]
            self.left_out += len(standing) - len(said)
            if said:
                self.things, self.values = self.things + 1, self.values + len(said)
                yield Thing(subject, ANY_TYPE if kind == ROWS else kind, tuple(map(_stated, said)))

    def _untyped(self) -> tuple[list[str], list[str]]:
        """Items that something is said of, and rows of readings. Both are told of without a type."""
        if self._without_type is None:
            subjects = self._never_typed()
            items = {subject for subject in subjects if self._knowing.is_item(subject)}
            rows = [subject for subject in subjects if subject not in items]
            self._without_type = [subject for subject in subjects if subject in items], rows
        return self._without_type

    def _never_typed(self) -> list[str]:
        catalogue = self._archive.catalogue
        told = {
            row.assertion.subject: None
            for prop in self._schema.properties
            for row in catalogue.telling(prop)
            if row.assertion.subject_type is None
        }
        typed = {row.assertion.subject for row in catalogue.about(list(told)) if row.assertion.subject_type}
        return [subject for subject in told if subject not in typed]


def _stated(said: Said) -> Stated:
    told = said.row.assertion
    return Stated(told.property, told.value or "", told.language, told.person)


def export_tables(archive: Archive, schema: Schema, folder: Path, *, authors: bool = False) -> Iterator[Exported]:
    """See `OpenArchive.export_tables`."""
    _check_outside(folder)
    things = _Things(archive, schema)
    for kind in list(things.kinds()):
        # Two looks at them, one at the archive: the columns are known when the last of them is.
        told = list(things.of(kind))
        if told:
            columns = columns_of(told, schema)
            table, table_map = folder / f"{kind}.csv", folder / f"{kind}.toml"
            _write(table, table_lines(told, columns, authors=authors))
            _write(table_map, [map_text(ANY_TYPE if kind == ROWS else kind, columns)])
            yield Exported(str(table), kind, things.things, things.values, things.left_out)


def export_entities(archive: Archive, schema: Schema, out: Path) -> Exported:
    """See `OpenArchive.export_entities`."""
    _check_outside(out.parent)
    things = _Things(archive, schema)
    counts = [0, 0, 0]

    def lines() -> Iterator[str]:
        for kind in list(things.kinds()):
            yield from map(entity_line, entities_of(things.of(kind), schema))
            for place, count in enumerate((things.things, things.values, things.left_out)):
                counts[place] += count

    _write(out, lines())
    return Exported(str(out), None, *counts)


def _check_outside(folder: Path) -> None:
    """A folder that is there or can be made, outside of any archive."""
    if folder.exists() and not folder.is_dir():
        raise DestinationUnusable(path=str(folder), reason="not-a-folder")
    try:
        find_archive(folder.resolve())
    except NotAnArchive:
        return
    raise DestinationUnusable(path=str(folder), reason="own-archive")


def _write(path: Path, lines: Iterable[str]) -> None:
    """A new file; nothing is written over."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="") as file:
            file.writelines(lines)
    except FileExistsError:
        raise DestinationUnusable(path=str(path), reason="file-exists") from None
    except OSError as fault:
        raise DiskFault(path=str(path), reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault
