"""The text of an OpenDocument body (OASIS ODF 1.3 part 3): paragraphs, tables, changes, annotations, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amana.intake.documents.packages import local
from amana.intake.documents.remarks import MAX_REMARKS, Remark
from amana.intake.documents.runs import Line, Run, joined, joined_cell, marked, spanned

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_PARAGRAPHS = frozenset((f"{TEXT}p", f"{TEXT}h"))
_NOTE = f"{TEXT}note"
_ANNOTATION = f"{OFFICE}annotation"
_CHANGES = f"{TEXT}tracked-changes"
# What is no text of the document: its own bookkeeping, and what only stands in for something else.
_SKIPPED = frozenset(
    {
        _CHANGES,
        f"{OFFICE}forms",
        f"{OFFICE}event-listeners",
        f"{TEXT}sequence-decls",
        f"{TEXT}user-field-decls",
        f"{TEXT}variable-decls",
        f"{TEXT}index-title-template",
        f"{TEXT}table-of-content-source",
        f"{TEXT}alphabetical-index-source",
        f"{TEXT}note-citation",
        f"{TEXT}ruby-text",
        f"{OFFICE}binary-data",
    }
)
_MAX_SPACES = 1_000


@dataclass(slots=True)
class Found:
    """What is met on the way: annotations and notes in order, and which changes begin, stand or end where."""

    annotations: list[tuple[int, _Element]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    changes: dict[str, int] = field(default_factory=dict)
    named: dict[str, int] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)
    pending: Line = field(default_factory=list)  # marks between paragraphs, for the next one
    marks: int = 0

    def mark(self) -> int:
        self.marks += 1
        return self.marks - 1


@dataclass(frozen=True, slots=True)
class OdfText:
    """A body's text; changes and comments in order; the words of its notes, which stand apart."""

    text: str
    changes: tuple[Remark, ...] = ()
    comments: tuple[Remark, ...] = ()
    notes: tuple[str, ...] = ()


def text_of(body: _Element) -> OdfText:
    """A line for each paragraph, heading and row of a table, cells set apart by tabs."""
    found = Found()
    told = spanned(joined(_lines(body, found), "\n"))
    comments = [_comment(element, told.spans.get(mark)) for mark, element in found.annotations[:MAX_REMARKS]]
    return OdfText(told.text, tuple(_changes(body, found, told.spans)), tuple(comments), tuple(found.notes))


def _lines(parent: _Element, found: Found) -> Iterator[Line]:
    for child in parent:
        tag = child.tag
        if tag in _PARAGRAPHS:
            yield _running(child, found)
        elif tag == f"{_TABLE}table-row":
            cells = (list(_lines(cell, found)) for cell in child if local(cell).endswith("table-cell"))
            yield list(joined((joined_cell(lines) for lines in cells), "\t"))
        elif tag == _ANNOTATION:
            found.annotations.append((found.mark(), child))
        elif tag in _SKIPPED or not isinstance(tag, str):
            continue
        elif local(child) in _POINTS:
            found.pending += _point(child, found)
        else:
            yield from _lines(child, found)


def _running(paragraph: _Element, found: Found) -> Line:
    """A paragraph's characters; what follows each element is its tail. White space is as ODF 1.3, 6.1.2 has it."""
    told: Line = [*found.pending, marked(_spaces(paragraph.text), found.open)]
    found.pending.clear()
    waiting: list[_Element | str] = list(reversed(paragraph))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            told.append(marked(_spaces(one), found.open))
            continue
        if one.tail:
            waiting.append(one.tail)
        told += _taken(one, found, waiting)
    return told


def _taken(element: _Element, found: Found, waiting: list[_Element | str]) -> Line:
    """What an element within a paragraph stands for; its content is put among what is waiting."""
    name, tag = local(element), element.tag
    if name in _CHARACTERS:
        return [marked(_character(element, name), found.open)]
    if tag == _NOTE:
        _take_note(element, found)
        return []
    if tag == _ANNOTATION:
        return [Run("", (_take_annotation(element, found),))]
    if name in _POINTS:
        return list(_point(element, found))
    if tag in _SKIPPED or not isinstance(tag, str):
        return []
    waiting.extend(reversed(element))
    if element.text:
        waiting.append(element.text)
    return ["\n"] if tag in _PARAGRAPHS else []


_CHARACTERS = frozenset(("tab", "line-break", "s", "soft-page-break"))
_POINTS = frozenset(("change-start", "change-end", "change", "annotation-end"))


def _character(element: _Element, name: str) -> str:
    if name == "s":
        count = str(element.get(f"{TEXT}c", "1"))
        return " " * (
            min(int(count), _MAX_SPACES) if count.isascii() and count.isdecimal() and len(count) < 9 else 1
        )
    return {"tab": "\t", "line-break": "\n"}.get(name, "")


def _spaces(text: str | None) -> str:
    """Line ends and runs of spaces of the XML are one space each."""
    if not text:
        return ""
    if "\n" not in text and "\t" not in text and "\r" not in text and "  " not in text:
        return text
    pieces = [piece for piece in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if piece]
    before, after = " " * text[0].isspace(), " " * text[-1].isspace()
    return before + " ".join(pieces) + after if pieces else " "


def _take_note(element: _Element, found: Found) -> None:
    """A foot- or endnote: its words stand apart from the paragraph that it is pinned to."""
    for body in element.iter(f"{TEXT}note-body"):
        words = spanned(joined(_lines(body, Found()), "\n")).text
        if words.strip():
            found.notes.append(words)


def _take_annotation(element: _Element, found: Found) -> int:
    mark = found.mark()
    found.annotations.append((mark, element))
    name = str(element.get(f"{OFFICE}name", ""))
    if name and len(found.open) < 100:
        found.named[name] = mark
    return mark


def _point(element: _Element, found: Found) -> Iterator[Run]:
    """Where a change or the words of a comment begin, stand or end."""
    name, key = local(element), str(element.get(f"{TEXT}change-id", ""))
    if name == "annotation-end":
        mark = found.named.get(str(element.get(f"{OFFICE}name", "")))
        if mark is not None:
            yield Run("", (mark,))
        return
    if key not in found.changes:
        found.changes[key] = found.mark()
    mark = found.changes[key]
    if name == "change-start" and mark not in found.open and len(found.open) < 100:
        found.open.append(mark)
    elif name == "change-end" and mark in found.open:
        found.open.remove(mark)
    yield Run("", (mark,))


def _comment(element: _Element, about: tuple[int, int] | None) -> Remark:
    words = spanned(joined(_lines(element, Found()), "\n")).text.strip("\n")
    return Remark("comment", words, *_who_and_when(element), about)


def _who_and_when(element: _Element) -> tuple[str, str]:
    """Author and date as written, of an annotation or of a change's `office:change-info`."""
    told = {local(child): (child.text or "").strip() for child in element if local(child) in {"creator", "date"}}
    return told.get("creator", ""), told.get("date", "")


def _changes(body: _Element, found: Found, spans: dict[int, tuple[int, int]]) -> Iterator[Remark]:
    """The regions that the document lists (5.5.2), each with where it stands."""
    regions = (region for listed in body.iter(_CHANGES) for region in listed)
    for _, region in zip(range(MAX_REMARKS), regions, strict=False):
        key = str(region.get(f"{TEXT}id") or region.get("{http://www.w3.org/XML/1998/namespace}id") or "")
        about = spans.get(found.changes[key]) if key in found.changes else None
        for change in region:
            author, date = next((_who_and_when(one) for one in change if local(one) == "change-info"), ("", ""))
            if local(change) == "insertion" and about:
                yield Remark("insertion", "", author, date, about)
            elif local(change) == "deletion":
                words = spanned(joined(_lines(change, Found()), "\n")).text
                yield Remark("deletion", words, author, date, about)
