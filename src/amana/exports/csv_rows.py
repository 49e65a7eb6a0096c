"""Rows of a table, one at a time, under the names of its columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from amana.errors import TableUnreadable
from amana.exports.cells import unguarded
from amana.exports.csv_map import TableMap

LONGEST_CELL: Final = 1024 * 1024
_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the file (the first is 1, and holds the names); cells by column, those named
    alone."""

    number: int
    cells: dict[str, str]


class TableRows:
    """The rows of a table that a map fits. Goes through once; `path` is what the table is called where it is
    none."""

    def __init__(self, text: str, table_map: TableMap, path: str) -> None:
        """Raises TableUnreadable where the columns that the map names are not there, once each."""
        self._path = path
        self._text = text.removeprefix("\ufeff")
        first = self._text.partition("\n")[0].rstrip("\r")
        self._declared = first[4:] if first[:4].lower() == "sep=" and first[4:] in _SEPARATORS else None
        wanted = table_map.headers()
        known = table_map.separator or self._declared
        self._separator = known or max(_SEPARATORS, key=lambda mark: self._fits(mark, wanted))
        header = self._header(self._separator)
        for name in sorted(wanted):
            if header.count(name) != 1:
                reason = "table-column-twice" if name in header else "table-column-missing"
                raise TableUnreadable(path=path, reason=reason, column=name)
        self._columns = {name: header.index(name) for name in wanted}

    def __iter__(self) -> Iterator[Row]:
        rows = self._reader(self._text)
        number = 0
        while True:
            number += 1
            try:
                cells = next(rows, None)
            except csv.Error:
                raise TableUnreadable(path=self._path, reason="table-row", row=number) from None
            if cells is None:
                return
            if number > self._header_rows() and any(cells):
                yield Row(number, {name: self._cell(cells, place) for name, place in self._columns.items()})

    def _header_rows(self) -> int:
        return 2 if self._declared else 1

    def _cell(self, cells: list[str], place: int) -> str:
        return unguarded(cells[place]) if place < len(cells) else ""

    def _fits(self, separator: str, wanted: frozenset[str]) -> int:
        """How many of the columns there are, if this is what stands between them."""
        return len(wanted & set(self._header(separator)))

    def _header(self, separator: str) -> list[str]:
        rows = self._reader(self._text[:_SAMPLE], separator)
        try:
            for _ in range(self._header_rows() - 1):
                next(rows, None)
            return [unguarded(one).strip() for one in next(rows, [])]
        except csv.Error:
            return []

    def _reader(self, text: str, separator: str | None = None) -> Iterator[list[str]]:
        csv.field_size_limit(LONGEST_CELL)
        return csv.reader(io.StringIO(text, newline=""), delimiter=separator or self._separator)
