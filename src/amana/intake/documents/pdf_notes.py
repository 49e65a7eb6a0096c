"""What people put on a PDF page beside its text: comments, links, the fields of a form, files pinned to it."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from amana.intake.documents.packages import Budget
from amana.intake.documents.pdf_files import file_part
from amana.intake.documents.pdf_strings import MAX_FIELD, MAX_WORDS, wide
from amana.intake.reading import Part

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument as Pdf

# ISO 32000-1, 12.5.6: annotations with words of somebody's own, by pdfium's numbers.
_COMMENTS = {
    1: "note",
    3: "free-text",
    4: "line",
    5: "square",
    6: "circle",
    7: "polygon",
    8: "polyline",
    9: "highlight",
    10: "underline",
    11: "squiggly",
    12: "strike-out",
    13: "stamp",
    14: "caret",
    15: "ink",
    17: "file",
    28: "redaction",
}
_LINK, _FILE, _WIDGET = 2, 17, 20
_URI_ACTION = 3
_MAX_ADDRESS = 4_000

Kind = Literal["comment", "link", "field"]


@dataclass(frozen=True, slots=True)
class Note:
    """One annotation. `shape` is its kind in PDF's words; `date` as written; `name` a form field's."""

    kind: Kind
    text: str
    page: int
    shape: str = ""
    name: str = ""
    author: str = ""
    date: str = ""


@dataclass(slots=True)
class Wanted:
    """How many annotations and characters of them may still be taken; `files` gathers what is pinned to pages."""

    budget: Budget
    left: int = 20_000
    characters: int = 1 << 22
    form: Any = None
    files: list[Part] = field(default_factory=list)


def notes_of(pdf: Pdf, page: Any, number: int, wanted: Wanted) -> Iterator[Note]:
    """A page's annotations in the order of the file; `wanted` says how many more are taken."""
    from pypdfium2 import raw

    count = min(raw.FPDFPage_GetAnnotCount(page), wanted.left)
    for index in range(max(count, 0)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        wanted.left -= 1
        try:
            note = _note(pdf, annotation, number, wanted)
        finally:
            raw.FPDFPage_CloseAnnot(annotation)
        if note is not None and (note.text or note.kind == "comment"):
            wanted.characters -= len(note.text)
            if wanted.characters < 0:
                wanted.left = 0
                return
            yield note


def _note(pdf: Pdf, annotation: Any, number: int, wanted: Wanted) -> Note | None:
    from pypdfium2 import raw

    kind = raw.FPDFAnnot_GetSubtype(annotation)
    if kind == _LINK:
        return Note("link", _address(pdf, annotation), number)
    if kind == _WIDGET:
        return _field(annotation, number, wanted)
    if kind not in _COMMENTS:
        return None
    if kind == _FILE:
        _take_file(annotation, number, wanted)
    date = _string(annotation, b"M") or _string(annotation, b"CreationDate")
    return Note(
        "comment",
        _string(annotation, b"Contents", MAX_WORDS).replace("\r\n", "\n").replace("\r", "\n").strip(),
        number,
        shape=_COMMENTS[kind],
        author=_string(annotation, b"T"),
        date=date,
    )


def _take_file(annotation: Any, number: int, wanted: Wanted) -> None:
    from pypdfium2 import raw

    pinned = raw.FPDFAnnot_GetFileAttachment(annotation)
    if pinned:
        place = f"page/{number}/embedded/{len(wanted.files) + 1}"
        wanted.files.append(file_part(pinned, place, f"page/{number}", wanted.budget))


def _address(pdf: Pdf, annotation: Any) -> str:
    """Where a link leads, as written; "" where it leads to a page of the file itself."""
    from pypdfium2 import raw

    action = raw.FPDFLink_GetAction(raw.FPDFAnnot_GetLink(annotation))
    if not action or raw.FPDFAction_GetType(action) != _URI_ACTION:
        return ""
    room = ctypes.create_string_buffer(_MAX_ADDRESS)
    size = raw.FPDFAction_GetURIPath(pdf, action, room, len(room))
    return room.value.decode("utf-8", "replace").strip() if 0 < size <= len(room) else ""


def _field(annotation: Any, number: int, wanted: Wanted) -> Note | None:
    from pypdfium2 import raw

    if wanted.form is None:
        return None
    name = wide(lambda room, size: raw.FPDFAnnot_GetFormFieldName(wanted.form, annotation, room, size))
    value = wide(
        lambda room, size: raw.FPDFAnnot_GetFormFieldValue(wanted.form, annotation, room, size), MAX_WORDS
    )
    return Note("field", value.strip(), number, name=name)


def _string(annotation: Any, key: bytes, most: int = MAX_FIELD) -> str:
    from pypdfium2 import raw

    return wide(lambda room, size: raw.FPDFAnnot_GetStringValue(annotation, key, room, size), most)
