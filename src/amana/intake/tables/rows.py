"""What all tables share: which row is the header, and a row's cells as facts.

A row is a span of the text; its facts repeat the cells as written under their column's name, bounded, so that
a cell with a book in it does not stand there twice. What is cut or left out of the facts is said in them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import repeat

from amana.intake.of_columns import made_of_columns
from amana.intake.reading import Part, Reason, sound
from amana.records import EmbeddedFact

LONGEST_CELL = 1_000  # code points of a cell in its fact
MOST_CELLS = 500  # of a row, as facts
LONGEST_ROW = 60_000  # code points of all facts of a row
_LONGEST_NAME = 200
_FACT_WIDTH = 24
# Digits of any of the three kinds in use, and what stands between them in numbers, dates and times.
_NUMERIC = re.compile(r"[0-9\u0660-\u0669\u06f0-\u06f9\s.,:/%+\-()'\u066a-\u066c\u060c$€£TZ]+\Z")
_OF_EACH, _OF_NONE = (
    ("place", "facts", "start", "end", "reason"),
    ("name", "of", "data", "size", "media_type", "apart"),
)
_NOTHING: Mapping[int, str] = {}
_WIDEST = 3  # bytes of JSON for a byte of UTF-16: an escape is six


PartRow = tuple[str, tuple[EmbeddedFact, ...], int, int, Reason | None]
"""A row's place, its facts, where it begins and ends in the first text, and why it could not be read."""


def row_parts(rows: Sequence[PartRow]) -> tuple[Part, ...]:
    """Rows as parts, made all at once: they are many, and often short."""
    if not rows:
        return ()
    columns = (*zip(*rows, strict=True), repeat("row"), repeat(0), *[repeat(None)] * len(_OF_NONE))
    return made_of_columns(Part, (*_OF_EACH, "kind", "text", *_OF_NONE), len(rows), columns)


class Columns:
    """The names of a table's columns: those of its header, or `column-1` and so on where it has none."""

    def __init__(self, header: Sequence[str] | None) -> None:
        self._names: list[str] = []
        self._taken: set[str] = set()
        for number, told in enumerate((header or ())[:MOST_CELLS], 1):
            self._names.append(self._own(sound(" ".join(told.split()))[:_LONGEST_NAME], number))
        self.width = sum(_WIDEST * 2 * len(name) + _FACT_WIDTH for name in self._names)

    def _own(self, name: str, number: int) -> str:
        """A name that no column before has; `column-3` where the header's cell is empty."""
        own, count = name or f"column-{number}", 1
        while own in self._taken:
            count += 1
            own = f"{name or f'column-{number}'}#{count}"
        self._taken.add(own)
        return own

    def name(self, column: int) -> str:
        """The name of a column, counted from 0."""
        return self._names[column] if column < len(self._names) else f"column-{column + 1}"

    def facts(self, cells: Sequence[str], stored: Mapping[int, str] = _NOTHING) -> tuple[EmbeddedFact, ...]:
        """The cells that are not empty, as facts; and what of them was cut or left out.

        `stored` tells, by column, how a cell is written where that is not what it says.
        """
        if (
            not stored and len(cells) <= len(self._names) and sum(map(len, cells)) <= LONGEST_CELL
        ):  # nearly all rows
            named = zip(self._names, cells, strict=False)
            return tuple([EmbeddedFact(name, cell) for name, cell in named if cell and not cell.isspace()])
        told: list[EmbeddedFact] = []
        cut: list[str] = []
        left = LONGEST_ROW
        for column, cell in enumerate(cells[:MOST_CELLS]):
            if not cell or cell.isspace():
                continue
            if len(cell) > LONGEST_CELL or len(cell) > left:
                cut.append(self.name(column))
                cell = cell[: min(LONGEST_CELL, left)]
            left -= len(cell)
            if cell:
                told.append(EmbeddedFact(self.name(column), cell, stored.get(column)))
        if cut:
            told.append(EmbeddedFact("cells-cut", ", ".join(cut)[:LONGEST_CELL]))
        if len(cells) > MOST_CELLS:
            told.append(EmbeddedFact("cells-left-out", str(len(cells) - MOST_CELLS)))
        return tuple(told)

    def width_of(self, row: str, cells: int) -> int:
        """At most so many bytes of JSON are the facts of a row whose cells come from this text."""
        written = 6 * len(row) if row.isascii() else _WIDEST * len(row.encode("utf-16-le", "surrogatepass"))
        return 200 + self.width + _FACT_WIDTH * min(cells, MOST_CELLS) + min(written, 12 * LONGEST_ROW)


def is_numeric(cell: str) -> bool:
    """Whether a cell is a number, a date or a time, and no words."""
    return _NUMERIC.match(cell[:100]) is not None


def header_rule(rows: Sequence[Sequence[str]]) -> str | None:
    """By which rule the first row is the header; None where it is not taken for one.

    It is where there are two columns or more, its cells are words (at least half of them are filled), and no two
    are alike. `above-numbers` says that a column has numbers or dates beneath its word, `words-that-differ` that
    nothing more speaks for it.
    """
    first = rows[0] if rows else ()
    filled = [cell.strip() for cell in first if cell.strip()]
    if len(filled) < 2 or 2 * len(filled) < len(first) or len(set(filled)) < len(filled):
        return None
    if any(is_numeric(cell) or len(cell) > _LONGEST_NAME for cell in filled):
        return None
    for column in range(len(first)):
        below = [row[column] for row in rows[1:] if column < len(row) and row[column].strip()]
        if below and all(map(is_numeric, below)):
            return "above-numbers"
    return "words-that-differ"


def header_facts(rule: str | None) -> list[EmbeddedFact]:
    """What was taken for the header, and why."""
    if rule is None:
        return [EmbeddedFact("header", "none")]
    return [EmbeddedFact("header", "first-row"), EmbeddedFact("header-rule", rule)]
