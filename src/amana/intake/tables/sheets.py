"""Any spreadsheet as texts and parts: a sheet is a text, one line a row, its cells as shown, tabs between them.

XLSX, XLS and ODS give their rows in one shape (`SheetRow`); what is made of them is the same. Instalments go on
by sheet and row number: a sheet that is gone on with is read from its beginning, its rows passed over unread.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Protocol

from amana.errors import ReadingFailed
from amana.intake.collecting import not_collecting
from amana.intake.part_budget import Budget, width_of
from amana.intake.reading import Limits, Part, Reading, Reason, TextVersion, sound
from amana.intake.tables.rows import LONGEST_CELL, LONGEST_ROW, MOST_CELLS, Columns, header_rule
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

ROWS = 20_000  # an instalment's
MOST_SHEETS = 500
_CHARACTERS = 2 << 20  # of an instalment, and of a row
_OF_ANY = 8 << 20  # of all instalments of a spreadsheet together, however small it is,
_FOR_A_BYTE = 30  # or so many for each byte of it: what many cells share, or is repeated, stands there once
_A_CELL = 20  # as so many characters is the work that a cell makes
_MOST_COLUMNS = 1_000  # in a line of the text
LOOK = 30  # filled rows that are looked at to find the header
_LONGEST_SHOWN = 32_767  # what a cell can hold (ECMA-376)
_MOST_FACTS = 200  # of a sheet
_MOST_PARTS = 60_000
_BEYOND = 1 << 40  # beyond any row
_MOST_FORMULAS = 300  # of a row, as facts
_BREAK = re.compile("[\t\r\n\v\f\u2028\u2029]")


@dataclass(slots=True)
class Cell:
    """One filled cell. `column` counts from 0; `shown` stands in the text.

    `value` is what it means where that is not what is shown, `stored` how it is written where it is not that.
    """

    column: int
    shown: str
    value: str | None = None
    stored: str | None = None
    formula: str | None = None


@dataclass(slots=True)
class SheetRow:
    """One row with something in it. `number` as the spreadsheet counts it, from 1."""

    number: int
    cells: list[Cell]
    hidden: bool = False


@dataclass(slots=True)
class Comment:
    """A remark on a cell (`B7`), by whom and when, where that is told."""

    cell: str
    text: str
    facts: tuple[EmbeddedFact, ...] = ()


@dataclass(slots=True)
class Seen:
    """What is known of a sheet once its rows have been read: facts (merged cells, hidden columns), and remarks."""

    facts: list[EmbeddedFact] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)


class Sheet(Protocol):
    """A sheet as its format's module gives it."""

    name: str
    state: str | None  # `hidden`, `very-hidden`; None where it is shown

    def rows(self, seen: Seen, after: int, /) -> Iterator[SheetRow]:
        """Its filled rows in order; `seen` is filled along the way. ReadingFailed where it breaks off.

        Only the first `LOOK` and those with a number beyond `after` are needed: others may be left out.
        """
        ...


def first_sheets(sheets: Sequence[Sheet], facts: Sequence[EmbeddedFact], limits: Limits, size: int) -> Reading:
    """The first instalment of a spreadsheet with these sheets. `size` is how many bytes it is, unpacked."""
    with not_collecting():
        return _Sheets(limits, facts, size, 0).go(sheets, 0, 0)


def next_sheets(sheets: Sequence[Sheet], limits: Limits, resume: str, size: int) -> Reading:
    """The instalment that the token tells. ReadingFailed(reason="malformed") where it tells none."""
    sheet, row, told = told_numbers(resume, "sheet", "row", "told")
    if sheet >= len(sheets):
        raise ReadingFailed(reason="malformed")
    with not_collecting():
        return _Sheets(limits, (), size, told).go(sheets, sheet, row)


class _Sheets:
    """Fills one instalment; `told` is how many characters all before it came to."""

    def __init__(self, limits: Limits, facts: Sequence[EmbeddedFact], size: int, told: int) -> None:
        self._told, self._most_told = told, max(_OF_ANY, _FOR_A_BYTE * size)
        self._budget = Budget(_MOST_PARTS, 0)
        self._count = 0
        self._facts = tuple(facts)
        self._most = min(_CHARACTERS, limits.text_characters)
        self._length = 0
        self.texts: list[TextVersion] = []
        self.parts: list[Part] = []
        self._note: Reason | None = None

    def go(self, sheets: Sequence[Sheet], first: int, first_row: int) -> Reading:
        """Sheets from the `first` on, of that one the rows from `first_row` on, as many as there is room for."""
        resume = None
        if len(sheets) > MOST_SHEETS:
            self._note = "left-out"
        for number, sheet in enumerate(sheets[:MOST_SHEETS]):
            if number < first:
                continue
            stopped = self._sheet(number + 1, sheet, first_row if number == first else 0)
            if stopped is not None:
                resume = self._onward(number, stopped)
                break
        if self._note is None and not self.texts and resume is None:
            self._note = "no-text"
        return Reading(tuple(self.texts), self._facts, parts=tuple(self.parts), note=self._note, resume=resume)

    def _onward(self, sheet: int, row: int) -> str | None:
        """Where the next instalment begins; none where few strings have become too many characters."""
        if self._told > self._most_told:
            self._note = "left-out"
            return None
        return token(sheet=sheet, row=row, told=self._told)

    def _sheet(self, number: int, sheet: Sheet, after: int) -> int | None:
        """A sheet's rows beyond number `after`; the number of the last one taken, None where the sheet is done."""
        place = f"sheet/{number}"
        seen, index = Seen(), len(self.parts)
        made = _Rows(place, len(self.texts))
        reason: Reason | None = None
        stopped = None
        try:
            stopped = self._rows(made, sheet.rows(seen, after), after)
        except ReadingFailed as fault:
            reason = fault.facts["reason"]  # type: ignore[assignment]  # raised with a Reason by the format's module
            self._note = "parts-unread"
        if stopped is not None and not made.lines:
            return stopped  # nothing of it yet: it is for the next instalment
        if made.lines:
            self.texts.append(TextVersion("\n".join(made.lines), part=place))
        self.parts[index:] = [self._head(place, sheet, made, seen, after, reason), *made.parts]
        last = stopped if stopped is not None else _BEYOND
        self._comments(place, [one for one in seen.comments if after < _row_of(one) <= last])
        return stopped

    def _rows(self, made: _Rows, rows: Iterator[SheetRow], after: int) -> int | None:
        """Take rows while there is room; the number of the last one taken where there was none for the next."""
        ahead, fault = _first(rows)
        made.decide(ahead)
        last = after
        for row in chain(ahead, rows):
            if row.number <= after:
                continue
            if not self._take(made, row):
                return last
            last = row.number
        if fault is not None:
            raise fault
        return None

    def _take(self, made: _Rows, row: SheetRow) -> bool:
        line = _line(row)
        part = made.part(row, line)
        width = width_of(part)
        full = self._count >= ROWS or (self._length and self._length + len(line) > self._most)
        if full or not self._budget.has_room(width):
            return False
        self._budget.take(width)
        self._note = "parts-unread" if part.reason else self._note
        self._count += 1
        self._length += len(line) + 1
        self._told += len(line) + _A_CELL * len(row.cells)
        made.add(row, line, part)
        return True

    def _head(self, place: str, sheet: Sheet, made: _Rows, seen: Seen, after: int, reason: Reason | None) -> Part:
        """The sheet's own part. In a later instalment it tells what was found since, in a place of its own."""
        facts = [EmbeddedFact("state", sheet.state)] if sheet.state else []
        facts += made.facts() + seen.facts
        name = sound(sheet.name)[:LONGEST_CELL]
        own = f"{place}/from-row/{after + 1}" if after else place
        text = made.text if made.lines else None
        end = max(0, made.length - 1)
        of = place if after else None
        told = tuple(facts[:_MOST_FACTS])
        return Part(own, "sheet", name, told, text, 0, end if text is not None else 0, of, reason=reason)

    def _comments(self, place: str, comments: Sequence[Comment]) -> None:
        """Remarks as parts, each a span of a text of their own."""
        lines = self._remarks(place, comments)
        if lines:
            self.texts.append(TextVersion("\n".join(lines), part=f"{place}/comments"))

    def _remarks(self, place: str, comments: Sequence[Comment]) -> list[str]:
        lines: list[str] = []
        taken: set[str] = set()
        at, index = 0, len(self.texts)
        for comment in comments:
            text = sound(comment.text)[:_LONGEST_SHOWN]
            if not text.strip():
                continue
            if len(self.parts) >= _MOST_PARTS:
                self._note = "left-out"
                return lines
            width = 400 + 12 * sum(len(fact.value) for fact in comment.facts)
            facts = comment.facts if self._budget.has_room(width) else ()  # the remark itself always fits
            self._budget.take(width if facts else 400)
            own = f"{place}/comment/{comment.cell}"
            if own in taken:
                own = f"{own}#{len(taken)}"
            taken.add(own)
            self.parts.append(Part(own, "comment", comment.cell, facts, index, at, at + len(text), place))
            lines.append(text)
            at += len(text) + 1
        return lines


class _Rows:
    """The rows of one sheet in one instalment: their lines and their parts."""

    def __init__(self, place: str, text: int) -> None:
        self._place, self.text = place, text
        self.lines: list[str] = []
        self.parts: list[Part] = []
        self.length = 0
        self.columns = Columns(None)
        self._rule: str | None = None
        self._header: int | None = None
        self._hidden = self._formulas = 0

    def decide(self, ahead: Sequence[SheetRow]) -> None:
        """Which row is the header, told from the first ones."""
        rows = [_across(row, MOST_CELLS) for row in ahead[:LOOK]]
        self._rule = header_rule(rows)
        if self._rule is not None:
            self._header = ahead[0].number
            self.columns = Columns(rows[0])

    def part(self, row: SheetRow, line: str) -> Part:
        """A row as a part, with its cells and formulas as facts; as if it were the next line of the text."""
        facts: tuple[EmbeddedFact, ...] = ()
        if row.number != self._header:
            facts = (*self.columns.facts(_across(row, _MOST_COLUMNS, True), _stored(row)), *self._formulas_of(row))
        if row.hidden:
            facts += (EmbeddedFact("hidden", "row"),)
        place, end = f"{self._place}/row/{row.number}", self.length + len(line)
        cut: Reason | None = "left-out" if len(line) == _CHARACTERS else None
        return Part(place, "row", None, facts, self.text, self.length, end, self._place, reason=cut)

    def add(self, row: SheetRow, line: str, part: Part) -> None:
        """Take in a row that `part` was made of."""
        self._hidden += row.hidden
        self._formulas += sum(cell.formula is not None for cell in row.cells)
        self.parts.append(part)
        self.lines.append(line)
        self.length += len(line) + 1

    def _formulas_of(self, row: SheetRow) -> Iterator[EmbeddedFact]:
        formulas = [cell for cell in row.cells[:MOST_CELLS] if cell.formula]
        left = LONGEST_ROW // 2
        for cell in formulas[:_MOST_FORMULAS]:
            words = sound(cell.formula or "")[: min(LONGEST_CELL, left)]
            left -= len(words)
            if words:
                yield EmbeddedFact(f"{self.columns.name(cell.column)} (formula)", words)
        if len(formulas) > _MOST_FORMULAS:
            yield EmbeddedFact("formulas-left-out", str(len(formulas) - _MOST_FORMULAS))

    def facts(self) -> list[EmbeddedFact]:
        """What is to be known of these rows together."""
        told = [EmbeddedFact("rows", str(len(self.parts)))]
        if self._rule is not None:
            told += [EmbeddedFact("header", f"row/{self._header}"), EmbeddedFact("header-rule", self._rule)]
        else:
            told.append(EmbeddedFact("header", "none"))
        if self._hidden:
            told.append(EmbeddedFact("hidden-rows", str(self._hidden)))
        if self._formulas:
            told.append(EmbeddedFact("formulas", str(self._formulas)))
        return told


def _first(rows: Iterator[SheetRow]) -> tuple[list[SheetRow], ReadingFailed | None]:
    """The first filled rows, and what is wrong where the sheet breaks off among them."""
    ahead: list[SheetRow] = []
    try:
        ahead.extend(islice(rows, LOOK))
    except ReadingFailed as fault:
        return ahead, fault
    return ahead, None


def _row_of(comment: Comment) -> int:
    """The number of the row it stands in."""
    digits = comment.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ$")
    return int(digits) if digits.isdecimal() and len(digits) < 9 else _BEYOND


def _stored(row: SheetRow) -> dict[int, str]:
    """How cells are written, by their columns, where that is not what they say."""
    told: dict[int, str] = {}
    left = LONGEST_ROW // 2
    for cell in row.cells[:MOST_CELLS]:
        if cell.stored and left > 0:
            told[cell.column] = sound(cell.stored)[: min(LONGEST_CELL, left)]
            left -= len(told[cell.column])
    return told


def _across(row: SheetRow, most: int, meant: bool = False) -> list[str]:
    """The cells in their columns, empty ones between them: as they are shown, or as they are `meant`."""
    told: list[str] = []
    for cell in row.cells:
        if cell.column >= most:
            break
        told += [""] * (cell.column - len(told))
        words = cell.value if meant and cell.value is not None else cell.shown
        told[cell.column :] = [sound(words[:_LONGEST_SHOWN])]
    return told


def _line(row: SheetRow) -> str:
    """The row as a line of text; a line end or tab within a cell stands as a space."""
    return "\t".join(_BREAK.sub(" ", cell) for cell in _across(row, _MOST_COLUMNS))[:_CHARACTERS]
