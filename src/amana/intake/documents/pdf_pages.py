"""The pages of a PDF: the text of each in reading order, and whether it is a scan without words."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from amana.intake.documents.page_layout import lines_in_order
from amana.intake.documents.pdf_forms import forms_shown
from amana.intake.documents.pdf_glyphs import glyphs_of
from amana.intake.documents.pdf_notes import Note, Wanted, notes_of
from amana.intake.documents.visual_order import plain_letters, read_line, upright_brackets
from amana.intake.reading import Limits, Reason, sound

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument as Pdf

PAGE_BREAK = "\f"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_FEW = 40  # characters: a stamp or a page number over a scan is no text of it
_MOST = 0.6  # share of a page under pictures that makes it a scan
_LOOKED_AT = 64  # objects of a page; a scan is one picture, at times cut in strips
_DEPTH = 3  # forms within forms
_OF_ANY = 1 << 18  # characters and shapes of all pages together, however small the file is,
_FOR_A_BYTE = 20  # or so many for each byte of it: text that is packed well has three
_FORMS_OF_ANY = 1 << 16  # drawings within drawings, however small the file is; pdfium makes 100,000 in a second
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
_UNREADABLE = 0.2  # share of characters that no text has: a font's codes, with no word of what they mean
_INVISIBLE = 3  # text rendering mode, ISO 32000-1, 9.3.6: what recognition lays under a scan


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `scanned`: a picture covers most of it, and what text it has, if any, cannot be seen.

    `unreadable`: its text is not the words that it shows.
    """

    text: str
    scanned: bool = False
    unreadable: bool = False
    notes: tuple[Note, ...] = ()
    reason: Reason | None = None


def pages_of(pdf: Pdf, data: bytes, limits: Limits, wanted: Wanted) -> tuple[list[Page], Reason | None]:
    """Each page; one that is broken or beyond a limit has no text, and the note says so.

    `data` is the file: pages that hold more than so many bytes can honestly say are left out.
    """
    pages: list[Page] = []
    note: Reason | None = None
    left, room = limits.text_characters, _room(data)
    for number in range(min(len(pdf), limits.pages)):
        page = _page(pdf, number, wanted, room) if room.left > 0 else Page("", reason="left-out")
        if len(page.text) > left:
            page = Page("", reason="left-out")
        note = "left-out" if page.reason else note
        left -= len(page.text) + 1
        pages.append(page)
    return pages, "left-out" if len(pdf) > limits.pages else note


@dataclass(slots=True)
class _Room:
    """How many characters and shapes there may still be, whether they are told or left out.

    `forms` says whether there may be shapes within shapes.
    """

    left: int
    forms: bool = False

    def takes(self, many: int) -> bool:
        fits = many <= self.left
        self.left -= many + 1
        return fits


def _room(data: bytes) -> _Room:
    """None at all where drawings show one another so often that pdfium would never end making them."""
    often = forms_shown(data)
    if often > max(_FORMS_OF_ANY, _FOR_A_BYTE * len(data)):
        return _Room(0)
    return _Room(max(_OF_ANY, _FOR_A_BYTE * len(data)), often > 0)


def _in_forms(page: Any, most: int) -> int:
    """How many shapes the drawings of a page are made of, counted no further than just beyond `most`."""
    from pypdfium2 import raw

    count = 0
    waiting = [(raw.FPDFPage_GetObject, page, raw.FPDFPage_CountObjects(page))]
    while waiting and count <= most:
        take, owner, many = waiting.pop()
        for index in range(min(many, most + 1)):
            handle = take(owner, index)
            if raw.FPDFPageObj_GetType(handle) == raw.FPDF_PAGEOBJ_FORM:
                inner = raw.FPDFFormObj_CountObjects(handle)
                count += max(inner, 0)
                waiting.append((raw.FPDFFormObj_GetObject, handle, inner))
                if count > most:
                    break
    return count


def _page(pdf: Pdf, number: int, wanted: Wanted, room: _Room) -> Page:
    """One page, by pdfium's own calls: pypdfium2's objects around them cost a third of a short page's time."""
    from pypdfium2 import raw

    page = raw.FPDF_LoadPage(pdf, number)
    if not page:
        return Page("", reason="malformed")
    page_text = raw.FPDFText_LoadPage(page)
    try:
        if not page_text:
            return Page("", reason="malformed")
        shapes = raw.FPDFPage_CountObjects(page) + (_in_forms(page, room.left) if room.forms else 0)
        if not room.takes(raw.FPDFText_CountChars(page_text) + shapes):
            return Page("", reason="left-out")
        text = sound(_text(page_text))
        unreadable = len(_CONTROL.findall(text)) > _UNREADABLE * len(text)
        return Page(text, _scanned(page, text), unreadable, tuple(notes_of(pdf, page, number + 1, wanted)))
    finally:
        if page_text:
            raw.FPDFText_ClosePage(page_text)
        raw.FPDF_ClosePage(page)


def _text(page_text: Any) -> str:
    """A page's text. Without right-to-left letters pdfium's own order is as good as any, and much quicker."""
    found = _as_found(page_text)
    if _RIGHT_TO_LEFT.search(found):
        ordered = _ordered(page_text, found)
        found = found if ordered is None else ordered
    # U+FFFE and U+0002 are pdfium's words for a hyphen at a line's end.
    plain = plain_letters(found).replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")
    return plain.replace(PAGE_BREAK, "\n").replace("\x00", "")


def _as_found(page_text: Any) -> str:
    from pypdfium2 import raw

    count = raw.FPDFText_CountChars(page_text)
    if count <= 0:
        return ""
    room = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(page_text, 0, count, room)
    return bytes(memoryview(room).cast("B")[: 2 * max(written - 1, 0)]).decode("utf-16-le", "ignore")


def _ordered(page_text: Any, found: str) -> str | None:
    glyphs = glyphs_of(page_text)
    if glyphs is None:
        return None
    rtl = len(_RIGHT_TO_LEFT.findall(found)) >= len(_LEFT_TO_RIGHT.findall(found))
    lines = [read_line(line, rtl) for line in lines_in_order(glyphs, rtl)]
    return "\n".join(line.strip(" ") for line in upright_brackets(lines))


def _scanned(page: Any, text: str) -> bool:
    """Whether pictures cover most of the page, and its text is little or invisible."""
    from pypdfium2 import raw

    covered, seen = 0.0, False
    width, height = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
    for handle, kind in _objects(page):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            seen = seen or raw.FPDFTextObj_GetTextRenderMode(handle) != _INVISIBLE
            if seen and len(text) >= _FEW:
                return False
        elif kind == raw.FPDF_PAGEOBJ_IMAGE or (kind == raw.FPDF_PAGEOBJ_FORM and _shows(handle, _DEPTH)):
            covered += _area(handle, width, height)
    return bool(covered >= _MOST * max(width * height, 1.0))


def _objects(page: Any) -> Iterator[tuple[Any, int]]:
    from pypdfium2 import raw

    take, kind_of = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType
    for index in range(min(raw.FPDFPage_CountObjects(page), _LOOKED_AT)):
        handle = take(page, index)
        yield handle, kind_of(handle)


def _shows(form: Any, depth: int) -> bool:
    """Whether there is a picture in a form."""
    from pypdfium2 import raw

    for index in range(min(raw.FPDFFormObj_CountObjects(form), _LOOKED_AT)):
        handle = raw.FPDFFormObj_GetObject(form, index)
        kind = raw.FPDFPageObj_GetType(handle)
        if kind == raw.FPDF_PAGEOBJ_IMAGE or (
            kind == raw.FPDF_PAGEOBJ_FORM and depth and _shows(handle, depth - 1)
        ):
            return True
    return False


def _area(handle: Any, width: float, height: float) -> float:
    """How much of the page an object covers, in square points."""
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(handle, left, bottom, right, top):
        return 0.0
    across = min(right.value, width) - max(left.value, 0.0)
    upwards = min(top.value, height) - max(bottom.value, 0.0)
    return max(across, 0.0) * max(upwards, 0.0)
