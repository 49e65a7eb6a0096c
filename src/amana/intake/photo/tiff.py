"""The directories of a TIFF structure: what Exif, TIFF itself and most raw formats are made of.

TIFF 6.0; BigTIFF where the file is one; Exif 3.0 (CIPA DC-008) for the directories within. Read from bytes alone,
whatever they say: an offset outside the file, a directory that leads back to itself, a count without end or a type
that is none costs its own field and nothing else.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

MAX_DIRECTORIES = 64
MAX_FIELDS = 1_000  # of one directory; more is noise
MAX_VALUE = 64 * 1024  # bytes of one field that are taken
_EXIF, _GPS, _INTEROP, _SUB = 0x8769, 0x8825, 0xA005, 0x014A
_INNER = {_EXIF: "exif", _GPS: "gps", _INTEROP: "interop", _SUB: "sub"}
# Magic numbers after the byte order: TIFF, Panasonic RW2, Olympus ORF (three of them), BigTIFF.
_MAGIC = {42, 0x55, 0x4F52, 0x5352}
_BIG = 43
_FORMS = {
    1: "B",
    2: "c",
    3: "H",
    4: "I",
    6: "b",
    7: "c",
    8: "h",
    9: "i",
    11: "f",
    12: "d",
    13: "I",
    16: "Q",
    17: "q",
}
_RATIOS = {5: "I", 10: "i"}
_SIZES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
    129: 1,
}
ASCII, UNDEFINED, UTF8 = 2, 7, 129


@dataclass(frozen=True)
class Field:
    """One field: its bytes as stored (at most `MAX_VALUE`), and how they are to be read."""

    tag: int
    kind: int
    count: int
    data: bytes
    order: str

    @cached_property
    def ratios(self) -> tuple[tuple[int, int], ...]:
        """Numerators and denominators; whole numbers over 1. Empty where the field holds none."""
        if self.kind in _RATIOS:
            plain = self._unpacked(_RATIOS[self.kind])
            return tuple(zip(plain[::2], plain[1::2], strict=False))
        return tuple((number, 1) for number in self.numbers if isinstance(number, int))

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """Its numbers; a ratio that divides by zero is not a number (NaN). Empty where it holds text or bytes."""
        if self.kind in _RATIOS:
            return tuple(top / low if low else float("nan") for top, low in self.ratios)
        form = _FORMS.get(self.kind, "c")
        return () if form == "c" else self._unpacked(form)

    def _unpacked(self, form: str) -> tuple[int, ...]:
        count = len(self.data) // struct.calcsize("=" + form)
        return struct.unpack_from(f"{self.order}{count}{form}", self.data)

    @property
    def number(self) -> int | None:
        """Its first number, if it is a whole one."""
        first = self.numbers[:1]
        return first[0] if first and isinstance(first[0], int) else None


@dataclass(frozen=True)
class Directory:
    """One directory: `name` is ifd0, ifd1 ..., exif, gps, interop, sub."""

    name: str
    at: int
    fields: Mapping[int, Field]
    broken: bool = False
    """Whether some of its fields, or what it leads to, could not be read."""


NOTHING = Directory("", 0, {})


@dataclass
class _Walk:
    data: bytes
    order: str
    big: bool
    seen: set[int] = field(default_factory=set)


def directories(data: bytes) -> list[Directory]:
    """Every directory that can be reached, each once; the main chain first. Empty where this is no TIFF."""
    walk, first = _opened(data)
    if walk is None:
        return []
    found: list[Directory] = []
    waiting = [("ifd0", first)]
    while waiting and len(found) < MAX_DIRECTORIES:
        name, at = waiting.pop(0)
        if at in walk.seen or not 0 < at < len(data):
            continue
        walk.seen.add(at)
        one, after = _directory(walk, name, at)
        found.append(one)
        waiting += _led_to(one)
        if name.startswith("ifd") and after:
            waiting.append((f"ifd{int(name[3:]) + 1}", after))
    return found


def chain(data: bytes, most: int) -> tuple[list[Directory], bool]:
    """The directories of the main chain alone (a TIFF's pages), at most so many; and whether there are more."""
    walk, at = _opened(data)
    found: list[Directory] = []
    while walk and 0 < at < len(data) and at not in walk.seen:
        if len(found) == most:
            return found, True
        walk.seen.add(at)
        one, at = _directory(walk, f"ifd{len(found)}", at)
        found.append(one)
    return found, False


def named(found: list[Directory], name: str) -> Directory:
    """The first directory of this name; an empty one where there is none."""
    return next((one for one in found if one.name == name), NOTHING)


def _opened(data: bytes) -> tuple[_Walk | None, int]:
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None or len(data) < 8:
        return None, 0
    magic = struct.unpack_from(order + "H", data, 2)[0]
    if magic == _BIG and len(data) >= 16:
        return _Walk(data, order, True), struct.unpack_from(order + "Q", data, 8)[0]
    return (_Walk(data, order, False) if magic in _MAGIC else None), struct.unpack_from(order + "I", data, 4)[0]


def _directory(walk: _Walk, name: str, at: int) -> tuple[Directory, int]:
    """A directory, and where the next of its chain stands (0 where there is none)."""
    counted, entry, pointer = ("Q", "HHQ", "Q") if walk.big else ("H", "HHI", "I")
    head, each = struct.calcsize("=" + counted), struct.calcsize("=" + entry + pointer)
    if at + head > len(walk.data):
        return Directory(name, at, {}, True), 0
    count = struct.unpack_from(walk.order + counted, walk.data, at)[0]
    room = (len(walk.data) - at - head) // each
    fields: dict[int, Field] = {}
    broken = count > min(room, MAX_FIELDS)
    for number in range(min(count, room, MAX_FIELDS)):
        one = _field(walk, at + head + number * each, entry, pointer)
        if one is None:
            broken = True
        else:
            fields.setdefault(one.tag, one)
    end = at + head + count * each
    after = 0
    if not broken and end + struct.calcsize("=" + pointer) <= len(walk.data):
        after = struct.unpack_from(walk.order + pointer, walk.data, end)[0]
    return Directory(name, at, fields, broken), after


def _field(walk: _Walk, at: int, entry: str, pointer: str) -> Field | None:
    tag, kind, count = struct.unpack_from(walk.order + entry, walk.data, at)
    size = _SIZES.get(kind, 0) * count
    place, inline = at + struct.calcsize("=" + entry), struct.calcsize("=" + pointer)
    if size > inline:
        place = struct.unpack_from(walk.order + pointer, walk.data, place)[0]
    if not size or place + size > len(walk.data):
        return None
    return Field(tag, kind, count, bytes(walk.data[place : place + min(size, MAX_VALUE)]), walk.order)


def _led_to(one: Directory) -> Iterator[tuple[str, int]]:
    for tag, name in _INNER.items():
        pointing = one.fields.get(tag)
        for at in pointing.numbers[:8] if pointing else ():
            if isinstance(at, int):
                yield name, at
