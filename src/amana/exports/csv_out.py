"""Tables out: one for each type of thing, a column for each property and language, and the map that reads it
back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from amana.exports.cells import MANY, guarded, joined
from amana.exports.things import Stated, Thing
from amana.knowledge import Schema

ID_COLUMN: Final = "id"
_BOM: Final = "\ufeff"  # so that spreadsheets take the file for UTF-8


@dataclass(frozen=True, slots=True)
class OutColumn:
    """One property in one language (None: none was said). `known`: the schema has it, so the map can name it."""

    prop: str
    language: str | None
    known: bool = True

    @property
    def header(self) -> str:
        """What the column is called: `name`, `name@ar`."""
        return self.prop if self.language is None else f"{self.prop}@{self.language}"

    def holds(self, said: Stated) -> bool:
        """Whether a value belongs in it."""
        return said.prop == self.prop and said.language == self.language


def columns_of(things: Iterable[Thing], schema: Schema) -> tuple[OutColumn, ...]:
    """The columns that these things need: properties in the order of the schema, the unknown ones last."""
    order = {name: place for place, name in enumerate(schema.properties)}
    slots = {(said.prop, said.language) for thing in things for said in thing.stated}
    ordered = sorted(slots, key=lambda slot: (order.get(slot[0], len(order)), slot[0], slot[1] or ""))
    return tuple(OutColumn(prop, language, prop in order) for prop, language in ordered)


def table_lines(
    things: Iterable[Thing], columns: tuple[OutColumn, ...], *, authors: bool = False
) -> Iterator[str]:
    """The table, a row at a time, the names of the columns first. With `authors`, who said each value, in columns
    `….by` that are for reading alone."""
    headers = [name for column in columns for name in (column.header, f"{column.header}.by")[: 1 + authors]]
    yield _BOM + _line([ID_COLUMN, *headers])
    for thing in things:
        cells = [thing.id]
        for column in columns:
            said = [one for one in thing.stated if column.holds(one)]
            cells.append(joined(one.value for one in said))
            if authors:
                cells.append(joined(one.person or "" for one in said))
        yield _line(cells)


def map_text(kind: str, columns: tuple[OutColumn, ...]) -> str:
    """The map that reads the table of this type back."""
    lines = [
        "# Reads the table of the same name back: amana describe --csv TABLE --map THIS",
        "written = true",
        "",
        f"[things.{_key(kind)}]",
        f"type = {_key(kind)}",
        f"id = {_key(ID_COLUMN)}",
    ]
    for column in columns:
        if column.known:
            language = f", language = {_key(column.language)}" if column.language else ""
            told = f"{{ property = {_key(column.prop)}, many = {_key(MANY)}{language} }}"
            lines.append(f"columns.{_key(column.header)} = {told}")
    return "\n".join(lines) + "\n"


def _key(text: str) -> str:
    """A basic string of TOML; JSON's are that too, but for a character that neither a name nor a language has."""
    return json.dumps(text)


def _line(cells: list[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_MINIMAL).writerow(map(guarded, cells))
    return out.getvalue()
