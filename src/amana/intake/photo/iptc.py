"""IPTC: what agencies and desks write into a picture, and the Photoshop resources that carry it.

IPTC-NAA Information Interchange Model 4.2 (datasets), Adobe Photoshop File Formats (image resource blocks). The
encoding is declared by dataset 1:90 or not at all; where it is not, all text together tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from amana.errors import ReadingFailed
from amana.intake import arabic_codes
from amana.intake.decoding import decoded
from amana.intake.photo.facts import MAX_WORDS, fact
from amana.records import EmbeddedFact

IPTC, THUMBNAIL, EXIF, XMP = 0x0404, 0x040C, 0x0422, 0x0424
_NAMES = {
    (1, 90): "CodedCharacterSet",
    (2, 3): "ObjectTypeReference",
    (2, 5): "ObjectName",
    (2, 7): "EditStatus",
    (2, 10): "Urgency",
    (2, 15): "Category",
    (2, 20): "SupplementalCategory",
    (2, 25): "Keywords",
    (2, 40): "SpecialInstructions",
    (2, 55): "DateCreated",
    (2, 60): "TimeCreated",
    (2, 62): "DigitalCreationDate",
    (2, 63): "DigitalCreationTime",
    (2, 65): "OriginatingProgram",
    (2, 70): "ProgramVersion",
    (2, 80): "By-line",
    (2, 85): "By-lineTitle",
    (2, 90): "City",
    (2, 92): "Sub-location",
    (2, 95): "Province-State",
    (2, 100): "CountryCode",
    (2, 101): "CountryName",
    (2, 103): "OriginalTransmissionReference",
    (2, 105): "Headline",
    (2, 110): "Credit",
    (2, 115): "Source",
    (2, 116): "CopyrightNotice",
    (2, 118): "Contact",
    (2, 120): "Caption-Abstract",
    (2, 122): "Writer-Editor",
}
# What is understood, by plain names.
_PLAIN = {
    (2, 5): "title",
    (2, 25): "keyword",
    (2, 80): "author",
    (2, 90): "city",
    (2, 92): "place",
    (2, 101): "country",
    (2, 105): "headline",
    (2, 110): "credit",
    (2, 115): "source",
    (2, 116): "copyright",
    (2, 120): "caption",
    (2, 122): "caption-writer",
}
_BINARY = {(1, 90), (2, 0)}
_UTF8 = b"\x1b%G"
_DAY, _CLOCK = re.compile(r"(\d{4})(\d\d)(\d\d)"), re.compile(r"(\d\d)(\d\d)(\d\d)([+-]\d{4})?")
_MAX_DATASETS = 400


@dataclass(frozen=True, slots=True)
class Dataset:
    """One dataset: its record and number, and its bytes."""

    key: tuple[int, int]
    data: bytes


def resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The Photoshop resources in a row of them: number and bytes. What follows a broken one is left."""
    at = 0
    for _ in range(_MAX_DATASETS):
        if data[at : at + 4] not in {b"8BIM", b"PHUT", b"DCSR", b"AgHg", b"MeSa"}:
            return
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        name = (data[at + 6] if at + 6 < len(data) else 0) + 1
        at += 6 + name + name % 2
        size = int.from_bytes(data[at : at + 4], "big")
        if at + 4 + size > len(data):
            return
        yield number, data[at + 4 : at + 4 + size]
        at += 4 + size + size % 2


def datasets(data: bytes) -> Iterator[Dataset]:
    """The datasets in a row of them; what follows a broken one is left."""
    at = 0
    for _ in range(_MAX_DATASETS):
        if data[at : at + 1] != b"\x1c" or at + 5 > len(data):
            return
        key, size = (data[at + 1], data[at + 2]), int.from_bytes(data[at + 3 : at + 5], "big")
        at += 5
        if size & 0x8000:  # the size of the size
            width = size & 0x7FFF
            if width > 4:
                return
            size = int.from_bytes(data[at : at + width], "big")
            at += width
        if at + size > len(data):
            return
        yield Dataset(key, data[at : at + size])
        at += size


def iptc_facts(data: bytes) -> Iterator[EmbeddedFact]:
    """What is understood by plain names, then every dataset by its own (`iptc:City`)."""
    found = list(datasets(data))
    codec, ground = _codec(found)
    texts = [(one, _text(one, codec)) for one in found]
    if codec and any(not one.data.isascii() for one in found if one.key not in _BINARY):
        yield fact("iptc-encoding", f"{codec}, {ground}")
    for one, said in texts:
        if said and one.key in _PLAIN:
            yield fact(
                _PLAIN[one.key], said, None if ground == "declared" or one.data.isascii() else _hex(one.data)
            )
    moment = created(found)
    if moment:
        yield fact("created-at", moment, " ".join(s for one, s in texts if one.key in {(2, 55), (2, 60)}))
    for one, said in texts:
        yield fact(f"iptc:{_NAMES.get(one.key, '{}:{}'.format(*one.key))}", said or "(empty)")


def created(found: list[Dataset]) -> str | None:
    """Datasets 2:55 and 2:60 as ISO 8601, with their zone if they give it; None where there is no day."""
    first = {one.key: one.data.decode("latin-1").strip("\x00 ") for one in reversed(found)}
    day, clock = _DAY.fullmatch(first.get((2, 55), "")), _CLOCK.fullmatch(first.get((2, 60), ""))
    if not day or not 1 <= int(day[2]) <= 12 or not 1 <= int(day[3]) <= 31 or day[1] == "0000":
        return None
    told = f"{day[1]}-{day[2]}-{day[3]}"
    if not clock or int(clock[1]) > 23 or int(clock[2]) > 59 or int(clock[3]) > 60:
        return told
    zone = f"{clock[4][:3]}:{clock[4][3:]}" if clock[4] else ""
    return f"{told}T{clock[1]}:{clock[2]}:{clock[3]}{zone}"


def _codec(found: list[Dataset]) -> tuple[str, str]:
    """The codec of the text and the ground for it: declared, or told by the letters of all of it."""
    if any(one.key == (1, 90) and one.data.startswith(_UTF8) for one in found):
        return "utf-8", "declared"
    together = b"\n".join(one.data for one in found if one.key not in _BINARY and not one.data.isascii())
    if not together:
        return "ascii", "by its bytes"
    try:
        return decoded(together[: 16 * MAX_WORDS]).encoding, "by its letters"
    except ReadingFailed:
        return "", ""


def _text(one: Dataset, codec: str) -> str:
    if one.key in _BINARY or not codec:
        return one.data[:64].hex() if not one.data.isascii() or one.key in _BINARY else one.data.decode("ascii")
    try:
        return arabic_codes.decode(one.data, codec)[:MAX_WORDS].strip("\x00 \r\n\t")
    except UnicodeError:  # declared and not so: what is sound of it
        return one.data.decode("utf-8", "replace")[:MAX_WORDS].strip("\x00 \r\n\t")


def _hex(data: bytes) -> str:
    return data[:MAX_WORDS].hex()
