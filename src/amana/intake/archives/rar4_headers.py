"""The headers of RAR 1.5 to 4: blocks of a type, flags and a size, checked by half a CRC-32.

Source: technote.txt of RAR 3 and 4. Times are those of MS-DOS, of a clock whose zone is not told, made finer by
an extension. Names are in the machine's code page, and beside it, where they need it, in Unicode.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.archives.members import MAX_MEMBERS, fact
from amana.intake.archives.rar_entry import RarDirectory, RarEntry
from amana.intake.archives.zip_members import dos_time
from amana.records import EmbeddedFact

MARK = b"Rar!\x1a\x07\x00"
_MAIN, _FILE, _END = 0x73, 0x74, 0x7B
_LONG = 0x8000  # four bytes more tell how much data follows
_VOLUME, _SOLID, _LOCKED, _RECOVERY, _SECRET_NAMES = 0x1, 0x8, 0x4, 0x40, 0x80
_BEFORE, _AFTER, _SECRET, _COMMENT, _SOLID_FILE = 0x1, 0x2, 0x4, 0x8, 0x10
_FOLDER, _WIDE, _UNICODE, _SALT, _TIMES = 0xE0, 0x100, 0x200, 0x400, 0x1000
_STORED, _OLDEST, _NEWEST = 0x30, 29, 36  # methods of RAR before 2.9 are others, which nothing kept unpacks
_SYSTEMS = ("dos", "os2", "windows", "unix", "macintosh", "beos")
_UNIX = 3
_FORMS = {0o120000: "symbolic-link", 0o020000: "device", 0o060000: "device", 0o010000: "pipe", 0o140000: "socket"}
_MOMENTS = ("modified", "created", "accessed", "archived")


def directory(source: BinaryIO, size: int) -> RarDirectory:
    """Every member. ReadingFailed: malformed, encrypted (also its names)."""
    told = RarDirectory(4)
    at = len(MARK)
    while at < size:
        head = _block(source, at)
        if head is None:
            told.cut = True
            break
        kind, flags, body = head
        more = int.from_bytes(body[7:11], "little") if flags & _LONG and len(body) >= 11 else 0
        end = at + len(body) + more
        if kind == _END:
            break
        if kind == _MAIN:
            _main(told, flags)
        elif kind == _FILE and (end := _take(told, at, body)) == 0:
            break
        at = end
    return told


def _take(told: RarDirectory, at: int, body: bytes) -> int:
    """Add a member; where it ends, or 0 where no more are taken."""
    if len(told.entries) >= MAX_MEMBERS:
        told.left_out = True
        return 0
    entry = _entry(at, body)
    if entry is None:
        told.cut = True
        return 0
    told.entries.append(entry)
    return entry.end


def _block(source: BinaryIO, at: int) -> tuple[int, int, bytes] | None:
    """The type, flags and all bytes of the header at a place; None where it is broken or not all there."""
    source.seek(at)
    start = source.read(7)
    if len(start) < 7:
        return None
    check, kind, flags, length = struct.unpack("<HBHH", start)
    body = start + source.read(max(0, length - 7))
    if length < 7 or len(body) < length:
        return None
    # A comment of the old form lies within the header, and is not under its checksum.
    whole = flags & _COMMENT == 0 or kind not in {_MAIN, _FILE}
    if whole and zlib.crc32(body[2:]) & 0xFFFF != check:
        return None
    return kind, flags, body


def _main(told: RarDirectory, flags: int) -> None:
    if flags & _SECRET_NAMES:
        raise ReadingFailed(reason="encrypted")
    told.solid = bool(flags & _SOLID)
    for bit, name in ((_VOLUME, "volume"), (_SOLID, "solid"), (_LOCKED, "locked"), (_RECOVERY, "recovery-record")):
        if flags & bit:
            told.facts.append(fact(name, "yes"))


def _entry(at: int, body: bytes) -> RarEntry | None:
    """A member; None where its header does not hold what it says."""
    flags = int.from_bytes(body[3:5], "little")
    if len(body) < 32:
        return None
    packed, size, system, crc, moment, version, method, length, mode = struct.unpack_from("<2LB2L2BHL", body, 7)
    rest = 32
    if flags & _WIDE:
        if len(body) < 40:
            return None
        high_packed, high_size = struct.unpack_from("<2L", body, 32)
        packed, size, rest = packed | high_packed << 32, size | high_size << 32, 40
    name = body[rest : rest + length]
    rest += length + (8 if flags & _SALT else 0)
    if len(name) < length or not name or packed >= 1 << 62:
        return None
    raw, path = _name(name, flags)
    facts = [*_times(moment, body[rest:] if flags & _TIMES else b""), *_about(packed, crc, system, mode)]
    begins = at + len(body)
    return RarEntry(
        raw,
        path,
        at,
        begins,
        begins + packed,
        None if size in {0xFFFFFFFF, 0xFFFFFFFF_FFFFFFFF} else size,
        crc=crc,
        form="folder" if flags & _FOLDER == _FOLDER else _form(system, mode),
        stored=method == _STORED,
        solid=bool(flags & _SOLID_FILE),
        encrypted=bool(flags & _SECRET),
        unknown_method=method != _STORED and not _OLDEST <= version <= _NEWEST,
        begins_before=bool(flags & _BEFORE),
        goes_on=bool(flags & _AFTER),
        facts=tuple(facts),
    )


def _form(system: int, mode: int) -> str:
    if system == _UNIX:
        return _FORMS.get(mode & 0o170000, "folder" if mode & 0o170000 == 0o040000 else "file")
    return "folder" if mode & 0x10 else "file"


def _about(packed: int, crc: int, system: int, mode: int) -> Iterator[EmbeddedFact]:
    yield fact("compressed-size", str(packed))
    yield fact("crc-32", f"{crc:08x}")
    if system < len(_SYSTEMS):
        yield fact("made-on", _SYSTEMS[system], str(system))
    if system == _UNIX:
        yield fact("mode", f"{mode & 0o7777:04o}")


def _times(modified: int, finer: bytes) -> Iterator[EmbeddedFact]:
    """MS-DOS times count by two seconds; the extension adds the odd second and parts of one in 100 ns."""
    if len(finer) < 2:
        yield from _moment("modified", modified, 0, b"")
        return
    flags, at = int.from_bytes(finer[:2], "little"), 2
    for index, name in enumerate(_MOMENTS):
        how = flags >> (3 - index) * 4 & 0xF
        written = modified
        if how & 8 and index:
            written, at = int.from_bytes(finer[at : at + 4], "little"), at + 4
        if how & 8 or not index:
            more = finer[at : at + (how & 3)] if how & 8 else b""
            at += len(more)
            yield from _moment(name, written, how & 4 if how & 8 else 0, more)


def _moment(name: str, written: int, odd_second: int, part: bytes) -> Iterator[EmbeddedFact]:
    told = dos_time(written >> 16, written & 0xFFFF)
    if told is None:
        return
    ticks = int.from_bytes(part.rjust(3, b"\x00") if part else b"", "little")  # its low bytes are left away first
    if odd_second or ticks:
        finer = datetime.fromisoformat(told) + timedelta(seconds=bool(odd_second), microseconds=ticks // 10)
        told = finer.isoformat()
    yield fact(name, told, f"{written:08x}{'+1s' if odd_second else ''}{'.' + part.hex() if part else ''}")


def _name(written: bytes, flags: int) -> tuple[bytes, str | None]:
    """A name's bytes in the code page, and as Unicode where that is told."""
    plain, mark, packed = written.partition(b"\x00")
    if not flags & _UNICODE:
        return plain, None
    if mark:
        return plain, _unpacked_name(plain, packed)
    try:
        return plain, plain.decode()
    except UnicodeDecodeError:
        return plain, None


def _unpacked_name(plain: bytes, packed: bytes) -> str | None:
    """A name in RAR's own packing of UTF-16: two bits say how the next units come about. None where broken."""
    if not packed:
        return None
    high, at, told = packed[0], 1, bytearray()
    try:
        while at < len(packed):
            flags, at = packed[at], at + 1
            for shift in (6, 4, 2, 0):
                if at >= len(packed):
                    break
                at = _units(flags >> shift & 3, packed, at, high, plain, told)
    except IndexError:
        return None
    return bytes(told).decode("utf-16-le", "replace") or None


def _units(how: int, packed: bytes, at: int, high: int, plain: bytes, told: bytearray) -> int:
    """The next unit or run of units; where the packed name goes on."""
    if how < 2:
        told += bytes((packed[at], high if how else 0))
        return at + 1
    if how == 2:
        told += bytes((packed[at], packed[at + 1]))
        return at + 2
    count, at = packed[at], at + 1
    start = len(told) // 2
    if count & 0x80:
        shift, at = packed[at], at + 1
        for place in range(start, start + (count & 0x7F) + 2):
            told += bytes((plain[place] + shift & 0xFF, high))
    else:
        for place in range(start, start + count + 2):
            told += bytes((plain[place], 0))
    return at
