"""OpenDocument spreadsheets (ODS, ODF 1.3 part 3), read row by row.

A cell or row that is said to be repeated a million times is so to fill the sheet: empty ones are counted and
not made, filled ones are repeated within a limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, ClassVar
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.reading import MIB, Limits, Reading, sound
from amana.intake.sources import size_of
from amana.intake.tables.excel_workbook import column_name
from amana.intake.tables.sheets import LOOK, Cell, Comment, Seen, SheetRow, first_sheets, next_sheets
from amana.intake.tables.xml_parts import elements, tree, unpacked_size
from amana.intake.zip_guard import opened, unpacked
from amana.records import EmbeddedFact

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{{{_ODF}table:1.0}}"
_OFFICE = f"{{{_ODF}office:1.0}}"
_TEXT = f"{{{_ODF}text:1.0}}"
_STYLE = f"{{{_ODF}style:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_REPEATED = 1_000
_MOST_CELLS = 50_000  # of a row and its repetitions
_COLUMNS = 16_384
_MOST_NOTES = 50
_META = {
    "title": "title",
    "creator": "last-modified-by",
    "initial-creator": "creator",
    "creation-date": "created",
    "date": "modified",
    "generator": "application",
}
_VALUES = {
    "float": "value",
    "percentage": "value",
    "currency": "value",
    "date": "date-value",
    "time": "time-value",
    "boolean": "boolean-value",
    "string": "string-value",
}


class OpenSpreadsheet:
    """OpenDocument spreadsheets."""

    name: ClassVar[str] = "open-spreadsheet"
    version: ClassVar[str] = "1"
    reads: ClassVar[str] = (
        "Each sheet as a text and a part, its rows as parts with their cells under the header's names; dates as "
        "ISO with what is shown; formulas, remarks, and what is hidden."
    )
    kinds: ClassVar[tuple[str, ...]] = (
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet-template",
    )
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=256 * MIB, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first sheets and rows."""
        size = size_of(source, limits)
        with opened(source, limits) as zipped:
            whole = unpacked_size(zipped, size)
            return first_sheets(_sheets(zipped, limits), list(_properties(zipped)), limits, whole)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The sheets and rows from where the token tells."""
        size = size_of(source, limits)
        with opened(source, limits) as zipped:
            return next_sheets(_sheets(zipped, limits), limits, resume, unpacked_size(zipped, size))


def _properties(zipped: ZipFile) -> Iterator[EmbeddedFact]:
    root = tree(zipped, "meta.xml")
    for element in root.iter() if root is not None else ():
        name = _META.get(str(element.tag).rpartition("}")[2])
        value = sound((element.text or "").strip())[:4_000]
        if name and value:
            yield EmbeddedFact(name, value)


def _sheets(zipped: ZipFile, limits: Limits) -> list[_Sheet]:
    manifest = unpacked(zipped, "META-INF/manifest.xml", limits)
    if manifest is not None and b"encryption-data" in manifest:
        raise ReadingFailed(reason="encrypted")
    if "content.xml" not in zipped.NameToInfo:
        raise ReadingFailed(reason="malformed")
    content = _Content(zipped)
    hidden: set[str] = set()
    told: list[_Sheet] = []
    tags = (f"{_STYLE}style", f"{_TABLE}table", f"{_TABLE}table-row")
    for event, element in elements(zipped, "content.xml", *tags, events=("start", "end")):
        if element.tag == f"{_TABLE}table" and event == "start":
            state = "hidden" if element.get(f"{_TABLE}style-name") in hidden else None
            told.append(_Sheet(content, len(told), sound(element.get(f"{_TABLE}name") or ""), state))
        elif element.tag == f"{_STYLE}style" and event == "end":
            shown = element.find(f"{_STYLE}table-properties")
            if shown is not None and shown.get(f"{_TABLE}display") == "false":
                hidden.add(str(element.get(f"{_STYLE}name")))
    if not told:
        raise ReadingFailed(reason="malformed")
    return told


class _Content:
    """The tables of content.xml in one pass, as long as they are asked for in their order."""

    def __init__(self, zipped: ZipFile) -> None:
        self._zipped = zipped
        self._events: Iterator[tuple[str, Any]] = iter(())
        self._at = -1  # the table that has begun
        self._begun = False

    def table(self, number: int) -> Iterator[Any]:
        """Each row of a table, counted from 0, and each column's element."""
        if not self._begun or self._at >= number:
            tags = (f"{_TABLE}table", f"{_TABLE}table-row", f"{_TABLE}table-column")
            self._events = elements(self._zipped, "content.xml", *tags, events=("start", "end"))
            self._at, self._begun = -1, True
        for event, element in self._events:
            if element.tag == f"{_TABLE}table":
                self._at += event == "start"
                if event == "end" and self._at >= number:
                    return
            elif event == "end" and self._at == number:
                yield element


@dataclass(slots=True)
class _Sheet:
    """One table of a spreadsheet."""

    content: _Content
    index: int
    name: str
    state: str | None
    _columns: list[str] = field(default_factory=list)

    def rows(self, seen: Seen, after: int) -> Iterator[SheetRow]:
        """Its filled rows. ReadingFailed: malformed."""
        number, column, given = 1, 0, 0
        for element in self.content.table(self.index):
            if element.tag == f"{_TABLE}table-column":
                many = _many(element, "number-columns-repeated")
                if element.get(f"{_TABLE}visibility") in {"collapse", "filter"} and len(seen.facts) < _MOST_NOTES:
                    span = f"{column + 1}-{column + many}"
                    seen.facts.append(EmbeddedFact("hidden-columns", span))
                column += many
                continue
            many = _many(element, "number-rows-repeated")
            if given >= LOOK and number + many - 1 <= after:
                number += many
                continue
            cells = list(_cells(element, number, seen))
            given += bool(cells)
            hidden = element.get(f"{_TABLE}visibility") in {"collapse", "filter"}
            most = min(_MOST_REPEATED, max(1, _MOST_CELLS // max(1, len(cells))))
            if cells and many > most and len(seen.facts) < _MOST_NOTES:
                seen.facts.append(EmbeddedFact("rows-repeated", str(many), f"row/{number}"))
            for step in range(min(many, most) if cells else 0):
                yield SheetRow(number + step, cells, hidden)
            number += many


def _many(element: Any, name: str) -> int:
    told = str(element.get(f"{_TABLE}{name}") or "1")
    return max(1, int(told)) if told.isdecimal() and len(told) < 9 else 1


def _cells(row: Any, number: int, seen: Seen) -> Iterator[Cell]:
    column = 0
    for element in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        many = _many(element, "number-columns-repeated")
        cell = _cell(element, column)
        note = element.find(f"{_OFFICE}annotation")
        if note is not None:
            seen.comments.append(_comment(note, f"{column_name(min(column, _COLUMNS))}{number}"))
        if element.get(f"{_TABLE}number-columns-spanned", "1") != "1" and len(seen.facts) < _MOST_NOTES:
            wide, high = _many(element, "number-columns-spanned"), _many(element, "number-rows-spanned")
            seen.facts.append(EmbeddedFact("merged-cells", f"{wide}x{high}", f"{column_name(column)}{number}"))
        for step in range(min(many, _MOST_REPEATED) if cell is not None else 0):
            if cell is not None and column + step < _COLUMNS:
                yield Cell(column + step, cell.shown, cell.value, cell.stored, cell.formula)
        column += many
        if column >= _COLUMNS:
            return


def _cell(element: Any, column: int) -> Cell | None:
    """What is shown; for dates and times the value as ISO 8601 means it, for numbers as stored beside it."""
    kind = element.get(f"{_OFFICE}value-type")
    value = element.get(f"{_OFFICE}{_VALUES.get(kind, 'value')}")
    paragraphs = element.iterchildren(f"{_TEXT}p", f"{_TEXT}h")
    text = "\n".join(_running(paragraph) for paragraph in paragraphs)
    formula = element.get(f"{_TABLE}formula")
    made = Cell(column, text or value or "", formula=formula)
    if kind == "date" and value:
        made.value, made.stored = value, text if text and text != value else None
    elif kind not in {None, "string"} and value and value != text:
        made.stored = value
    return made if made.shown or formula else None


def _running(paragraph: Any) -> str:
    """A paragraph's characters; spaces and tabs are elements of their own (ODF 1.3 part 3, 6.1)."""
    told: list[str] = [paragraph.text or ""]
    for element in paragraph.iterdescendants():
        if element.tag == f"{_TEXT}s":
            count = str(element.get(f"{_TEXT}c") or "1")
            told.append(" " * min(int(count) if count.isdecimal() and len(count) < 7 else 1, 1_000))
        elif element.tag == f"{_TEXT}tab":
            told.append("\t")
        elif element.tag == f"{_TEXT}line-break":
            told.append("\n")
        elif isinstance(element.tag, str):
            told.append(element.text or "")
        told.append(element.tail or "")
    return "".join(told)


def _comment(note: Any, cell: str) -> Comment:
    names = (("author", f"{_DC}creator"), ("created", f"{_DC}date"))
    facts = [
        EmbeddedFact(name, sound(found.text)[:200])
        for name, tag in names
        if (found := note.find(tag)) is not None and found.text
    ]
    return Comment(cell, "\n".join(_running(one) for one in note.iterchildren(f"{_TEXT}p")), tuple(facts))
