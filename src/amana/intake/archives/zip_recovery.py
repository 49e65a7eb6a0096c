"""A ZIP without its directory (cut short, most often): its members by the headers that stand before each of them.

What a header tells is as good as the directory, but for two things: times beyond MS-DOS's and the system are
not in it, and a member that was written as a stream has its sizes behind it, in a descriptor (APPNOTE 4.3.9).
"""

from __future__ import annotations

import struct
from typing import BinaryIO

from amana.intake.archives.members import MAX_MEMBERS
from amana.intake.archives.zip_directory import Directory, Entry, widen
from amana.intake.reading import MIB

_LOCAL = struct.Struct("<4s5H3L2H")
_STREAMED = 1 << 3
_MARK, _DESCRIPTOR = b"PK\x03\x04", b"PK\x07\x08"
_PIECE = MIB


def recovered(source: BinaryIO, size: int) -> Directory | None:
    """The members from the beginning on, as far as their headers lead; None where there is none.

    The last one may be cut. Read once, forward; memory for the headers alone.
    """
    found = Directory(cut_short=True)
    at = 0
    while len(found.entries) < MAX_MEMBERS:
        entry, at = _member(source, at, size)
        if entry is None:
            break
        found.entries.append(entry)
    found.told = len(found.entries)
    return found if found.entries else None


def _member(source: BinaryIO, at: int, size: int) -> tuple[Entry | None, int]:
    """The member whose header stands at `at`, and where the next one would."""
    source.seek(at)
    head = source.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(_MARK):
        return None, at
    _, _, flags, method, time, date, crc, packed, plain, named, extras = _LOCAL.unpack(head)
    raw, extra = source.read(named), source.read(extras)
    if len(raw) < named:
        return None, at
    entry = Entry(raw, flags, method, time, date, crc, packed, plain, at, extra=extra)
    widen(entry)
    begin = at + _LOCAL.size + named + extras
    if flags & _STREAMED and not packed:
        return _streamed(source, entry, begin, size)
    entry.damaged = entry.damaged or begin + entry.packed > size
    return entry, begin + entry.packed


def _streamed(source: BinaryIO, entry: Entry, begin: int, size: int) -> tuple[Entry, int]:
    """Its sizes stand in the descriptor behind it: the first that tells how many bytes stand before itself."""
    source.seek(begin)
    passed, window = 0, b""
    while piece := source.read(_PIECE):
        window += piece
        at = window.find(_DESCRIPTOR)
        while 0 <= at <= len(window) - 16:
            crc, packed, plain = struct.unpack_from("<3L", window, at + 4)
            if packed == passed + at:
                entry.crc, entry.packed, entry.size = crc, packed, plain
                return entry, begin + packed + 16
            at = window.find(_DESCRIPTOR, at + 1)
        keep = min(len(window), 15)
        passed += len(window) - keep
        window = window[len(window) - keep :]
    entry.damaged = True
    return entry, size
