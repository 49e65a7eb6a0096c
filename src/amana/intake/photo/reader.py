"""The reader of photographs and pictures."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.content_credentials import c2pa_facts
from amana.intake.media_types import HEAD_SIZE, media_type
from amana.intake.pdq import made_for_hash, pdq, pdq_of_crops
from amana.intake.photo import comparing, looks, opening
from amana.intake.photo.facts import fact, gathered
from amana.intake.photo.jpeg import end_of
from amana.intake.photo.opening import encoded
from amana.intake.photo.pages import page_parts
from amana.intake.photo.raw import RAW_KINDS, preview_of
from amana.intake.photo.tiff import named
from amana.intake.photo.written import Written
from amana.intake.reading import MIB, Fingerprint, Limits, Part, Picture, Reading, Reason
from amana.intake.sources import whole
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 320
ACCESS_SIDE = 2048
_QUALITY, _ACCESS_QUALITY = 80, 85
_ENOUGH = 512  # the shorter side from which hash, thumbnail and looks are made: one decoding for all
_CROPS_FROM = 50  # a picture of a lower quality is so flat that its crops' hashes say nothing
_PADDING = 16  # bytes behind the end that are nothing
_WIDTH, _HEIGHT = 256, 257  # TIFF 6.0
_SHOWN = {"JPEG", "MPO", "PNG", "WEBP", "GIF", "BMP", "AVIF"}  # what browsers show as it is


class Photo:
    """Photographs, pictures and scans, the raw files of cameras among them."""

    name: ClassVar[str] = "photo"
    version: ClassVar[str] = "3"
    kinds: ClassVar[tuple[str, ...]] = (
        "image/jpeg",
        "image/png",
        "image/tiff",
        "image/webp",
        "image/gif",
        "image/bmp",
        "image/heic",
        "image/heic-sequence",
        "image/heif",
        "image/avif",
        "image/jp2",
        "image/x-jp2-codestream",
        *RAW_KINDS,
    )
    libraries: ClassVar[tuple[str, ...]] = ("pillow", "pi_heif", "numpy", "lxml", "c2pa-python")
    limits: ClassVar[Limits] = Limits(input_bytes=100 * MIB)
    reads: ClassVar[str] = (
        "Exif, XMP and IPTC, each field as written and what can be understood of it: when, where, with what "
        "device, by whom, which edits; the thumbnail inside held against the picture; a thumbnail, a hash (PDQ) "
        "and, of what browsers do not show, an access copy. Each page of a TIFF is a part; of a raw file the "
        "camera's own preview is shown."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        return media_type in self.kinds

    def read(self, source: BinaryIO, name: str, limits: Limits, /) -> Reading:
        """Facts always; thumbnail and hash where the picture can be decoded, even in part.

        An access copy (JPEG, longer side 2,048, no metadata) is made of what browsers do not show: HEIC, TIFF,
        JPEG 2000 and raw files. ReadingFailed(reason="malformed") where it is no picture at all.
        """
        data = whole(source, limits)
        preview = preview_of(data)
        shown = preview or data
        image = opening.opened(shown)
        written = Written.of(data)
        size = _size(image, written)
        told = [*_sizes(size, preview), *written.facts(None if preview else size)]
        seen = _Seen(shown, image, written, limits, wants_copy=bool(preview) or image.format not in _SHOWN)
        parts, more = page_parts(data, limits) if image.format == "TIFF" else ((), None)
        credentials = c2pa_facts(io.BytesIO(data), media_type(data[:HEAD_SIZE], name))
        found = {one.name: one.value for one in reversed(told)}
        return Reading(
            facts=gathered((*told[:2], *seen.facts, *credentials, *told[2:])),
            pictures=(*seen.pictures, *(picture for _, picture in parts if picture)),
            parts=(*seen.parts, *_after(shown, preview), *(part for part, _ in parts)),
            fingerprints=seen.fingerprints,
            taken=written.taken(found)[0],
            note=seen.note or more,
        )


def _size(image: Image, written: Written) -> tuple[int, int]:
    """As stored: Pillow turns a TIFF by itself, and tells its size as turned; the tags tell it as stored."""
    if image.format != "TIFF":
        return image.size
    fields = named(written.found, "ifd0").fields
    sides = [fields[tag].number if tag in fields else None for tag in (_WIDTH, _HEIGHT)]
    return sides[0] or image.width, sides[1] or image.height


def _sizes(size: tuple[int, int], preview: bytes | None) -> Iterator[EmbeddedFact]:
    yield fact("width", str(size[0]))
    yield fact("height", str(size[1]))
    if preview:
        yield fact("preview", f"the JPEG that the camera put into its raw file, {len(preview)} bytes")


class _Seen:
    """What the pixels tell, decoded once: thumbnail, access copy, hashes, and the thumbnail that was inside."""

    def __init__(self, data: bytes, image: Image, written: Written, limits: Limits, wants_copy: bool) -> None:
        self.facts: list[EmbeddedFact] = []
        self.pictures: list[Picture] = []
        self.parts: list[Part] = []
        self.fingerprints: tuple[Fingerprint, ...] = ()
        self.note: Reason | None = None
        if opening.too_many(image, limits):
            self.note = "too-many-pixels"
            return
        if not opening.can_be_decoded(image):
            self.note = "left-out"
            self.facts.append(fact("not-shown", "decoding HEVC takes a thread, and this process may start none"))
            return
        stored = self._decoded(data, image, ACCESS_SIDE if wants_copy else _ENOUGH)
        if stored is None:
            return
        held = 1 if opening.turns_itself(image) else written.orientation
        stored = opening.flat(_reduced(stored, ACCESS_SIDE if wants_copy else _ENOUGH))
        if wants_copy:
            copy = encoded(opening.turned(stored, held), ACCESS_SIDE, _ACCESS_QUALITY)
            self.pictures.append(Picture(copy, "image/jpeg", "access-copy"))
            stored = _reduced(stored, _ENOUGH)
        small = opening.made_small(stored, LONGEST_SIDE)
        self.pictures.insert(
            0, Picture(encoded(opening.turned(small, held), LONGEST_SIDE, _QUALITY), "image/jpeg")
        )
        grey = self._look(stored, held)
        if written.thumbnail and not opening.turns_itself(image):
            self._compare(grey, written.thumbnail, held)

    def _decoded(self, data: bytes, image: Image, shorter: int) -> Image | None:
        found = opening.decoded(data, shorter, image=image)
        if found is None:
            found = opening.decoded(data, shorter, truncated=True)
            self.note = "cut-short" if found else "malformed"
        return found

    def _look(self, stored: Image, held: int) -> Image:
        """The hashes, and whether it is a page. Gives what was looked at: small, in grey, upright."""
        if looks.looks_like_text(stored):
            self.facts.append(fact("looks-like-text", "page"))
        grey = opening.turned(made_for_hash(stored), held)
        whole, quality = pdq(grey)
        crops = pdq_of_crops(grey) if quality >= _CROPS_FROM else ()
        self.fingerprints = (
            Fingerprint("pdq", whole, quality),
            *(Fingerprint("pdq", cut, good, f"crop/{at}") for at, (cut, good) in enumerate(crops, 1)),
        )
        return grey

    def _compare(self, upright: Image, inside: bytes, held: int) -> None:
        """The small one as the picture is held, as cameras keep it; or upright already, as some programs do."""
        try:
            small = opening.decoded(inside, _ENOUGH)
        except ReadingFailed:
            small = None
        if small is None:
            self.facts.append(fact("embedded-thumbnail", "cannot be read"))
            return
        small = opening.flat(small)
        whole = self.fingerprints[0].value
        best = comparing.likeness(upright, opening.turned(small, held), whole)
        if held != 1 and not best.same:
            other = comparing.likeness(upright, small, whole)
            best = min(best, other, key=lambda one: (not one.same, one.bits))
        self.facts.append(fact("embedded-thumbnail", best.told(), f"{small.width} x {small.height}"))
        if not best.same:
            self.parts.append(_file("embedded/thumbnail", inside, "image/jpeg"))


def _file(place: str, data: bytes, media_type: str | None) -> Part:
    return Part(place, "embedded", size=len(data), data=data, media_type=media_type)


def _reduced(image: Image, shorter: int) -> Image:
    """By a whole number, so that the shorter side keeps at least so much: quick, and enough."""
    factor = min(image.size) // shorter
    return image.reduce(factor) if factor > 1 and image.mode in {"L", "RGB", "RGBA", "CMYK"} else image


def _after(data: bytes, preview: bytes | None) -> Iterator[Part]:
    """What stands after the end of a JPEG: the film of a moving photo, a second picture, or what somebody put."""
    if preview or not data.startswith(b"\xff\xd8") or data.endswith(b"\xff\xd9"):
        return
    end = end_of(data)
    rest = data[end:] if end else b""
    if len(rest.strip(b"\x00\xff\r\n ")) > _PADDING:
        film = rest.find(b"ftyp", 0, 4096)
        yield _file("embedded/after", rest[film - 4 :] if film >= 4 else rest, None)
