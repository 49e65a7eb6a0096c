"""Raw files of cameras: the JPEG that the camera itself put inside. Nothing of the raw data is developed.

CR2, NEF, ARW, DNG, RW2 and ORF are TIFF structures (their makers' own tags; DNG 1.7); RAF has a head of its own;
CR3 is made of boxes (`canon_cr3`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from amana.intake.photo.canon_cr3 import CR3_KIND, cr3_previews, is_cr3
from amana.intake.photo.jpeg import end_of, size_of
from amana.intake.photo.tiff import Directory, directories

RAW_KINDS = (
    "image/x-canon-cr2",
    CR3_KIND,
    "image/x-nikon-nef",
    "image/x-adobe-dng",
    "image/x-sony-arw",
    "image/x-olympus-orf",
    "image/x-panasonic-rw2",
    "image/x-fuji-raf",
)
_RAF = b"FUJIFILMCCD-RAW "
_JPEG = b"\xff\xd8\xff"
_PLACES = ((0x0201, 0x0202), (0x0111, 0x0117))  # a JPEG's place and length; a strip's
_IN_TAG = 0x002E  # Panasonic: the JPEG is the tag
_COMPRESSION, _OLD_JPEG, _NEW_JPEG = 0x0103, 6, 7
_DNG, _RAW_MARKS = 0xC612, (b"CR\x02", b"\x00")
_MAX_TRIED = 40
# Compressions and colour filters that only raw files have: Nikon, Sony, Canon, and an array of colour filters.
_RAW_COMPRESSION = {34713, 32767, 32769, 32770, 65535, 34892}
_FILTERED = {32803, 34892}


def preview_of(data: bytes) -> bytes | None:
    """The largest JPEG inside a raw file; None where this is none, or has none."""
    if not is_raw(data):
        return None
    found = [one for one in _previews(data) if one]
    return max(found, key=_pixels, default=None)


def is_raw(data: bytes) -> bool:
    """Whether these are the bytes of a raw file, not of a plain TIFF."""
    if data.startswith((_RAF, b"IIRO", b"IIRS", b"MMOR", b"IIU\x00")) or is_cr3(data):
        return True
    if data[:4] not in {b"II*\x00", b"MM\x00*"}:
        return False
    if data[8:10] == b"CR":
        return True
    found = directories(data)
    return any(_DNG in one.fields for one in found) or any(_is_sensor(one) for one in found)


def raw_exif(data: bytes) -> bytes | None:
    """The TIFF structure that holds a raw file's facts; None where this is no raw file."""
    if not is_raw(data):
        return None
    if not data.startswith(_RAF):
        return data
    from amana.intake.photo.blocks import blocks_of

    return blocks_of(next(_fuji(data), b"")).exif


def _is_sensor(one: Directory) -> bool:
    compressed, colours = (one.fields[tag].number if tag in one.fields else None for tag in (0x0103, 0x0106))
    return compressed in _RAW_COMPRESSION or colours in _FILTERED


def _previews(data: bytes) -> Iterator[bytes]:
    if data.startswith(_RAF):
        yield from _fuji(data)
        return
    if is_cr3(data):
        yield from (one for one in cr3_previews(data) if _shows(one))
        return
    found = list(_told(data, directories(data)))
    yield from found
    if not found:
        yield from _looked_for(data)


def _fuji(data: bytes) -> Iterator[bytes]:
    at, size = int.from_bytes(data[84:88], "big"), int.from_bytes(data[88:92], "big")
    if data[at : at + 3] == _JPEG:
        yield data[at : at + size]


def _told(data: bytes, found: Sequence[Directory]) -> Iterator[bytes]:
    """Where the directories say that a JPEG stands, which it then must."""
    for one in found:
        for place, length in _PLACES:
            at, size = (one.fields[tag].numbers[:2] if tag in one.fields else () for tag in (place, length))
            if len(at) == len(size) == 1 and isinstance(at[0], int) and isinstance(size[0], int):
                small = data[at[0] : at[0] + size[0]]
                if small[:3] == _JPEG and _shows(small):
                    yield small
        if _IN_TAG in one.fields and one.fields[_IN_TAG].data[:3] == _JPEG:
            at_tag = data.find(one.fields[_IN_TAG].data[:64])
            yield data[at_tag : at_tag + one.fields[_IN_TAG].count]


def _looked_for(data: bytes) -> Iterator[bytes]:
    """Olympus tells it in notes of its own: each place where a JPEG begins is tried."""
    at = data.find(_JPEG)
    for _ in range(_MAX_TRIED):
        if at < 0:
            return
        if _shows(data[at : at + (64 << 10)]):
            end = end_of(data, at)
            yield data[at : end if end else len(data)]
            at = end or at
        at = data.find(_JPEG, at + 3)


def _shows(small: bytes) -> bool:
    """A JPEG of the usual kind: a raw file's own data may be JPEG too, but lossless, which no viewer shows."""
    from amana.intake.photo.jpeg import segments

    frames = [
        one.marker
        for one in segments(small)
        if 0xC0 <= one.marker <= 0xCF and one.marker not in {0xC4, 0xC8, 0xCC}
    ]
    return bool(frames) and frames[0] in {0xC0, 0xC1, 0xC2}


def _pixels(small: bytes) -> int:
    width, height = size_of(small) or (0, 0)
    return width * height
