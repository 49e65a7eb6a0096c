"""Embedded facts of a picture, as written and as understood: who made it, when, where, with what.

Tag numbers and forms: Exif 3.0 (CIPA DC-008), TIFF 6.0. A date has a zone only if the file gives one, and a
coordinate a hemisphere only if the file gives one: nothing is filled in.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.records import EmbeddedFact

if TYPE_CHECKING:
    from PIL.Image import Image

# What a library raises over a directory that points nowhere or into itself.
BROKEN_FILE = (
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    OSError,
    EOFError,
    struct.error,
)

_EXIF, _GPS, _XMP = 0x8769, 0x8825, 0x02BC
_ORIENTATION = 0x0112
_WORDS = {
    0x010F: "make",
    0x0110: "model",
    0x0131: "software",
    0x010E: "image-description",
    0x013B: "artist",
    0x8298: "copyright",
}
_EXIF_WORDS = {
    0xA430: "camera-owner",
    0xA431: "body-serial-number",
    0xA433: "lens-make",
    0xA434: "lens-model",
    0xA420: "image-unique-id",
}
_USER_COMMENT = 0x9286
# The date, then the tags that hold its zone and its fraction of a second.
_TIMES = (
    ("taken-at", 0x9003, 0x9011, 0x9291),
    ("digitised-at", 0x9004, 0x9012, 0x9292),
    ("changed-at", 0x0132, 0x9010, 0x9290),
)
_TIME = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_ZONE = re.compile(r"[+-]\d\d:\d\d|Z")
_PADDING = re.compile(r"\s{2,}(?=<\?xpacket end)")
_MAX_WORDS = 4_000
_MAX_XMP = 16_000

Tags = Mapping[int, Any]


def exif_facts(image: Image) -> Iterator[EmbeddedFact]:
    """Every fact that can be read; what is broken in the middle costs only what follows in its directory."""
    main, exif, gps = tags_of(image)
    yield from _words(main, _WORDS)
    if isinstance(main.get(_ORIENTATION), int):
        yield EmbeddedFact("orientation", str(main[_ORIENTATION]))
    both = {**main, **exif}
    yield from _times(both)
    yield from _words(exif, _EXIF_WORDS)
    comment = _comment(exif.get(_USER_COMMENT))
    if comment:
        yield EmbeddedFact("user-comment", comment)
    yield from _place(gps)
    yield from _packet(image, main)


def tags_of(image: Image) -> tuple[Tags, Tags, Tags]:
    """The main, Exif and GPS directories; empty where there is none, or it is broken."""
    try:
        exif = image.getexif()
        main = {tag: exif.get(tag) for tag in list(exif)}
    except BROKEN_FILE:
        return {}, {}, {}
    return main, _directory(exif, _EXIF), _directory(exif, _GPS)


def orientation(image: Image) -> int:
    """1 to 8; 1 where the file does not say."""
    told = tags_of(image)[0].get(_ORIENTATION)
    return told if isinstance(told, int) and 1 <= told <= 8 else 1


def _directory(exif: Any, tag: int) -> Tags:
    try:
        found = exif.get_ifd(tag)
        return {key: found.get(key) for key in list(found)}
    except BROKEN_FILE:
        return {}


def _words(tags: Tags, names: Mapping[int, str]) -> Iterator[EmbeddedFact]:
    for tag, name in names.items():
        said = words(tags.get(tag))
        if said:
            yield EmbeddedFact(name, said)


def words(value: object) -> str:
    """Text as the camera wrote it: trailing NUL and spaces off, UTF-8 where it is UTF-8."""
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")  # how Pillow reads every ASCII tag
        except UnicodeEncodeError:
            return str(value)[:_MAX_WORDS].strip("\x00 \r\n\t")
    if not isinstance(value, bytes):
        return ""
    try:
        return decoded(value.strip(b"\x00 \r\n\t")).text[:_MAX_WORDS]
    except ReadingFailed:
        return value.hex()[:_MAX_WORDS]


def _times(tags: Tags) -> Iterator[EmbeddedFact]:
    for name, tag, zone_tag, fraction_tag in _TIMES:
        written = words(tags.get(tag))
        found = _TIME.fullmatch(written)
        if found and found[1] != "0000":
            zone, fraction = words(tags.get(zone_tag)), words(tags.get(fraction_tag))
            value = "{}-{}-{}T{}:{}:{}".format(*found.groups())
            value += f".{fraction}" if fraction.isdecimal() else ""
            value += zone if _ZONE.fullmatch(zone) else ""
            yield EmbeddedFact(name, value, " ".join(part for part in (written, fraction, zone) if part))
        elif written:
            yield EmbeddedFact(name, written)


def _comment(value: object) -> str:
    """A comment whose first eight bytes name its code (Exif 3.0, 4.6.6.5)."""
    if not isinstance(value, bytes) or len(value) <= 8:
        return ""
    code, said = value[:8].rstrip(b"\x00 "), value[8:]
    if code == b"UNICODE":
        return said.decode("utf-16-be" if said[:1] == b"\x00" else "utf-16-le", "replace").strip("\x00 ")[
            :_MAX_WORDS
        ]
    return words(said)


def _place(gps: Tags) -> Iterator[EmbeddedFact]:
    for name, reference, tag in (("gps-latitude", 1, 2), ("gps-longitude", 3, 4)):
        fact = _coordinate(name, words(gps.get(reference)), gps.get(tag))
        if fact:
            yield fact
    height = _ratio(gps.get(6))
    if height is not None:
        below = gps.get(5) in (1, b"\x01")
        yield EmbeddedFact("gps-altitude", f"{-height if below else height:.1f} m", _written(gps.get(6)))
    heading = _ratio(gps.get(17))
    if heading is not None:
        yield EmbeddedFact("gps-direction", f"{heading:.1f} {words(gps.get(16))}".strip(), _written(gps.get(17)))
    day, clock = words(gps.get(29)), _clock(gps.get(7))
    if clock:
        value = f"{day.replace(':', '-')}T{clock}Z" if day else f"{clock}Z"
        yield EmbeddedFact("gps-time", value, f"{day} {_written(gps.get(7))}".strip())


def _coordinate(name: str, hemisphere: str, value: object) -> EmbeddedFact | None:
    """Decimal degrees with the hemisphere as its letter: `36.201240 N`. No letter is written, none is given."""
    parts = value if isinstance(value, tuple) else (value,)
    numbers = [_ratio(part) for part in parts]
    if not numbers or len(numbers) > 3 or any(number is None for number in numbers):
        return None
    degrees = sum((number or 0.0) / 60**place for place, number in enumerate(numbers))
    raw = f"{_written(value)} {hemisphere}".strip()
    return EmbeddedFact(name, f"{degrees:.6f} {hemisphere}".strip(), raw)


def _clock(value: object) -> str | None:
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    numbers = [_ratio(part) for part in value]
    if any(number is None or not 0 <= number < 61 for number in numbers):
        return None
    return ":".join(f"{int(number or 0):02d}" for number in numbers)


def _ratio(value: object) -> float | None:
    """A number; None where there is none, or it divides by zero."""
    try:
        number = float(value)  # type: ignore[arg-type]  # what is no number raises TypeError
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if abs(number) < 1e12 else None  # also false for what is not a number


def _written(value: object) -> str:
    """Rationals as the file writes them: `36/1 12/1 447/100`."""
    parts = value if isinstance(value, tuple) else (value,)
    return " ".join(
        f"{part.numerator}/{part.denominator}" if hasattr(part, "denominator") else str(part) for part in parts
    )


def _packet(image: Image, main: Tags) -> Iterator[EmbeddedFact]:
    """The XMP packet as it stands, less its padding, if it is small; else how large it is."""
    packet = image.info.get("xmp") or main.get(_XMP)
    if isinstance(packet, str):
        packet = packet.encode("utf-8", "replace")
    if isinstance(packet, bytes) and packet.strip(b"\x00 \r\n\t"):
        if len(packet) > _MAX_XMP:
            yield EmbeddedFact("xmp-left-out", f"{len(packet)} bytes")
        else:
            said = packet.strip(b"\x00").decode("utf-8", "replace")
            yield EmbeddedFact("xmp", _PADDING.sub("\n", said))
