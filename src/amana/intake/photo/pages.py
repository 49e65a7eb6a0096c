"""The pages of a TIFF that has several: each a part with its own thumbnail and access copy."""

from __future__ import annotations

from amana.intake.photo import opening
from amana.intake.photo.exif import written
from amana.intake.photo.facts import BROKEN_FILE, fact
from amana.intake.photo.tiff import Directory, chain
from amana.intake.reading import Limits, Part, Picture, Reason
from amana.records import EmbeddedFact

_NAMES = {0x0100: "width", 0x0101: "height", 0x010D: "document-name", 0x011D: "page-name", 0x0132: "changed-at"}
_KIND = 0x00FE
_DECODED = 8  # as many times the pixels of one picture may be decoded for all pages together
_PICTURES = 900  # a frame takes 1,000
_LONGEST_SIDE, _ACCESS_SIDE = 320, 2048

Page = tuple[Part, Picture | None]


def page_parts(data: bytes, limits: Limits) -> tuple[tuple[Page, ...], Reason | None]:
    """Nothing for a TIFF of one page. Pages beyond what may be decoded are parts without a picture."""
    found, more = chain(data, min(limits.pages, limits.parts))
    pages = [one for one in found if _is_page(one)]
    if len(pages) < 2:
        return (), None
    told: list[Page] = []
    left_pixels, left_bytes = limits.pixels * _DECODED, limits.unpacked_bytes // 2
    note: Reason | None = "left-out" if more else None
    for number, directory in enumerate(found):
        if not _is_page(directory):
            continue
        place = f"page/{len(told) + 1}"
        picture, reason = None, None
        if left_pixels > 0 and left_bytes > 0 and len(told) < _PICTURES:
            picture, used, reason = _picture(data, number, place, limits)
            left_pixels -= used
            left_bytes -= len(picture.data) if picture else 0
        else:
            note = note or "left-out"
        note = "parts-unread" if reason else note
        told.append((Part(place, "page", facts=_facts(directory), reason=reason), picture))
    return tuple(told), note


def _is_page(directory: Directory) -> bool:
    """Whether this is a picture of its own, not a thumbnail of the page before it, and not noise."""
    kind = directory.fields.get(_KIND)
    small = kind is not None and bool((kind.number or 0) & 1)
    return not small and {0x0100, 0x0101} <= directory.fields.keys()


def _facts(directory: Directory) -> tuple[EmbeddedFact, ...]:
    told = (fact(name, written(directory.fields[tag])) for tag, name in _NAMES.items() if tag in directory.fields)
    return tuple(one for one in told if one.value)


def _picture(data: bytes, number: int, place: str, limits: Limits) -> tuple[Picture | None, int, Reason | None]:
    """A page made small enough to be looked at, how many pixels that took, and why there is none."""
    image = opening.opened(data)
    try:
        image.seek(number)
    except BROKEN_FILE:
        return None, 0, "malformed"
    pixels = image.width * image.height
    if opening.too_many(image, limits):
        return None, 0, "too-many-pixels"
    whole = opening.decoded(data, _LONGEST_SIDE, page=number)
    if whole is None:
        return None, pixels, "malformed"
    return (
        Picture(opening.encoded(opening.flat(whole), _ACCESS_SIDE, 80), "image/jpeg", "access-copy", place),
        pixels,
        None,
    )
