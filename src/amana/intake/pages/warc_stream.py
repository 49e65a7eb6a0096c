"""The bytes of a WARC or ARC file in order, whether plain, compressed record by record, or compressed as a whole.

A place in it is where a gzip member begins and how many unpacked bytes of it are behind us, so that reading can be
taken up again there. Broken compression ends a member; `resync` finds where the next record begins.
Sources: RFC 1952; ISO 28500 annex on record-at-a-time compression.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import BinaryIO

_PIECE = 64 * 1024
_MOST_LINE = 64 * 1024
_MAGIC = b"\x1f\x8b\x08"
_MOST_TRIED = 10_000
_RECORD = re.compile(
    rb"\n(?=WARC/|(?:https?|ftp|dns|filedesc):[^\n]{1,4000} \S{1,100} \d{8,20} \S{1,200} \S{1,20}\s{0,2}\n)"
)
_LONGEST = 5_000  # bytes of what marks a record
_BEGINNINGS = (b"WARC/", b"filedesc://", b"http://", b"https://", b"\r\nWARC/")


class BrokenStream(Exception):
    """What follows cannot be unpacked, or a line has no end. Everything before it was given."""


@dataclass(frozen=True, slots=True)
class Place:
    """`at` is an offset in the file (of a gzip member, where there are any), `skip` unpacked bytes from there."""

    at: int = 0
    skip: int = 0


class RecordStream:
    """Reads on from a place. `read` and `readline` give what there is, and b"" at the end of the file."""

    def __init__(self, file: BinaryIO, place: Place = Place()) -> None:
        self._file = file
        file.seek(0)
        self.packed = file.read(2) == _MAGIC[:2]
        self._begin(place.at)
        left = place.skip
        while left and (piece := self.read(min(left, _PIECE))):
            left -= len(piece)

    def _begin(self, at: int) -> None:
        """Start afresh at an offset of the file."""
        self._file.seek(at)
        self._at, self._out = at, 0
        self._raw, self._raw_end = b"", at
        self._buffer, self._used = b"", 0
        self._unpacker = zlib.decompressobj(31) if self.packed else None

    def place(self) -> Place:
        """Where the next byte to be read stands."""
        if self._unpacker is None:
            return Place(self._raw_end - (len(self._buffer) - self._used))
        return Place(self._at, self._out - (len(self._buffer) - self._used))

    def read(self, size: int) -> bytes:
        """At most so many bytes, fewer only at the end of the file. BrokenStream where they cannot be unpacked."""
        pieces, left = [], size
        while left > 0 and self._fill():
            piece = self._buffer[self._used : self._used + left]
            self._used += len(piece)
            left -= len(piece)
            pieces.append(piece)
        return b"".join(pieces)

    def readline(self, _size: int = -1) -> bytes:
        """One line with its end. BrokenStream where there is none within 64 KiB."""
        pieces, length = [], 0
        while self._fill():
            end = self._buffer.find(b"\n", self._used) + 1
            piece = self._buffer[self._used : end or len(self._buffer)]
            self._used += len(piece)
            length += len(piece)
            pieces.append(piece)
            if end:
                break
            if length > _MOST_LINE:
                raise BrokenStream("a line without an end")
        return b"".join(pieces)

    def _fill(self) -> bool:
        """Something in the buffer, if there is anything left."""
        while self._used >= len(self._buffer):
            piece = self._file.read(_PIECE) if self._unpacker is None else self._unpacked()
            if not piece:
                return False
            if self._unpacker is None:
                self._raw_end += len(piece)
            self._buffer, self._used = piece, 0
        return True

    def _unpacked(self) -> bytes:
        assert self._unpacker is not None
        while True:
            if self._unpacker.eof and not self._next_member():
                return b""
            raw = self._unpacker.unconsumed_tail or self._more()
            try:
                piece = self._unpacker.decompress(raw, _PIECE)
            except zlib.error as fault:
                raise BrokenStream("not to be unpacked") from fault
            self._out += len(piece)
            if piece:
                return piece
            if not raw and not self._unpacker.eof:
                raise BrokenStream("the file ends within a member")

    def _more(self) -> bytes:
        raw, self._raw = self._raw or self._file.read(_PIECE), b""
        self._raw_end = self._file.tell()
        return raw

    def _next_member(self) -> bool:
        """Go on to the member behind the one that ended; False at the end of the file."""
        assert self._unpacker is not None
        rest = self._unpacker.unused_data
        at = self._raw_end - len(rest)
        rest = rest or self._file.read(_PIECE)
        if not rest.strip(b"\x00"):
            return False
        self._at, self._out, self._raw = at, 0, rest
        self._raw_end = at + len(rest)
        self._unpacker = zlib.decompressobj(31)
        return True

    def resync(self) -> bool:
        """Go to where a record seems to begin next, behind where we stand; False where none does."""
        return self._resync_packed() if self.packed else self._resync_plain()

    def _resync_plain(self) -> bool:
        base = self.place().at
        self._file.seek(base)
        kept = b"\n"
        base -= 1
        while piece := self._file.read(_PIECE):
            kept += piece
            found = _RECORD.search(kept)
            if found:
                self._begin(base + found.end())
                return True
            keep = min(len(kept), _LONGEST)
            base += len(kept) - keep
            kept = kept[len(kept) - keep :]
        return False

    def _resync_packed(self) -> bool:
        kept, base, tried = b"", self._at + 1, 0
        self._file.seek(base)
        while piece := self._file.read(_PIECE):
            kept += piece
            found = kept.find(_MAGIC)
            while found >= 0 and tried < _MOST_TRIED:
                tried += 1
                if self._begins_a_record(base + found):
                    self._begin(base + found)
                    return True
                found = kept.find(_MAGIC, found + 1)
            keep = min(len(kept), len(_MAGIC) - 1)
            base += len(kept) - keep
            kept = kept[len(kept) - keep :]
        return False

    def _begins_a_record(self, at: int) -> bool:
        here = self._file.tell()
        self._file.seek(at)
        beginning = unpacked_beginning(self._file.read(1024))
        self._file.seek(here)
        return beginning.startswith(_BEGINNINGS)


def unpacked_beginning(head: bytes) -> bytes:
    """The first bytes that a gzip file holds, as far as its own first bytes give them; b"" where they do not."""
    try:
        return zlib.decompressobj(31).decompress(head, 64)
    except zlib.error:
        return b""
