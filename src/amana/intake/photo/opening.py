"""Pictures opened and decoded, no larger than needed, never more pixels than allowed, always the right way up."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from amana.errors import ReadingFailed
from amana.intake.photo.facts import BROKEN_FILE
from amana.intake.photo.raw import preview_of
from amana.intake.reading import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "JPEG2000", "AVIF")
"""What is decoded by Pillow; a JPEG that holds several pictures comes out as MPO."""
# A JPEG is decoded at an eighth where that is enough, so it may be larger than what is unpacked whole.
_JPEG_PIXELS = 5
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def is_heif(data: bytes) -> bool:
    """Whether this is a HEIF file that Pillow does not read itself: every kind of it but AVIF."""
    if data[4:8] != b"ftyp":
        return False
    brands = data[8 : max(int.from_bytes(data[:4], "big"), 12)][:256]
    return data[8:12] in _HEIF_BRANDS and b"avif" not in brands


def opened(data: bytes) -> Image:
    """The picture's header read, its pixels not yet. ReadingFailed(reason="malformed") where there is none."""
    # These formats alone: named here, or Pillow loads every format it knows when it meets a strange one.
    from PIL import (  # noqa: F401
        AvifImagePlugin,
        BmpImagePlugin,
        GifImagePlugin,
        Image,
        Jpeg2KImagePlugin,
        JpegImagePlugin,
        PngImagePlugin,
        TiffImagePlugin,
        WebPImagePlugin,
    )

    Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before any pixel is decoded
    AvifImagePlugin.DEFAULT_MAX_THREADS = 1  # a reader's process may start none
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow mutters over broken directories is for nobody here
            return _heif(data) if is_heif(data) else Image.open(io.BytesIO(data), formats=FORMATS)
    except BROKEN_FILE as fault:  # UnidentifiedImageError is an OSError
        raise ReadingFailed(reason="malformed") from fault


def _heif(data: bytes) -> Image:
    """Through libheif; turned by it, as the file's own properties say."""
    import pi_heif  # type: ignore[import-untyped]

    pi_heif.options.DECODE_THREADS = 0
    image: Image = pi_heif.HeifImageFile(io.BytesIO(data))
    return image


def can_be_decoded(image: Image) -> bool:
    """Whether this process may do what decoding takes: libde265 starts a thread, and ends all where it cannot."""
    return image.format != "HEIF" or _may_start_threads()


def _may_start_threads() -> bool:
    import threading

    thread = threading.Thread(target=bool)
    try:
        thread.start()
    except RuntimeError:
        return False
    thread.join()
    return True


def too_many(image: Image, limits: Limits) -> bool:
    """Whether it has more pixels than may be decoded."""
    allowed = limits.pixels * (_JPEG_PIXELS if image.format in {"JPEG", "MPO"} else 1)
    return image.width * image.height > allowed


def decoded(
    data: bytes, shorter: int, truncated: bool = False, page: int = 0, image: Image | None = None
) -> Image | None:
    """The picture's pixels as stored; a JPEG at a half, quarter or eighth while its shorter side stays `shorter`.

    None where it cannot be decoded. `truncated` takes what there is of it. The caller asks `too_many` first;
    `image` is the same picture where it was opened already, and not decoded yet.
    """
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = truncated
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = image or opened(data)
        if not can_be_decoded(image):
            return None
        try:
            if page:
                image.seek(page)
            image.draft(None, (shorter, shorter))
            image.load()
        except BROKEN_FILE:
            return None
    return image


def turned(image: Image, orientation: int) -> Image:
    """Upright, by the Exif number of how it was held; by itself where that is 1."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


def turns_itself(image: Image) -> bool:
    """Whether decoding already turned it upright: Pillow does so for TIFF and AVIF, libheif for HEIF."""
    return image.format in {"TIFF", "HEIF", "AVIF"}


def flat(image: Image) -> Image:
    """In RGB or grey, on white where it is transparent."""
    from PIL import Image as images

    if image.mode.startswith("I") or image.mode == "F":
        return _sixteen_bits(image)
    if "A" in image.mode or "a" in image.mode or "transparency" in image.info:
        seen = image.convert("RGBA")
        page = images.new("RGB", seen.size, "white")
        page.paste(seen, mask=seen)
        return page
    wanted = "L" if image.mode in {"1", "L"} else "RGB"
    return image if image.mode == wanted else image.convert(wanted)


def _sixteen_bits(image: Image) -> Image:
    """Grey of more than eight bits, its own range spread over what can be shown."""
    low, high = image.convert("F").getextrema()
    if not isinstance(low, float) or not isinstance(high, float) or not high > low:
        return image.convert("F").point(lambda value: value * 0 + 128).convert("L")
    scale = 255 / (high - low)
    return image.convert("F").point(lambda value: value * scale + -low * scale).convert("L")


def made_small(image: Image, longest: int) -> Image:
    """A copy whose longer side is at most this, quickly: first by a whole number, then the rest smoothly."""
    from PIL.Image import Resampling

    small = image.reduce(factor) if (factor := max(image.size) // longest) > 1 else image.copy()
    small.thumbnail((longest, longest), Resampling.BILINEAR)
    small.info = {}
    return small


def encoded(upright: Image, longest: int, quality: int) -> bytes:
    """A JPEG of at most this size, with no metadata at all."""
    small = made_small(upright, longest)
    sink = io.BytesIO()
    small.save(sink, "JPEG", quality=quality)
    return sink.getvalue()


def upright(data: bytes, limits: Limits, page: int = 1) -> Image | None:
    """The whole picture, or a page of it, decoded in full and the right way up, for whoever reads text in it.

    Of a raw file, the preview that the camera made. None where it has too many pixels or cannot be decoded.
    Pages count from 1. ReadingFailed(reason="malformed") where it is no picture at all.
    """
    from amana.intake.photo.written import Written

    preview = preview_of(data)
    shown = preview or data
    image = opened(shown)
    if image.width * image.height > limits.pixels:
        return None
    whole = decoded(shown, max(image.size), page=page - 1) or decoded(shown, max(image.size), True, page - 1)
    if whole is None:
        return None
    held = 1 if turns_itself(whole) else Written.of(data).orientation
    return turned(flat(whole), held)
