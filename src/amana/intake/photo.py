"""Photos: the facts written in them, and a thumbnail that carries none of those facts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.exif import BROKEN_FILE, exif_facts, orientation, words
from amana.intake.plain_text import whole
from amana.intake.reading import MIB, Limits, Picture, Reading, Reason, sound
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 320
_QUALITY = 80
_FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")  # a JPEG that holds several pictures comes out as MPO
_MAX_NOTES = 20
_WIDTH, _HEIGHT = 256, 257  # TIFF 6.0
# A JPEG is decoded at an eighth where that is enough, so it may be larger than what is unpacked whole.
_JPEG_PIXELS = 5


class Photo:
    """JPEG, PNG, TIFF and WebP."""

    name: ClassVar[str] = "photo"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = ("image/jpeg", "image/png", "image/tiff", "image/webp")
    libraries: ClassVar[tuple[str, ...]] = ("pillow",)
    limits: ClassVar[Limits] = Limits(input_bytes=100 * MIB)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """Facts always; a thumbnail where the picture can be decoded, even in part."""
        data = whole(source, limits)
        image = _opened(data)
        facts = tuple(_facts(image, limits))
        thumbnail, note = _thumbnail(data, image, limits)
        return Reading(facts=facts, pictures=(thumbnail,) if thumbnail else (), note=note)


def _opened(data: bytes) -> Image:
    """The picture's header read, its pixels not yet. ReadingFailed(reason="malformed") where there is none."""
    # These formats alone: named here, or Pillow loads every format it knows when it meets a strange one.
    from PIL import Image, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin  # noqa: F401

    Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before any pixel is decoded
    try:
        return Image.open(io.BytesIO(data), formats=_FORMATS)
    except BROKEN_FILE as fault:  # UnidentifiedImageError is an OSError
        raise ReadingFailed(reason="malformed") from fault


def _facts(image: Image, limits: Limits) -> Iterator[EmbeddedFact]:
    # Pillow turns a TIFF by itself, and tells its size as turned; the tags tell it as stored.
    tags = getattr(image, "tag_v2", {})
    yield EmbeddedFact("width", str(tags.get(_WIDTH, image.width)))
    yield EmbeddedFact("height", str(tags.get(_HEIGHT, image.height)))
    if image.format == "PNG" and _too_many(image, limits):
        return  # to look for Exif in a PNG is to unpack it
    for fact in exif_facts(image):
        yield EmbeddedFact(fact.name, sound(fact.value), sound(fact.raw) if fact.raw else None)
    yield from _notes(image)


def _notes(image: Image) -> Iterator[EmbeddedFact]:
    """What a PNG's text chunks or a JPEG's comment say, under the names they say it."""
    told = [(name, value) for name, value in image.info.items() if isinstance(value, str) and name != "xmp"]
    for name, value in told[:_MAX_NOTES]:
        said = words(value)
        if isinstance(name, str) and said and image.format == "PNG":
            yield EmbeddedFact(f"png:{sound(name)[:79]}", sound(said))
    comment = words(image.info.get("comment"))
    if comment:
        yield EmbeddedFact("comment", sound(comment))


def _too_many(image: Image, limits: Limits) -> bool:
    allowed = limits.pixels * (_JPEG_PIXELS if image.format in {"JPEG", "MPO"} else 1)
    return image.width * image.height > allowed


def _thumbnail(data: bytes, image: Image, limits: Limits) -> tuple[Picture | None, Reason | None]:
    """A small JPEG, upright, with no metadata; and what is to be known of it."""
    if _too_many(image, limits):
        return None, "too-many-pixels"
    turned = 1 if image.format == "TIFF" else orientation(image)
    for truncated, note in ((False, None), (True, "cut-short")):
        small = _small(data, truncated)
        if small is not None:
            return Picture(_encoded(small, turned), "image/jpeg"), note  # type: ignore[return-value]
    return None, "malformed"


def _small(data: bytes, truncated: bool) -> Image | None:
    """The picture made small; None where it cannot be decoded. `truncated` takes what there is of it."""
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = truncated
    image = _opened(data)
    try:
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        image.load()  # what is small already was not decoded yet
    except BROKEN_FILE:
        return None
    return image


def _encoded(small: Image, turned: int) -> bytes:
    """Pasted onto white, so that neither transparency nor a single byte of metadata comes along."""
    from PIL import Image

    turns = {
        2: (Image.Transpose.FLIP_LEFT_RIGHT,),
        3: (Image.Transpose.ROTATE_180,),
        4: (Image.Transpose.FLIP_TOP_BOTTOM,),
        5: (Image.Transpose.TRANSPOSE,),
        6: (Image.Transpose.ROTATE_270,),
        7: (Image.Transpose.TRANSVERSE,),
        8: (Image.Transpose.ROTATE_90,),
    }
    upright = small.convert("RGBA")
    for turn in turns.get(turned, ()):
        upright = upright.transpose(turn)
    page = Image.new("RGB", upright.size, "white")
    page.paste(upright, mask=upright)
    sink = io.BytesIO()
    page.save(sink, "JPEG", quality=_QUALITY)
    return sink.getvalue()
