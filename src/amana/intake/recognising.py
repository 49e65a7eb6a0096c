"""Text recognised in pictures, as a task of its own: it is slow, and what it breaks costs the other facts nothing.

The readers of pictures and of PDF say which of their pages look like text that nobody typed; each of these pages
is a task for this reader, with time limits of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, ClassVar, Final

from amana.errors import ReadingFailed
from amana.intake.reading import MIB, Limits, Outcome, Reading
from amana.intake.sources import whole
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from PIL.Image import Image

TO_RECOGNISE: Final = "application/x-amana-to-recognise"
"""The media type under which a file is handed to this reader; no file has it by itself."""
MOST_PAGES: Final = 2_000
WHOLE: Final = "whole"
_DPI = 300
_SECONDS = 60.0
_DIGITS = 7
_PDF = b"%PDF-"
_SCANNED = {("scanned", "yes"), ("text-layer", "unreadable")}


class TextInPictures:
    """Text recognised in scans and photographed pages (OCR), where Tesseract is installed."""

    name: ClassVar[str] = "ocr"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (TO_RECOGNISE,)
    libraries: ClassVar[tuple[str, ...]] = ("pillow", "pypdfium2")
    limits: ClassVar[Limits] = Limits(input_bytes=256 * MIB, seconds=180.0)
    reads: ClassVar[str] = (
        "Text of scanned pages and of pictures that look like a page, Arabic and English, marked as recognised: "
        "each line and word with its box and confidence. A number in it is nobody's claim."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        """What `pages_to_recognise` asked for, and no file by itself."""
        return media_type == TO_RECOGNISE

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """A picture that is all one page."""
        return _page(whole(source, limits), None, limits)

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The page of this number; WHOLE is a picture that is one page."""
        if resume == WHOLE:
            return _page(whole(source, limits), None, limits)
        if not resume.isascii() or not resume.isdecimal() or not 0 < len(resume) < _DIGITS:
            raise ReadingFailed(reason="malformed")
        return _page(whole(source, limits), int(resume), limits)


def _page(data: bytes, number: int | None, limits: Limits) -> Reading:
    from amana.intake.ocr import available, recognise

    installed = available()
    if installed is None:
        return Reading(note="no-ocr")
    image = _image(data, number or 1, limits)
    if image is None:
        return Reading(facts=(EmbeddedFact("ocr", installed.stamp),), note="too-many-pixels")
    part = None if number is None else f"page/{number}"
    found = recognise(image, part=part, prefix=f"{part}/" if part else "", seconds=_SECONDS)
    if found is None or found.text is None:
        return Reading(facts=found.facts if found else (), note="no-text")
    return Reading(texts=(found.text,), parts=found.parts, facts=found.facts)


def _image(data: bytes, number: int, limits: Limits) -> Image | None:
    """None where it has too many pixels, or cannot be drawn at all."""
    if _PDF in data[:1024]:
        from amana.intake.documents.pdf_pictures import page_image

        return page_image(data, number, _DPI, limits)
    from amana.intake.photo.opening import upright

    return upright(data, limits, page=number)


def pages_to_recognise(outcome: Outcome) -> list[str]:
    """Which pages of what was read look like text that nobody typed, as tokens of this reader; mostly none."""
    reading = outcome.reading
    if reading is None:
        return []
    if outcome.module == "photo":
        if all(fact.name != "looks-like-text" for fact in reading.facts):
            return []
        pages = sum(part.kind == "page" for part in reading.parts)
        return [str(page) for page in range(1, min(pages, MOST_PAGES) + 1)] or [WHOLE]
    wanted = (
        part.place
        for part in reading.parts
        if part.kind == "page" and any((fact.name, fact.value) in _SCANNED for fact in part.facts)
    )
    numbers = [place.removeprefix("page/") for place in wanted]
    return numbers[:MOST_PAGES] if outcome.module == "pdf-document" else []
