"""The text of a Word document (ECMA-376 part 1, 17): paragraphs, tables, tracked changes, places of comments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amana.intake.documents.remarks import MAX_REMARKS, Remark
from amana.intake.documents.runs import Line, Run, joined, joined_cell, marked, spanned

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_T, _R = f"{W}t", f"{W}r"
# What stands for a character of its own in running text.
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}ptab": "\t",
}
_REMOVED = frozenset((f"{W}del", f"{W}moveFrom"))
_ADDED = frozenset((f"{W}ins", f"{W}moveTo"))
_SKIPPED = frozenset(f"{W}{name}" for name in ("delText", "instrText", "rPr", "pPr"))
_LINE_ENDS = frozenset((f"{W}br", f"{W}cr", f"{W}p"))


@dataclass(slots=True)
class _Found:
    """What is met on the way: changes in order, each known by its number, and which comments are open."""

    changes: list[tuple[str, _Element]] = field(default_factory=list)
    comments: dict[str, int] = field(default_factory=dict)
    open: list[int] = field(default_factory=list)

    def mark(self, kind: str, element: _Element) -> int:
        self.changes.append((kind, element))
        return len(self.changes) - 1


@dataclass(frozen=True, slots=True)
class WordText:
    """A part's text, its changes in order, and where each comment's words stand, by the comment's id."""

    text: str
    changes: tuple[Remark, ...] = ()
    commented: dict[str, tuple[int, int]] = field(default_factory=dict)


def text_of(root: _Element) -> WordText:
    """A line for each paragraph and each row of a table, cells set apart by tabs. Deletions stand beside it."""
    found = _Found()
    told = spanned(joined(_lines(root, found), "\n"))
    changes = tuple(_remarks(found, told.spans))
    commented = {key: told.spans[mark] for key, mark in found.comments.items() if mark in told.spans}
    return WordText(told.text, changes, commented)


def _lines(parent: _Element, found: _Found) -> Iterator[Line]:
    for child in parent:
        if child.tag == f"{W}p":
            yield _running(child, found)
        elif child.tag == f"{W}tr":
            cells = (list(_lines(cell, found)) for cell in _cells(child))
            yield list(joined((joined_cell(lines) for lines in cells), "\t"))
        elif child.tag not in _SKIPPED and child.tag not in _REMOVED and isinstance(child.tag, str):
            yield from _lines(child, found)


def _cells(row: _Element) -> Iterator[_Element]:
    """A row's own cells, also those inside a content control; not those of a table within a cell."""
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in _SKIPPED and child.tag not in _REMOVED and isinstance(child.tag, str):
            yield from _cells(child)


def _running(paragraph: _Element, found: _Found) -> Line:
    """A paragraph's characters, in the order they are written; text boxes within it follow on."""
    told: Line = []
    waiting: list[_Element | int] = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if isinstance(element, int):  # an insertion ends
            found.open.remove(element)
            continue
        tag = element.tag
        if tag == _T:
            told.append(marked(element.text or "", found.open))
        elif tag in _CHARACTERS:
            told.append(marked(_CHARACTERS[tag], found.open))
        elif tag in _REMOVED:
            told.append(Run("", (found.mark("deletion", element),)))
        elif tag in _SKIPPED or not isinstance(tag, str) or tag.endswith("}Fallback"):
            continue
        elif tag != _R:
            told += _opened(element, found, waiting)
            waiting.extend(reversed(element))
        else:
            waiting.extend(reversed(element))
    return told


def _opened(element: _Element, found: _Found, waiting: list[_Element | int]) -> Line:
    """What begins with an element that is no run of text: a paragraph within, an insertion, a comment's words."""
    if element.tag == f"{W}p":
        return ["\n"]
    if element.tag in _ADDED:
        mark = found.mark("insertion", element)
        found.open.append(mark)
        waiting.append(mark)
        return []
    return list(_comment(element, found))


def _comment(element: _Element, found: _Found) -> Iterator[Run]:
    """Where a comment's words begin, end, or are referred to."""
    name = str(element.tag).removeprefix(W)
    if name not in {"commentRangeStart", "commentRangeEnd", "commentReference"}:
        return
    key = str(element.get(f"{W}id", ""))
    if key not in found.comments:
        found.comments[key] = found.mark("comment", element)
    mark = found.comments[key]
    if name == "commentRangeStart" and mark not in found.open and len(found.open) < 100:
        found.open.append(mark)
    elif name == "commentRangeEnd" and mark in found.open:
        found.open.remove(mark)
    else:
        return
    yield Run("", (mark,))


def _remarks(found: _Found, spans: dict[int, tuple[int, int]]) -> Iterator[Remark]:
    for mark, (kind, element) in enumerate(found.changes[:MAX_REMARKS]):
        author, date = (str(element.get(f"{W}{name}", "")) for name in ("author", "date"))
        if kind == "deletion":
            words = "".join(_removed(element))
            yield Remark("deletion", words, author, date, spans.get(mark))
        elif kind == "insertion" and mark in spans:
            yield Remark("insertion", "", author, date, spans[mark])


def _removed(element: _Element) -> Iterator[str]:
    for one in element.iter(f"{W}delText", f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}p"):
        if one.tag in {f"{W}delText", f"{W}t"}:
            yield one.text or ""
        else:
            yield "\n" if one.tag in _LINE_ENDS else "\t"
