"""A table as a table: which there are in an item, and their rows by number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amana.actions.viewing.conversations import MOST
from amana.actions.viewing.part_numbers import (
    Numbered,
    lines_of,
    lists_of,
    number_holding,
    numbered,
    parts_between,
)
from amana.actions.viewing.viewing import Viewing
from amana.errors import ItemUnknown
from amana.records import ItemPart
from amana.records.part_lines import lines_of_kind
from amana.records.parts import part_of_line

_LOOKED_AT = 50  # rows at a table's beginning that tell its columns
_NO_COLUMN = frozenset(("cells-cut", "cells-left-out", "hidden"))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an item: the place of its sheet (None: the item is one table), its name, how many rows it has."""

    place: str | None
    name: str | None
    rows: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row. `cells` run as the columns do, None where a cell is empty; `header`: it names the columns.

    The row as written stands in the text version from `start` to `end`.
    """

    number: int
    place: str
    cells: tuple[str | None, ...]
    text: str
    text_version: str | None = None
    start: int = 0
    end: int = 0
    header: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of one table, the names of its columns in their order, and how many rows there are in all."""

    table: str | None
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    offset: int
    total: int


def tables(viewing: Viewing, item: str, part: str | None = None) -> tuple[Table, ...]:
    """See `OpenViewing.tables`."""
    known = numbered(viewing, item, "row", part, by=True)
    names = _names(viewing, item, part)
    places = dict.fromkeys(one.of for one in known.stretches)
    if set(places) <= {None, part} and places:
        return (Table(None, None, known.count()),)
    return tuple(Table(one, names.get(one or ""), known.count(one, whole=False)) for one in places)


def rows(viewing: Viewing, item: str, table: str | None, offset: int, limit: int, part: str | None = None) -> Rows:
    """See `OpenViewing.rows`."""
    known = numbered(viewing, item, "row", part, by=True)
    among = {one.of for one in known.stretches}
    wanted = table if table is not None else next((one.of for one in known.stretches), None)
    if table is not None and table not in among:
        raise ItemUnknown(item=f"{item} {table}")
    stretches = [one for one in known.stretches if one.of == wanted]
    start, count = max(0, offset), min(max(0, limit), MOST)
    found = parts_between(viewing, known, stretches, start, count)
    columns = _columns([*parts_between(viewing, known, stretches, 0, _LOOKED_AT), *found])
    told = (_row(viewing, start + at, one, columns) for at, one in enumerate(found, 1))
    return Rows(wanted, tuple(columns), tuple(told), start, _total(known, wanted))


def row_at(
    viewing: Viewing, item: str, text_version: str, start: int, end: int, part: str | None = None
) -> tuple[str | None, int] | None:
    """See `OpenViewing.row_at`."""
    known = numbered(viewing, item, "row", part, by=True)
    return number_holding(viewing, known, text_version, start, end)


def _total(known: Numbered, table: str | None) -> int:
    return known.count(table, whole=False)


def _columns(found: Sequence[ItemPart]) -> list[str]:
    """The columns' names in their order: rows leave out empty cells, so each adds what others lack, in place."""
    names: list[str] = []
    for one in found:
        at = 0
        for fact in one.facts:
            if fact.name in _NO_COLUMN or fact.name.startswith("formula"):
                continue
            if fact.name in names:
                at = names.index(fact.name) + 1
            else:
                names.insert(at, fact.name)
                at += 1
    return names


def _row(viewing: Viewing, number: int, part: ItemPart, columns: Sequence[str]) -> TableRow:
    told = {fact.name: fact.value for fact in reversed(part.facts)}
    words = viewing.text(part.text)[part.start : part.end] if part.text else ""
    cells = tuple(told.get(name) for name in columns)
    header = not part.facts and bool(words.strip())
    return TableRow(
        number, part.place, cells, words, part.text, part.start, part.end, header=header, reason=part.reason
    )


def _names(viewing: Viewing, item: str, part: str | None) -> dict[str, str | None]:
    """What the sheets are called."""
    found: dict[str, str | None] = {}
    with viewing.archive.contents() as contents:
        for one in lists_of(viewing, item, part):
            for line in lines_of_kind(lines_of(viewing, one, contents), ("sheet",)):
                told = part_of_line(line)
                found.setdefault(told.place, told.name)
    return found
