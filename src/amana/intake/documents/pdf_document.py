"""PDF with a text layer: one text version, a form feed between pages, right-to-left text in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.documents.page_layout import lines_in_order
from amana.intake.documents.pdf_glyphs import glyphs_of
from amana.intake.documents.visual_order import plain_letters, read_line, upright_brackets
from amana.intake.plain_text import whole
from amana.intake.reading import MIB, Limits, Reading, Reason, TextVersion, sound
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument as Pdf

PAGE_BREAK = "\f"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-]\d\d)'?(\d\d)?'?)?.*")
_FACTS = {
    "Title": "title",
    "Author": "author",
    "Subject": "subject",
    "Keywords": "keywords",
    "Creator": "creator",
    "Producer": "producer",
}
_DATES = {"CreationDate": "created", "ModDate": "modified"}
_MAX_FIELD = 4_000


class PdfDocument:
    """PDF files. Scanned pages have no text here; that is said, and is for OCR."""

    name: ClassVar[str] = "pdf-document"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("application/pdf",)
    libraries: ClassVar[tuple[str, ...]] = ("pypdfium2",)
    limits: ClassVar[Limits] = Limits(input_bytes=256 * MIB, seconds=60.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """All pages' text as one text version; properties as facts."""
        with _opened(whole(source, limits)) as pdf:
            facts = tuple(_facts(pdf))
            pages, note = _pages(pdf, limits)
        text = sound(PAGE_BREAK.join(pages))
        if not text.strip():
            return Reading(facts=facts, note=note or "no-text")
        told = {fact.name: fact.value for fact in facts}
        return Reading((TextVersion(text),), facts, title=told.get("title"), byline=told.get("author"), note=note)


def _opened(data: bytes) -> Pdf:
    from pypdfium2 import PdfDocument as Pdf
    from pypdfium2 import PdfiumError, raw

    try:
        return Pdf(data)
    except PdfiumError as fault:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(fault).lower()
        raise ReadingFailed(reason="encrypted" if locked else "malformed") from fault


def _pages(pdf: Pdf, limits: Limits) -> tuple[list[str], Reason | None]:
    """Each page's text; a page that is broken or beyond a limit is empty, and the note says so."""
    texts: list[str] = []
    note: Reason | None = None
    left = limits.text_characters
    for number in range(min(len(pdf), limits.pages)):
        text = _page(pdf, number)
        if text is None or len(text) > left:
            note, text = "left-out", ""
        left -= len(text) + 1
        texts.append(text)
    return texts, "left-out" if len(pdf) > limits.pages else note


def _page(pdf: Pdf, number: int) -> str | None:
    from pypdfium2 import PdfiumError

    try:
        page = pdf[number]
        page_text = page.get_textpage()
    except PdfiumError:
        return None
    try:
        return _text(page_text)
    finally:
        page_text.close()
        page.close()


def _text(page_text: Any) -> str:
    """A page's text. Without right-to-left letters pdfium's own order is as good as any, and much quicker."""
    found = str(page_text.get_text_range())
    if _RIGHT_TO_LEFT.search(found):
        ordered = _ordered(page_text, found)
        found = found if ordered is None else ordered
    # U+FFFE and U+0002 are pdfium's words for a hyphen at a line's end.
    plain = plain_letters(found).replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")
    return plain.replace(PAGE_BREAK, "\n").replace("\x00", "")


def _ordered(page_text: Any, found: str) -> str | None:
    glyphs = glyphs_of(page_text.raw)
    if glyphs is None:
        return None
    rtl = len(_RIGHT_TO_LEFT.findall(found)) >= len(_LEFT_TO_RIGHT.findall(found))
    lines = [read_line(line, rtl) for line in lines_in_order(glyphs, rtl)]
    return "\n".join(line.strip(" ") for line in upright_brackets(lines))


def _facts(pdf: Pdf) -> Iterator[EmbeddedFact]:
    yield EmbeddedFact("pages", str(len(pdf)))
    written = {name: sound(value).strip("\x00 ")[:_MAX_FIELD] for name, value in pdf.get_metadata_dict().items()}
    for key, name in _FACTS.items():
        if written.get(key):
            yield EmbeddedFact(name, written[key])
    for key, name in _DATES.items():
        if written.get(key):
            value = _date(written[key])
            yield EmbeddedFact(name, value or written[key], written[key] if value else None)


def _date(written: str) -> str | None:
    """`D:20161222093000+02'00'` as `2016-12-22T09:30:00+02:00` (ISO 32000-1, 7.9.4), no finer than written."""
    found = _DATE.fullmatch(written)
    if not found:
        return None
    year, month, day, hour, minute, second, utc, hours, minutes = found.groups()
    value = "-".join(part for part in (year, month, day) if part)
    if not (day and hour):
        return value
    zone = utc or (f"{hours}:{minutes or '00'}" if hours else "")
    return f"{value}T{hour}:{minute or '00'}:{second or '00'}{zone}"
