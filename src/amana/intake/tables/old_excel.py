"""Excel's format before 2007 (XLS, [MS-XLS]), read by xlrd; and new ones under a passphrase, which are locked.

A workbook with a passphrase is an OLE file (MS-OFFCRYPTO) that holds the package encrypted.
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.documents.ole_file import opened_ole, property_facts, streams
from amana.intake.reading import MIB, Limits, Reading, sound
from amana.intake.sources import whole
from amana.intake.tables.excel_workbook import column_name
from amana.intake.tables.number_formats import meaning, plain, shown
from amana.intake.tables.sheets import LOOK, Cell, Comment, Seen, SheetRow, first_sheets, next_sheets
from amana.records import EmbeddedFact

_NAMED = re.compile(r"(?i).*\.(?:xls[xmb]?|xlt[xm]?|xlw)$")
_OLE = "application/x-ole-storage"
_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = range(1, 6)
_MOST_NOTES = 50
_STATES = {1: "hidden", 2: "very-hidden"}
_BROKEN = (
    struct.error,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    AssertionError,
    TypeError,
    AttributeError,
    ArithmeticError,
    NotImplementedError,
)


class OldExcel:
    """Excel workbooks from before 2007."""

    name: ClassVar[str] = "old-excel"
    version: ClassVar[str] = "1"
    reads: ClassVar[str] = (
        "Each sheet as a text and a part, its rows as parts with their cells under the header's names; dates as "
        "ISO with the number as stored; remarks, merged cells, and what is hidden."
    )
    kinds: ClassVar[tuple[str, ...]] = ("application/vnd.ms-excel",)
    libraries: ClassVar[tuple[str, ...]] = ("xlrd", "olefile")
    limits: ClassVar[Limits] = Limits(input_bytes=64 * MIB, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, name: str, /) -> bool:
        """Also an OLE file that is named as a new workbook: it is one under a passphrase."""
        return media_type in self.kinds or (media_type == _OLE and _NAMED.match(name[-100:]) is not None)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first sheets and rows."""
        data = whole(source, limits)
        facts = _properties(data, limits)
        return first_sheets(_sheets(data), facts, limits, len(data))

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The sheets and rows from where the token tells."""
        data = whole(source, limits)
        return next_sheets(_sheets(data), limits, resume, len(data))


def _properties(data: bytes, limits: Limits) -> list[EmbeddedFact]:
    """Who made it and when, as its summary tells. ReadingFailed: encrypted, malformed."""
    if not data.startswith(_MARK):
        return []
    ole = opened_ole(data)
    if "EncryptedPackage" in streams(ole):
        raise ReadingFailed(reason="encrypted")
    return list(property_facts(ole, limits))


def _sheets(data: bytes) -> list[_Sheet]:
    import xlrd  # type: ignore[import-untyped]

    try:
        book: Any = xlrd.open_workbook(
            file_contents=data,
            logfile=io.StringIO(),  # what it mutters must not go where answers go
            use_mmap=False,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
        )
    except xlrd.XLRDError as fault:
        locked = "encrypted" in str(fault).lower() or "password" in str(fault).lower()
        raise ReadingFailed(reason="encrypted" if locked else "malformed") from fault
    except (xlrd.compdoc.CompDocError, *_BROKEN) as fault:
        raise ReadingFailed(reason="malformed") from fault
    states: list[int] = list(getattr(book, "_sheet_visibility", []))
    told = [
        _Sheet(book, number, name, _STATES.get(states[number]) if number < len(states) else None)
        for number, name in enumerate(book.sheet_names())
    ]
    if not told:
        raise ReadingFailed(reason="malformed")
    return told


@dataclass(slots=True)
class _Sheet:
    """One sheet of an old workbook."""

    book: Any
    index: int
    name: str
    state: str | None
    _formats: set[tuple[str, str]] = field(default_factory=set)

    def rows(self, seen: Seen, after: int) -> Iterator[SheetRow]:
        """Its filled rows. ReadingFailed: malformed."""
        import xlrd

        try:
            sheet = self.book.sheet_by_index(self.index)
            given = 0
            for number in range(sheet.nrows):
                if given >= LOOK and number < after:
                    continue
                cells = list(self._cells(sheet, number, seen))
                if cells:
                    given += 1
                    info = sheet.rowinfo_map.get(number)
                    yield SheetRow(number + 1, cells, bool(info is not None and info.hidden))
            self._notes(sheet, seen)
            self.book.unload_sheet(self.index)
        except (xlrd.XLRDError, *_BROKEN) as fault:
            raise ReadingFailed(reason="malformed") from fault

    def _cells(self, sheet: Any, row: int, seen: Seen) -> Iterator[Cell]:
        import xlrd

        for column in range(sheet.row_len(row)):
            kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
            if kind == _TEXT and value:
                yield Cell(column, str(value))
            elif kind in {_NUMBER, _DATE}:
                yield self._number(sheet, row, column, float(value), seen)
            elif kind == _BOOLEAN:
                yield Cell(column, "TRUE" if value else "FALSE")
            elif kind == _ERROR:
                yield Cell(column, str(xlrd.error_text_from_code.get(value, f"#{value}")))

    def _number(self, sheet: Any, row: int, column: int, value: float, seen: Seen) -> Cell:
        style = self.book.xf_list[sheet.cell_xf_index(row, column)]
        code = str(self.book.format_map[style.format_key].format_str)
        if meaning(code) == "number":
            return Cell(column, plain(value))
        told = shown(value, code, bool(self.book.datemode))
        own = (column_name(column), code)
        if own not in self._formats and len(self._formats) < _MOST_NOTES:
            self._formats.add(own)
            seen.facts.append(EmbeddedFact("number-format", sound(code)[:300], own[0]))
        return Cell(column, told, stored=plain(value) if plain(value) != told else None)

    def _notes(self, sheet: Any, seen: Seen) -> None:
        for first, last, left, right in sheet.merged_cells[:_MOST_NOTES]:
            span = f"{column_name(left)}{first + 1}:{column_name(max(left, right - 1))}{last}"
            seen.facts.append(EmbeddedFact("merged-cells", span))
        for (row, column), note in sorted(sheet.cell_note_map.items()):
            author = sound(str(getattr(note, "author", "") or ""))[:200]
            facts = (EmbeddedFact("author", author),) if author else ()
            seen.comments.append(Comment(f"{column_name(column)}{row + 1}", str(note.text or ""), facts))
