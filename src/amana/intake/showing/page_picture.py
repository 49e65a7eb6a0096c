"""A page of a PDF as a picture, as wide as somebody wants to see it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Final

from amana.errors import ReadingFailed
from amana.intake.reading import MIB, Limits, Picture, Reading
from amana.intake.sources import size_of
from amana.intake.tokens import token, told_numbers
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument as Pdf

TO_DRAW: Final = "application/x-amana-to-draw"
"""The media type under which a PDF is handed to this reader; no file has it by itself."""
WIDEST: Final = 3_000
_MOST_PIXELS = 16_000_000  # of the picture that is made; a page of the usual form at the widest has 13
_POINTS = 72.0
_QUALITY = 85


class PagePicture:
    """Pages of PDF files as pictures, for those who look at them."""

    name: ClassVar[str] = "page-picture"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (TO_DRAW,)
    libraries: ClassVar[tuple[str, ...]] = ("pypdfium2", "pillow")
    limits: ClassVar[Limits] = Limits(input_bytes=1024 * MIB, seconds=20.0)
    reads: ClassVar[str] = (
        "A page as it looks, as a JPEG of the width that was asked for; how many pages there are."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type == TO_DRAW

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """How many pages there are, as the fact `pages`. ReadingFailed: encrypted, malformed."""
        size_of(source, limits)
        with _opened(source) as pdf:
            return Reading(facts=_facts(pdf))

    def read_on(self, source: BinaryIO, _name: str, limits: Limits, resume: str, /) -> Reading:
        """The page that the token (`page_wanted`) tells, and how many there are; no picture where it is none.

        ReadingFailed: as `page_image`.
        """
        number, width = told_numbers(resume, "page", "width")
        if not 0 < width <= WIDEST:
            raise ReadingFailed(reason="malformed")
        size_of(source, limits)
        with _opened(source) as pdf:
            if not 0 < number <= len(pdf):
                return Reading(facts=_facts(pdf))
            data = _jpeg(pdf, number, width, limits)
            return Reading(facts=_facts(pdf), pictures=(Picture(data, "image/jpeg", "access-copy"),))


def page_wanted(number: int, width: int) -> str:
    """The token for page `number` (from 1), `width` pixels wide."""
    return token(page=number, width=width)


def _opened(source: BinaryIO) -> Pdf:
    from amana.intake.documents.pdf_document import opened_pdf

    return opened_pdf(source)


def _facts(pdf: Pdf) -> tuple[EmbeddedFact, ...]:
    return (EmbeddedFact("pages", str(len(pdf))),)


def _jpeg(pdf: Pdf, number: int, width: int, limits: Limits) -> bytes:
    from pypdfium2 import PdfiumError

    from amana.intake.documents.pdf_pictures import page_image

    try:
        across, upwards = (max(side, 0.01) for side in pdf.get_page_size(number - 1))
    except PdfiumError as fault:
        raise ReadingFailed(reason="malformed") from fault
    scale = min(width / across, (_MOST_PIXELS / (across * upwards)) ** 0.5)
    sink = io.BytesIO()
    page_image(pdf, number, scale * _POINTS, limits).save(sink, "JPEG", quality=_QUALITY)
    return sink.getvalue()


PAGE_PICTURE: Final = PagePicture()
