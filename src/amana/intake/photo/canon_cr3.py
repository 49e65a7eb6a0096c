"""Canon's raw files since 2018 (CR3): what is written about the picture, and the JPEGs that the camera put inside.

Boxes of ISO/IEC 14496-12 whose brand is `crx `. In Canon's own box in `moov` stand TIFF structures, one for each
directory of Exif (CMT1 the main one, CMT2 Exif, CMT4 coordinates), and the thumbnail; the first track of `mdat` is
a JPEG of full size; a box of its own holds a smaller one. Canon tells none of it; the boxes are those that
L. Clévy and P. Harvey found (github.com/lclevy/canon_cr3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from amana.intake.photo.tiff import Directory, directories

CR3_KIND = "image/x-canon-cr3"
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_PREVIEW = bytes.fromhex("eaf42b5e1c984b88b9fbb7dc406e4d16")
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_DIRECTORIES = {b"CMT1": "ifd0", b"CMT2": "exif", b"CMT4": "gps"}
_TO_A_TRACK = (b"mdia", b"minf", b"stbl")
_UUID = 16
_BEFORE_JPEG = 16  # from the beginning of a THMB's or PRVW's content
_NEAR = 64  # bytes in which the preview begins in its box
_JPEG = b"\xff\xd8\xff"
_MAX_BOXES = 500  # of one level
_MAX_TRACKS = 4  # as many as Canon writes


def is_cr3(data: bytes) -> bool:
    """Whether these bytes begin as a CR3 does."""
    return data[4:12] == b"ftypcrx "


def cr3_directories(data: bytes) -> list[Directory]:
    """The directories of Exif, under the names that they have elsewhere."""
    found = []
    for kind, at, end in _of_canon(data):
        if kind in _DIRECTORIES:
            found += [replace(one, name=_DIRECTORIES[kind]) for one in directories(data[at:end])[:1]]
    return found


def cr3_thumbnail(data: bytes) -> bytes:
    """The smallest JPEG; empty where there is none."""
    return next((_jpeg(data, at, end) for kind, at, end in _of_canon(data) if kind == b"THMB"), b"")


def cr3_xmp(data: bytes) -> list[bytes]:
    """The packets of XMP."""
    return [data[at:end] for at, end in _own(data, 0, len(data), _XMP)]


def cr3_previews(data: bytes) -> Iterator[bytes]:
    """The JPEGs that show the picture: of full size, and smaller."""
    for at, end in _inside(data, 0, len(data), b"moov"):
        for track in list(_inside(data, at, end, b"trak"))[:_MAX_TRACKS]:
            yield from _sample(data, *track)
    for at, end in _own(data, 0, len(data), _PREVIEW):
        kind = data.find(b"PRVW", at, at + _NEAR)  # after some bytes that are no box
        if kind >= 0:
            yield _jpeg(data, kind + 4, end)


def _of_canon(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    for at, end in _inside(data, 0, len(data), b"moov"):
        for inner, after in _own(data, at, end, _CANON):
            yield from _boxes(data, inner, after)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Each box between two places: its kind, where its content begins and ends."""
    for _ in range(_MAX_BOXES):
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif size == 0:
            size = end - at
        if len(kind) < 4 or size < head or at + head > end:
            return
        yield kind, at + head, min(at + size, end)
        at += size


def _inside(data: bytes, at: int, end: int, wanted: bytes) -> Iterator[tuple[int, int]]:
    return ((inner, after) for kind, inner, after in _boxes(data, at, end) if kind == wanted)


def _own(data: bytes, at: int, end: int, name: bytes) -> Iterator[tuple[int, int]]:
    """What stands in the boxes of somebody's own, by the name they bear."""
    for inner, after in _inside(data, at, end, b"uuid"):
        if data[inner : inner + _UUID] == name:
            yield inner + _UUID, after


def _jpeg(data: bytes, at: int, end: int) -> bytes:
    """The JPEG of a THMB or a PRVW, whose content this is; empty where there is none."""
    told = 8 if data[at - 4 : at] == b"THMB" else 12
    size = int.from_bytes(data[at + told : at + told + 4], "big")
    found = data[at + _BEFORE_JPEG : min(at + _BEFORE_JPEG + size, end)]
    return found if found.startswith(_JPEG) else b""


def _sample(data: bytes, at: int, end: int) -> Iterator[bytes]:
    """The one sample of a track, where it is a JPEG: its table tells place and size."""
    for kind in _TO_A_TRACK:
        at, end = next(_inside(data, at, end, kind), (0, 0))
    tables = {
        kind: data[inner:after] for kind, inner, after in _boxes(data, at, end) if kind in (b"stsz", b"co64")
    }
    size = int.from_bytes(tables.get(b"stsz", b"")[4:8], "big")
    place = int.from_bytes(tables.get(b"co64", b"")[8:16], "big")
    found = data[place : place + size]
    if found.startswith(_JPEG):
        yield found
