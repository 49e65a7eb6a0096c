"""Excel's format since 2007 (XLSX, ECMA-376 part 1, 18): read from the XML itself, sheet by sheet and row by row.

A cell gives what was last calculated, and its formula beside it. Nothing is calculated here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar
from zipfile import ZipFile

from amana.errors import ReadingFailed
from amana.intake.reading import MIB, Limits, Reading, sound
from amana.intake.sources import size_of
from amana.intake.tables.number_formats import BUILT_IN, meaning, plain, shown
from amana.intake.tables.sheets import LOOK, Cell, Comment, Seen, SheetRow, first_sheets, next_sheets
from amana.intake.tables.xml_parts import elements, tree, unpacked_size
from amana.intake.zip_guard import opened
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "vnd.openxmlformats-officedocument.spreadsheetml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_MOST_STRINGS = 256 * MIB  # code points of all strings of a workbook
_MOST_NOTES = 50
_COLUMNS = 16_384
_CORE = {
    "title": "title",
    "creator": "creator",
    "lastModifiedBy": "last-modified-by",
    "created": "created",
    "modified": "modified",
    "Application": "application",
    "Company": "company",
}
_STATES = {"hidden": "hidden", "veryHidden": "very-hidden"}


class ExcelWorkbook:
    """Excel workbooks since 2007."""

    name: ClassVar[str] = "excel-workbook"
    version: ClassVar[str] = "1"
    reads: ClassVar[str] = (
        "Each sheet as a text and a part, its rows as parts with their cells under the header's names; dates as "
        "ISO with the number as stored; formulas, comments, merged cells, and what is hidden."
    )
    kinds: ClassVar[tuple[str, ...]] = (
        f"application/{_MAIN}.sheet",
        f"application/{_MAIN}.template",
        "application/vnd.ms-excel.sheet.macroenabled.12",
    )
    libraries: ClassVar[tuple[str, ...]] = ("lxml",)
    limits: ClassVar[Limits] = Limits(input_bytes=256 * MIB, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The first sheets and rows."""
        size = size_of(source, limits)
        with opened(source, limits) as zipped:
            book = _book(zipped)
            told = first_sheets(book.sheets, book.facts, limits, unpacked_size(zipped, size))
        facts = {fact.name: fact.value for fact in book.facts}
        return _suggesting(told, facts.get("title"), facts.get("creator"))

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The sheets and rows from where the token tells."""
        size = size_of(source, limits)
        with opened(source, limits) as zipped:
            return next_sheets(_book(zipped).sheets, limits, resume, unpacked_size(zipped, size))


def _suggesting(told: Reading, title: str | None, byline: str | None) -> Reading:
    return replace(told, title=title, byline=byline)


@dataclass(slots=True)
class _Book:
    """A workbook: its sheets, and what they share."""

    zipped: ZipFile
    sheets: Sequence[_Sheet] = ()
    facts: list[EmbeddedFact] = field(default_factory=list)
    since_1904: bool = False
    formats: list[str] = field(default_factory=list)
    _strings: list[str] | None = None

    def string(self, index: int) -> str | None:
        """A shared string; read when the first is asked for."""
        if self._strings is None:
            self._strings = list(_strings(self.zipped, self.folder))
        return self._strings[index] if 0 <= index < len(self._strings) else None

    folder: str = "xl"


def _book(zipped: ZipFile) -> _Book:
    main = next(
        (target for kind, _, target in _relations(zipped, "") if kind == "officeDocument"), "xl/workbook.xml"
    )
    root = tree(zipped, main)
    if root is None:
        raise ReadingFailed(reason="malformed")
    book = _Book(zipped, folder=posixpath.dirname(main))
    book.facts = list(_properties(zipped))
    targets = {own: target for _, own, target in _relations(zipped, main)}
    properties = root.find("{*}workbookPr")
    book.since_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    book.formats = _formats(tree(zipped, posixpath.join(book.folder, "styles.xml")))
    sheets = []
    for element in root.iterfind("{*}sheets/{*}sheet"):
        own = str(element.get(_RELATION) or element.get(_STRICT_RELATION) or "")
        state = _STATES.get(str(element.get("state")))
        sheets.append(_Sheet(book, sound(str(element.get("name") or "")), state, targets.get(own, "")))
    if not sheets:
        raise ReadingFailed(reason="malformed")
    book.sheets = sheets
    return book


def _relations(zipped: ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Kind, id and target of each relation of a part (OPC, ECMA-376 part 2); those that lead outside are none."""
    folder, base = posixpath.split(part)
    root = tree(zipped, posixpath.join(folder, "_rels", f"{base}.rels"))
    for element in root if root is not None else ():
        target = str(element.get("Target") or "")
        if element.get("TargetMode") != "External" and target:
            path = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
            yield str(element.get("Type") or "").rpartition("/")[2], str(element.get("Id") or ""), path


def _properties(zipped: ZipFile) -> Iterator[EmbeddedFact]:
    for part in ("docProps/core.xml", "docProps/app.xml"):
        root = tree(zipped, part)
        for element in root if root is not None else ():
            name = _CORE.get(str(element.tag).rpartition("}")[2])
            value = sound((element.text or "").strip())[:4_000]
            if name and value:
                yield EmbeddedFact(name, value)


def _formats(root: _Element | None) -> list[str]:
    """The number format of each cell style, in their order."""
    if root is None:
        return []
    own = {
        str(one.get("numFmtId")): str(one.get("formatCode") or "") for one in root.iterfind("{*}numFmts/{*}numFmt")
    }
    told = []
    for style in root.iterfind("{*}cellXfs/{*}xf"):
        number = str(style.get("numFmtId") or "0")
        built_in = BUILT_IN.get(int(number), "General") if number.isdecimal() and len(number) < 9 else "General"
        told.append(own.get(number, built_in))
    return told


def _strings(zipped: ZipFile, folder: str) -> Iterator[str]:
    """Shared strings, runs joined, without what only says how a word is pronounced."""
    name = posixpath.join(folder, "sharedStrings.xml")
    if name not in zipped.NameToInfo:
        return
    total = 0
    for _, element in elements(zipped, name, "{*}si"):
        text = _running(element)
        total += len(text)
        if total > _MOST_STRINGS:
            raise ReadingFailed(reason="too-large")
        yield text


def _running(element: Any) -> str:
    words = element.iterfind(".//{*}t")
    return "".join(t.text or "" for t in words if str(t.getparent().tag).rpartition("}")[2] != "rPh")


@dataclass(slots=True)
class _Sheet:
    """One sheet of a workbook."""

    book: _Book
    name: str
    state: str | None
    path: str
    _formats: set[tuple[str, str]] = field(default_factory=set)

    def rows(self, seen: Seen, after: int) -> Iterator[SheetRow]:
        """Its filled rows; numbers that do not grow are not believed."""
        if self.path not in self.book.zipped.NameToInfo:
            raise ReadingFailed(reason="malformed")
        seen.comments += self._comments()
        number = merged = given = 0
        for _, element in elements(self.book.zipped, self.path, "{*}row", "{*}mergeCell", "{*}col"):
            tag = str(element.tag).rpartition("}")[2]
            if tag == "row":
                told = str(element.get("r") or "")
                number = max(number + 1, int(told) if told.isdecimal() and len(told) < 9 else 0)
                if given >= LOOK and number <= after:
                    continue
                cells = list(self._cells(element, seen))
                if cells:
                    given += 1
                    yield SheetRow(number, cells, element.get("hidden") in {"1", "true"})
            elif tag == "mergeCell":
                merged += 1
                if merged <= _MOST_NOTES:
                    seen.facts.append(EmbeddedFact("merged-cells", sound(str(element.get("ref")))[:40]))
            elif element.get("hidden") in {"1", "true"} and len(seen.facts) < _MOST_NOTES:
                span = f"{element.get('min')}-{element.get('max')}"
                seen.facts.append(EmbeddedFact("hidden-columns", sound(span)[:40]))
        if merged > _MOST_NOTES:
            seen.facts.append(EmbeddedFact("merged-cells-left-out", str(merged - _MOST_NOTES)))

    def _cells(self, row: Any, seen: Seen) -> Iterator[Cell]:
        column = -1
        for element in row.iterchildren("{*}c"):
            told = _column(str(element.get("r") or ""))
            column = column + 1 if told is None else max(column + 1, told)
            if column >= _COLUMNS:
                return
            cell = self._cell(element, column, seen)
            if cell is not None:
                yield cell

    def _cell(self, element: Any, column: int, seen: Seen) -> Cell | None:
        kind = element.get("t") or "n"
        made = Cell(column, "")
        for child in element:
            tag = str(child.tag)
            if tag.endswith("}v"):
                made.shown = child.text or ""
            elif tag.endswith("}f") and child.text:
                made.formula = f"={child.text}"
        written = made.shown
        if kind == "s":
            index = int(written) if written.isdecimal() and len(written) < 10 else -1
            made.shown = self.book.string(index) or ""
        elif kind == "inlineStr":
            made.shown = _running(element)
        elif kind == "b":
            made.shown = {"1": "TRUE", "0": "FALSE"}.get(written, written)
        elif kind == "n" and written:
            self._number(made, written, element.get("s"), seen)
        return made if made.shown or made.formula else None

    def _number(self, cell: Cell, written: str, style: str | None, seen: Seen) -> None:
        """A number as its format means it, and as stored where that is not the same."""
        try:
            number = float(written)
        except ValueError:
            return
        styles = self.book.formats
        index = int(style) if style and style.isdecimal() and len(style) < 7 else 0
        code = styles[index] if index < len(styles) else "General"
        if meaning(code) == "number":
            cell.shown = plain(number)
        else:
            cell.shown = shown(number, code, self.book.since_1904)
            own = (column_name(cell.column), code)
            if own not in self._formats and len(self._formats) < _MOST_NOTES:
                self._formats.add(own)
                seen.facts.append(EmbeddedFact("number-format", sound(code)[:300], own[0]))
        cell.stored = written if written != cell.shown else None

    def _comments(self) -> Iterator[Comment]:
        for kind, _, target in _relations(self.book.zipped, self.path):
            root = tree(self.book.zipped, target) if kind == "comments" else None
            if root is None:
                continue
            authors = [sound(one.text or "") for one in root.iterfind("{*}authors/{*}author")]
            for element in root.iterfind("{*}commentList/{*}comment"):
                number = str(element.get("authorId") or "")
                index = int(number) if number.isdecimal() and len(number) < 9 else len(authors)
                by = authors[index][:200] if index < len(authors) else ""
                facts = (EmbeddedFact("author", by),) if by else ()
                yield Comment(sound(str(element.get("ref") or "?"))[:20], _running(element), facts)


def _column(reference: str) -> int | None:
    """The column of a reference like `BC17`, counted from 0."""
    letters = reference.rstrip("0123456789")
    if not (0 < len(letters) <= 3 and letters.isascii() and letters.isalpha()):
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_name(column: int) -> str:
    """The letters of a column that is counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
