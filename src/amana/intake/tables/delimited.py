"""CSV and TSV: the file's exact text, and each row a span of it with its cells as facts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, ClassVar, Literal

from amana.errors import ReadingFailed
from amana.intake.collecting import not_collecting
from amana.intake.part_budget import Budget
from amana.intake.reading import Limits, Part, Reading, Reason, TextVersion, sound
from amana.intake.sources import size_of
from amana.intake.tables.chunks import LARGEST, PIECE, Chunk, chunk, codec_of
from amana.intake.tables.dialect import LONGEST_FIELD, SEPARATORS, Dialect, dialect, first_rows
from amana.intake.tables.rows import MOST_CELLS, Columns, PartRow, header_facts, header_rule, row_parts
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

ROWS = 20_000  # an instalment's
_HEADER_ROWS = 30
_OPEN_QUOTES = 2  # after so many that are never closed, quotes mean nothing for the rest of an instalment


class Delimited:
    """Tables as text: CSV and TSV, in any encoding and with any of the usual separators."""

    name: ClassVar[str] = "delimited-table"
    version: ClassVar[str] = "1"
    reads: ClassVar[str] = (
        "The exact text; each row as a part with its cells under the header's names, as written. "
        "The separator, the encoding and whether there is a header are told from the content, and said."
    )
    kinds: ClassVar[tuple[str, ...]] = ("text/csv", "text/tab-separated-values")
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits(input_bytes=16 << 30)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """The first rows, and what is to be known of the table."""
        return _read(source, name, limits, 0, 1)

    def read_on(self, source: BinaryIO, name: str, limits: Limits, resume: str, /) -> Reading:
        """The rows from the byte and the row number that the token tells."""
        at, row = told_numbers(resume, "at", "row")
        return _read(source, name, limits, at, row)


@dataclass(frozen=True, slots=True)
class _Table:
    """What holds for all rows: how they are written, and what their columns are called."""

    codec: str
    dialect: Dialect
    rule: str | None
    columns: Columns
    width: int


def _read(source: BinaryIO, name: str, limits: Limits, at: int, row: int) -> Reading:
    size = size_of(source, limits)
    if size == 0:
        return Reading(note="empty")
    if at >= size:
        raise ReadingFailed(reason="malformed")
    table = _table(source, size, name)
    for most in (PIECE, LARGEST):
        piece = chunk(source, size, table.codec, at, most)
        with not_collecting():
            parts, end, count = _parts(piece, table, row, most == LARGEST)
        if count or piece.last:
            break
    text = sound(piece.text[:end])
    lossy: Reason | None = "lossy-decoding" if text != piece.text[:end] else None
    done = piece.last and end == len(piece.text)
    return Reading(
        texts=(TextVersion(text, encoding=table.codec),),
        facts=_facts(table) if at == 0 else (),
        parts=parts,
        note=lossy,
        resume=None if done else token(at=max(at + 1, piece.place_of(end)), row=row + count),
    )


def _table(source: BinaryIO, size: int, name: str) -> _Table:
    codec = codec_of(source, size)
    sample = chunk(source, size, codec, 0, 256 << 10).text.removeprefix("\ufeff")
    how = dialect(sample, tabs=name.lower().endswith((".tsv", ".tab")))
    rows = first_rows(sample, how.separator, _HEADER_ROWS)
    rows = rows[1:] if how.declared else rows
    rule = header_rule(rows)
    return _Table(codec, how, rule, Columns(rows[0] if rule else None), max(map(len, rows), default=0))


def _facts(table: _Table) -> tuple[EmbeddedFact, ...]:
    separator = table.dialect.separator
    return (
        EmbeddedFact("separator", SEPARATORS[separator], separator),
        EmbeddedFact("separator-rule", "declared" if table.dialect.declared else "most-even-rows"),
        EmbeddedFact("columns", str(table.width)),
        *header_facts(table.rule),
    )


def _parts(piece: Chunk, table: _Table, row: int, largest: bool) -> tuple[tuple[Part, ...], int, int]:
    """The rows of a piece, where the last of them ends, and how many there are, blank ones counted too.

    A row that the piece ends within is left to the next one, unless this is the `largest` there can be.
    """
    budget = Budget(ROWS, 0)
    told: list[PartRow] = []
    end = count = 0
    clean = sound if sound(piece.text) != piece.text else str
    heads = (table.dialect.declared + (table.rule is not None)) if row == 1 else 0  # rows that are no data
    rows = _Rows(piece.text, table.dialect.separator)
    open_end = not piece.text.endswith(("\n", "\r"))
    for start, stop, cells in rows:
        within = rows.cut or (open_end and stop == len(piece.text))
        if within and not piece.last and not (largest and count == 0):
            break
        if cells:
            begin = start + (piece.at == 0 and start == 0 and piece.text.startswith("\ufeff"))
            written = piece.text[begin:stop].rstrip("\r\n")
            width = table.columns.width_of(written, len(cells))
            if not budget.has_room(width):
                break
            budget.take(width)
            facts = () if heads > 0 else table.columns.facts([*map(clean, cells)])
            heads -= 1
            reason: Reason | None = "malformed" if rows.literal else None
            told.append((f"row/{row + count}", facts, begin, begin + len(written), reason))
        end = stop
        count += 1
        if count >= 2 * ROWS:  # blank lines are no parts, but they too are counted
            break
    return row_parts(told), end, count


class _Rows:
    """Rows and their spans in a text. `cut`: the text ended within the last one given.

    `literal`: the last one given has a quote that is never closed, so it was taken to its line end.
    """

    def __init__(self, text: str, separator: str) -> None:
        self._text, self._separator = text, separator
        self._at = self._open = 0
        self.cut = self.literal = False

    def __iter__(self) -> Iterator[tuple[int, int, list[str]]]:
        csv.field_size_limit(LONGEST_FIELD)
        while self._at < len(self._text):
            start = self._at
            try:
                for cells in self._reader():
                    self.literal = False
                    yield start, self._at, cells
                    start = self._at
            except csv.Error:  # a field beyond the limit: its quote is open, or the line is that long
                self._open += 1
                yield self._line(start)

    def _reader(self) -> Iterator[list[str]]:
        quoting: Literal[0, 3] = csv.QUOTE_NONE if self._open >= _OPEN_QUOTES else csv.QUOTE_MINIMAL
        return csv.reader(self._lines(), delimiter=self._separator, quoting=quoting)

    def _lines(self) -> Iterator[str]:
        """Lines as csv wants them; how far it has come is known at each. Asked for more, the row goes on."""
        for line in io.StringIO(self._text[self._at :], newline=""):
            self._at += len(line)
            yield line
        self.cut = True

    def _line(self, start: int) -> tuple[int, int, list[str]]:
        """The row that begins here as no more than its line."""
        found = (self._text.find(mark, start) for mark in ("\n", "\r"))
        end = min((place + 1 for place in found if place >= 0), default=len(self._text))
        self._at, self.literal, self.cut = end, True, False
        cells = self._text[start:end].rstrip("\r\n").split(self._separator, MOST_CELLS + 1)
        return start, end, cells
