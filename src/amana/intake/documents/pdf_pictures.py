"""What a PDF page looks like: a small picture of the first, and any page for recognition."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from amana.errors import ReadingFailed
from amana.intake.reading import Limits, Picture

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument as Pdf

LONGEST_SIDE = 320
_QUALITY = 80
_POINTS = 72.0  # of an inch
_MAX_STEPS = 5_000  # measured: a menu full of drawings needs 350
_LOOKED_AT = 5_000
_DEPTH = 4


def page_image(document: Pdf | bytes, number: int, dpi: float, limits: Limits | None = None) -> Image:
    """Page `number` (from 1) as it looks at `dpi`, RGB, on white; a huge page at as many dots as are allowed.

    ReadingFailed: malformed, encrypted, too-many-pixels (pictures in it unpack to more than `limits.pixels`),
    timeout (drawing it takes more steps than any page needs).
    """
    from amana.intake.documents.pdf_document import opened_pdf

    allowed = limits or Limits()
    if not isinstance(document, bytes):
        return _drawn(document, number, dpi / _POINTS, allowed)
    with opened_pdf(document) as pdf:
        return _drawn(pdf, number, dpi / _POINTS, allowed)


def thumbnail_of(pdf: Pdf, limits: Limits) -> Picture | None:
    """The first page at most 320 pixels wide and high; None where it cannot be drawn within the limits."""
    try:
        image = _drawn(pdf, 1, None, limits)
    except ReadingFailed:
        return None
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=_QUALITY)
    return Picture(sink.getvalue(), "image/jpeg")


def _drawn(pdf: Pdf, number: int, scale: float | None, limits: Limits) -> Image:
    """A page at this scale (pixels a point); None for one that makes it small."""
    from pypdfium2 import PdfiumError

    try:
        page = pdf[number - 1]
    except (PdfiumError, IndexError) as fault:
        raise ReadingFailed(reason="malformed") from fault
    try:
        if _pixels_within(page) > limits.pixels:
            raise ReadingFailed(reason="too-many-pixels")
        return _bitmap(page, *_size(page, scale, limits))
    finally:
        page.close()


def _size(page: Any, scale: float | None, limits: Limits) -> tuple[int, int]:
    width, height = (max(side, 0.01) for side in page.get_size())
    scale = (
        LONGEST_SIDE / max(width, height)
        if scale is None
        else min(scale, (limits.pixels / (width * height)) ** 0.5)
    )
    return min(max(round(width * scale), 1), 30_000), min(max(round(height * scale), 1), 30_000)


def _bitmap(page: Any, width: int, height: int) -> Image:
    """Drawn step by step, so that what never ends is left: pdfium asks after each step whether to pause."""
    from pypdfium2 import PdfBitmap, raw

    field = dict(raw.IFSDK_PAUSE._fields_)["NeedToPauseNow"]
    pause = raw.IFSDK_PAUSE(version=1, NeedToPauseNow=field(lambda _: True), user=None)
    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR)
    bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
    state = raw.FPDF_RenderPageBitmap_Start(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT, pause)
    steps = 0
    while state == raw.FPDF_RENDER_TOBECONTINUED and steps < _MAX_STEPS:
        state = raw.FPDF_RenderPage_Continue(page, pause)
        steps += 1
    raw.FPDF_RenderPage_Close(page)
    try:
        if state == raw.FPDF_RENDER_TOBECONTINUED:
            raise ReadingFailed(reason="timeout")
        if state != raw.FPDF_RENDER_DONE:
            raise ReadingFailed(reason="malformed")
        image: Image = bitmap.to_pil().convert("RGB").copy()  # to_pil shares the bitmap's memory
        return image
    finally:
        bitmap.close()


def _pixels_within(page: Any) -> int:
    """How many pixels the page's pictures say they have: pdfium unpacks each whole to draw it."""
    from pypdfium2 import raw

    width, height, total = ctypes.c_uint(), ctypes.c_uint(), 0
    for handle in _pictures(page):
        if raw.FPDFImageObj_GetImagePixelSize(handle, width, height):
            total = max(total, width.value * height.value)
    return total


def _pictures(page: Any) -> Iterator[Any]:
    from pypdfium2 import raw

    waiting = [(raw.FPDFPage_GetObject, page.raw, raw.FPDFPage_CountObjects(page), _DEPTH)]
    left = _LOOKED_AT
    while waiting:
        take, owner, count, depth = waiting.pop()
        for index in range(min(count, left)):
            left -= 1
            handle = take(owner, index)
            kind = raw.FPDFPageObj_GetType(handle)
            if kind == raw.FPDF_PAGEOBJ_IMAGE:
                yield handle
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth:
                inner = raw.FPDFFormObj_CountObjects(handle)
                waiting.append((raw.FPDFFormObj_GetObject, handle, inner, depth - 1))
