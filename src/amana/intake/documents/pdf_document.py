"""PDF: one text version, a form feed between pages, right-to-left text in reading order; what is pinned to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.documents.packages import Budget, within_bounds
from amana.intake.documents.pdf_facts import date_of, facts_of
from amana.intake.documents.pdf_files import attached_files
from amana.intake.documents.pdf_notes import Note, Wanted
from amana.intake.documents.pdf_pages import PAGE_BREAK, Page, pages_of
from amana.intake.documents.pdf_pictures import thumbnail_of
from amana.intake.documents.pdf_swollen import swollen
from amana.intake.reading import MIB, Limits, Part, PartKind, Reading, Reason, TextVersion
from amana.intake.sources import whole
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument as Pdf

_MAX_LINKS = 200


class PdfDocument:
    """PDF files."""

    name: ClassVar[str] = "pdf-document"
    version: ClassVar[str] = "3"
    kinds: ClassVar[tuple[str, ...]] = ("application/pdf",)
    libraries: ClassVar[tuple[str, ...]] = ("pypdfium2",)
    limits: ClassVar[Limits] = Limits(input_bytes=256 * MIB, seconds=60.0)
    reads: ClassVar[str] = (
        "Text by page, right-to-left text in reading order; comments and highlights with author and date, form "
        "fields, links, attached files; properties, XMP and outline. Scanned pages are recognised as such."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """All pages' text as one text version, comments and form fields as one each; pages and files as parts."""
        data = whole(source, limits)
        budget = Budget(-1 if swollen(data, limits.unpacked_bytes) else limits.unpacked_bytes)
        with opened_pdf(data) as pdf:
            wanted = Wanted(budget, form=_form(pdf))
            pages, note = pages_of(pdf, data, limits, wanted)
            files = (*wanted.files, *attached_files(pdf, budget))
            facts = within_bounds((*facts_of(pdf, data), *_page_facts(pages)))
            heavy = bool(pages) and pages[0].reason == "left-out"
            thumbnail = None if heavy else thumbnail_of(pdf, limits)
        texts, parts = _texts_and_parts(pages)
        told = {fact.name: fact.value for fact in reversed(facts)}
        return Reading(
            tuple(texts),
            facts,
            pictures=(thumbnail,) if thumbnail else (),
            parts=(*parts, *files),
            title=told.get("title"),
            byline=told.get("author"),
            note=note or _note(texts, files),
        )


def opened_pdf(data: bytes | BinaryIO) -> Pdf:
    """The document; of a source, what is needed is read when it is. ReadingFailed: encrypted, malformed."""
    from pypdfium2 import PdfDocument as Pdf
    from pypdfium2 import PdfiumError, raw

    try:
        return Pdf(data)
    except PdfiumError as fault:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(fault).lower()
        raise ReadingFailed(reason="encrypted" if locked else "malformed") from fault


def _form(pdf: Pdf) -> Any:
    """What pdfium asks for to tell a form's values; None where there is no form. No script of it is run."""
    from pypdfium2 import PdfiumError, raw

    if pdf.get_formtype() != raw.FORMTYPE_ACRO_FORM:
        return None
    try:
        pdf.init_forms()
    except PdfiumError:
        return None
    return pdf.formenv


def _note(texts: Sequence[TextVersion], files: Sequence[Part]) -> Reason | None:
    if any(file.reason for file in files):
        return "parts-unread"
    return None if texts and texts[0].part is None else "no-text"


def _page_facts(pages: Sequence[Page]) -> Iterator[EmbeddedFact]:
    scans = sum(page.scanned for page in pages)
    if scans:
        yield EmbeddedFact("scanned-pages", str(scans))
    unreadable = sum(page.unreadable for page in pages)
    if unreadable:
        yield EmbeddedFact("unreadable-pages", str(unreadable))
    links = dict.fromkeys(note.text for page in pages for note in page.notes if note.kind == "link")
    for address in list(links)[:_MAX_LINKS]:
        yield EmbeddedFact("link", address)


def _texts_and_parts(pages: Sequence[Page]) -> tuple[list[TextVersion], list[Part]]:
    text = PAGE_BREAK.join(page.text for page in pages)
    texts = [TextVersion(text)] if text.strip() else []
    parts = list(_page_parts(pages, 0 if texts else None))
    for kind, part in (("comment", "comments"), ("field", "form")):
        notes = [note for page in pages for note in page.notes if note.kind == kind]
        if notes:
            words, spans = _gathered(notes)
            parts += [_note_part(note, number, len(texts), span) for number, (note, span) in enumerate(spans, 1)]
            if words.strip():
                texts.append(TextVersion(words, part))
    return texts, parts


def _page_parts(pages: Sequence[Page], text: int | None) -> Iterator[Part]:
    at = 0
    for number, page in enumerate(pages, 1):
        end = at + len(page.text)
        span = (at, end) if text is not None else (0, 0)
        yield Part(f"page/{number}", "page", None, tuple(_facts(page)), text, *span, reason=page.reason)
        at = end + len(PAGE_BREAK)


def _facts(page: Page) -> Iterator[EmbeddedFact]:
    if page.scanned:
        yield EmbeddedFact("scanned", "yes")
    if page.unreadable:
        yield EmbeddedFact("text-layer", "unreadable")  # codes of a font that does not say what they mean
    elif page.scanned and page.text.strip():
        yield EmbeddedFact("text-layer", "recognised")  # words that cannot be seen, laid under a picture


def _gathered(notes: Sequence[Note]) -> tuple[str, list[tuple[Note, tuple[int, int]]]]:
    """The words of all, one after the other, and where each stands; a field's after its name and a tab."""
    told: list[str] = []
    spans = []
    at = 0
    for note in notes:
        if not note.text:
            spans.append((note, (0, 0)))
            continue
        before = f"{note.name}\t" if note.kind == "field" else ""
        start, end = at + len(before), at + len(before) + len(note.text)
        told.append(before + note.text)
        spans.append((note, (start, end)))
        at = end + 1
    return "\n".join(told), spans


def _note_part(note: Note, number: int, text: int, span: tuple[int, int]) -> Part:
    facts = [
        EmbeddedFact(name, value) for name, value in (("shape", note.shape), ("author", note.author)) if value
    ]
    if note.date:
        value = date_of(note.date)
        facts.append(EmbeddedFact("date", value or note.date, note.date if value else None))
    kind: PartKind = "comment" if note.kind == "comment" else "note"
    place, of = f"{note.kind}/{number}", f"page/{note.page}"
    index, (start, end) = (text, span) if note.text else (None, (0, 0))
    return Part(place, kind, note.name or None, tuple(facts), index, start, end, of)
