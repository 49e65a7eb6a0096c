"""A member of a ZIP: its facts, and its bytes unpacked within what it declares, checked against its CRC-32."""

from __future__ import annotations

import bz2
import lzma
import struct
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.archives.members import fact
from amana.intake.archives.zip_directory import Entry, extra_fields
from amana.intake.archives.zip_names import path_of
from amana.intake.reading import MIB, Limits, Reason
from amana.records import EmbeddedFact

STORED, DEFLATED, BZIP2, LZMA, XZ = 0, 8, 12, 14, 95
_ENCRYPTED = 0x1
LZMA_MEMORY = 192 * MIB
_MAX_RATIO, _RATIO_FROM = 200, MIB  # as in zip_guard
_TIMES, _NTFS = 0x5455, 0x000A
_SYSTEMS = {0: "dos", 3: "unix", 7: "macintosh", 10: "ntfs", 11: "mvs", 14: "vfat", 19: "darwin"}
_FORMATS = {
    0o120000: "symbolic-link",
    0o020000: "device",
    0o060000: "device",
    0o010000: "pipe",
    0o140000: "socket",
}
BROKEN = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError, struct.error)


def form(entry: Entry) -> str:
    """`file`, `folder`, `symbolic-link`, `device`, `pipe` or `socket`."""
    if entry.system in {3, 19}:
        special = _FORMATS.get((entry.mode >> 16) & 0o170000)
        if special is not None:
            return special
    return "folder" if entry.raw.endswith((b"/", b"\\")) and entry.size == 0 else "file"


def refused(entry: Entry, limits: Limits) -> Reason | None:
    """Why a member's bytes are not even looked at; None where they are."""
    if entry.damaged:
        return "malformed"
    if entry.overlaps:
        return "bomb"
    if entry.flags & _ENCRYPTED or entry.method == 99:  # 99: AES, which says how it was packed elsewhere
        return "encrypted"
    if entry.size > _RATIO_FROM and entry.size > _MAX_RATIO * max(entry.packed, 1):
        return "bomb"
    if entry.method not in {STORED, DEFLATED, BZIP2, LZMA, XZ}:
        return "no-reader"
    return "too-large" if entry.size > limits.unpacked_bytes else None


def unpacked(source: BinaryIO, entry: Entry) -> bytes:
    """A member's bytes, exactly as many as the directory says. ReadingFailed: malformed.

    Memory: its size and that of what it is packed in.
    """
    to_its_bytes(source, entry)
    packed = source.read(entry.packed)
    try:
        data = _plain(packed, entry.method, entry.size)
    except BROKEN as fault:
        raise ReadingFailed(reason="malformed") from fault
    if len(packed) < entry.packed or len(data) != entry.size or zlib.crc32(data) != entry.crc:
        raise ReadingFailed(reason="malformed")
    return data


def to_its_bytes(source: BinaryIO, entry: Entry) -> None:
    """Go to where a member's packed bytes begin. ReadingFailed: malformed."""
    if entry.packed > entry.size + entry.size // 4 + 4096:
        raise ReadingFailed(reason="malformed")  # no method packs so badly: it would be read for nothing
    source.seek(entry.offset)
    local = source.read(30)
    if len(local) < 30 or not local.startswith(b"PK\x03\x04"):
        raise ReadingFailed(reason="malformed")
    named, extras = int.from_bytes(local[26:28], "little"), int.from_bytes(local[28:30], "little")
    source.seek(entry.offset + 30 + named + extras)


def _plain(packed: bytes, method: int, size: int) -> bytes:
    """At most one byte more than `size`, so that a member that declares too little is seen."""
    if method == STORED:
        return packed
    if method == DEFLATED:
        return zlib.decompressobj(-15).decompress(packed, size + 1)
    if method == BZIP2:
        return bz2.BZ2Decompressor().decompress(packed, size + 1)
    if method == XZ:
        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=LZMA_MEMORY).decompress(packed, size + 1)
    # Method 14 is a raw LZMA stream after 4 bytes of version and length; with its size it is the old .lzma form.
    properties = packed[4:9]
    alone = properties + size.to_bytes(8, "little") + packed[9:]
    return lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=LZMA_MEMORY).decompress(alone, size + 1)


def member_facts(entry: Entry, page: str) -> Iterator[EmbeddedFact]:
    """When it was changed, as often as it is told; how much it takes packed; its checksum, system and comment."""
    yield from _times(entry)
    yield fact("compressed-size", str(entry.packed))
    yield fact("crc-32", f"{entry.crc:08x}")
    if entry.system in _SYSTEMS:
        yield fact("made-on", _SYSTEMS[entry.system], str(entry.system))
    if entry.comment:
        spoken = Entry(entry.comment, entry.flags, 0, 0, 0, 0, 0, 0, 0)
        yield fact("comment", path_of(spoken, page), None if entry.comment.isascii() else entry.comment.hex())


def _times(entry: Entry) -> Iterator[EmbeddedFact]:
    """MS-DOS time has no zone and counts by two seconds; the extra fields tell UTC."""
    local = dos_time(entry.date, entry.time)
    if local is not None:
        yield fact("modified", local, f"{entry.date:04x}{entry.time:04x}")
    for kind, data in extra_fields(entry.extra):
        if kind == _TIMES and len(data) >= 5 and data[0] & 1:
            seconds = int.from_bytes(data[1:5], "little", signed=True)
            yield fact("modified-utc", since_1970(seconds), str(seconds))
        elif kind == _NTFS and len(data) >= 32 and data[4:8] == b"\x01\x00\x18\x00":
            for at, name in ((8, "modified-utc"), (16, "accessed-utc"), (24, "created-utc")):
                ticks = int.from_bytes(data[at : at + 8], "little")
                told = since_1601(ticks)
                if told is not None:
                    yield fact(name, told, str(ticks))


def dos_time(date: int, time: int) -> str | None:
    """`2016-12-22T14:05:00`, no zone; None where it is no time (most often all zero)."""
    try:
        told = datetime(
            1980 + (date >> 9), (date >> 5) & 15, date & 31, time >> 11, (time >> 5) & 63, min((time & 31) * 2, 59)
        )
    except ValueError:
        return None
    return told.isoformat()


def since_1970(seconds: float) -> str:
    """`...Z` of POSIX seconds within 32 bits."""
    return _utc(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))


def since_1601(ticks: int) -> str | None:
    """`...Z` of 100-nanosecond ticks as Windows counts them; None where they are none, or past the year 9999."""
    try:
        return _utc(datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)) if ticks else None
    except OverflowError:
        return None


def _utc(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
