"""The directory of a ZIP (PKWARE APPNOTE 6.3.10), read entry by entry: one that is damaged costs itself alone.

Python's own module is not used here: it refuses the whole archive for one name that is not UTF-8, and gives
no way to the bytes that a name was written in.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.archives.members import MAX_MEMBERS
from amana.intake.reading import MIB

_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_TAIL = (1 << 16) + _END.size
_MAX_DIRECTORY = 64 * MIB
_FULL_32, _FULL_16 = 0xFFFFFFFF, 0xFFFF
_ZIP64 = 0x0001


@dataclass(slots=True)
class Entry:
    """One member as the directory tells it. Sizes and offsets in bytes; names as the bytes they are written in."""

    raw: bytes
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    offset: int
    system: int = 0
    mode: int = 0  # external attributes, as they are
    extra: bytes = b""
    comment: bytes = b""
    overlaps: bool = False
    damaged: bool = False


@dataclass(slots=True)
class Directory:
    """All entries, in the directory's order. `shift`: bytes that stand before the archive itself."""

    entries: list[Entry] = field(default_factory=list)
    comment: bytes = b""
    shift: int = 0
    told: int = 0  # how many members the archive says it has
    cut_short: bool = False


def directory(source: BinaryIO, size: int) -> Directory | None:
    """The directory at the end of a ZIP of `size` bytes; None where there is none.

    Raises ReadingFailed: too-large (a directory beyond 64 MiB).
    """
    start = max(0, size - _TAIL - _LOCATOR_64.size)
    source.seek(start)
    tail = source.read(size - start)
    at = tail.rfind(b"PK\x05\x06")
    while at >= 0:
        found = _from_end(source, tail, at, start)
        if found is not None:
            _mark_overlaps(found)
            return found
        at = tail.rfind(b"PK\x05\x06", 0, at)
    return None


def _from_end(source: BinaryIO, tail: bytes, at: int, start: int) -> Directory | None:
    """The directory that the end record at `tail[at]` leads to."""
    if at + _END.size > len(tail):
        return None
    _, _, _, _, count, length, offset, comment_length = _END.unpack_from(tail, at)
    end = start + at
    if _FULL_32 in (length, offset) or count == _FULL_16:
        wide = _wide(source, tail, at, start)
        count, length, offset, end = wide if wide is not None else (count, length, offset, end)
    if length > _MAX_DIRECTORY:
        raise ReadingFailed(reason="too-large")
    begin = end - length
    if begin < 0 or begin < offset:  # what stands before the archive is allowed; less than it says is not
        return None
    source.seek(begin)
    found = Directory(shift=begin - offset, told=count)
    found.comment = tail[at + _END.size : at + _END.size + comment_length]
    found.entries = list(_entries(source.read(length), found))
    if length and not found.entries:
        return None
    found.cut_short = len(found.entries) < min(count, MAX_MEMBERS)
    return found


def _wide(source: BinaryIO, tail: bytes, at: int, start: int) -> tuple[int, int, int, int] | None:
    """Count, length and offset from the ZIP64 end record, and where that stands; None where there is none."""
    before = at - _LOCATOR_64.size
    if before < 0 or not tail.startswith(b"PK\x06\x07", before):
        return None
    told = _LOCATOR_64.unpack_from(tail, before)[2]
    for place in (told, start + before - _END_64.size):  # the second where something stands before the archive
        if place < 0:
            continue
        source.seek(place)
        record = source.read(_END_64.size)
        if len(record) == _END_64.size and record.startswith(b"PK\x06\x06"):
            count, length, offset = _END_64.unpack(record)[7:10]
            return count, length, offset, place
    return None


def _entries(data: bytes, found: Directory) -> Iterator[Entry]:
    at = 0
    for _ in range(MAX_MEMBERS):
        if at + _CENTRAL.size > len(data) or not data.startswith(b"PK\x01\x02", at):
            return
        told = _CENTRAL.unpack_from(data, at)
        _, made_by, _, flags, method, time, date, crc, packed, size, named, extras, commented = told[:13]
        after = at + _CENTRAL.size
        extra = data[after + named : after + named + extras]
        entry = Entry(
            raw=data[after : after + named],
            flags=flags,
            method=method,
            time=time,
            date=date,
            crc=crc,
            packed=packed,
            size=size,
            offset=told[16],
            system=made_by >> 8,
            mode=told[15],
            extra=extra,
            comment=data[after + named + extras : after + named + extras + commented],
        )
        widen(entry)
        entry.offset += found.shift
        yield entry
        at = after + named + extras + commented


def widen(entry: Entry) -> None:
    """Sizes and offset beyond 32 bits stand in an extra field, those that do not fit alone and in this order."""
    for kind, data in extra_fields(entry.extra):
        if kind != _ZIP64:
            continue
        at = 0
        for name in ("size", "packed", "offset"):
            if getattr(entry, name) != _FULL_32:
                continue
            if at + 8 > len(data):
                entry.damaged = True
                return
            setattr(entry, name, int.from_bytes(data[at : at + 8], "little"))
            at += 8


def extra_fields(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each extra field's kind and bytes, as far as they are whole."""
    at = 0
    while at + 4 <= len(data):
        kind, length = struct.unpack_from("<HH", data, at)
        if at + 4 + length > len(data):
            return
        yield kind, data[at + 4 : at + 4 + length]
        at += 4 + length


def _mark_overlaps(found: Directory) -> None:
    """A member that begins within another one is how a small file unpacks to petabytes; no packer writes it."""
    reached = -1
    for entry in sorted(found.entries, key=lambda one: one.offset):
        entry.overlaps = entry.offset < reached
        reached = max(reached, entry.offset + 30 + len(entry.raw) + entry.packed)
