"""Packed streams (gzip, bzip2, xz), unpacked forward and never all at once; and plain ones in the same form.

gzip: RFC 1952; bzip2; xz: the .xz file format. Several streams one after the other are one, as their own
tools have it. What unpacks to more than its size can honestly hold ends as a bomb.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from amana.errors import ReadingFailed
from amana.intake.reading import MIB

GZIP, BZIP2, XZ = "application/gzip", "application/x-bzip2", "application/x-xz"
_PIECE = 256 << 10
_MAX_RATIO, _RATIO_FROM = 200, 64 * MIB
_LZMA_MEMORY = 192 * MIB
_MARKS = ((b"\x1f\x8b", GZIP), (b"BZh", BZIP2), (b"\xfd7zXZ\x00", XZ))
_BROKEN = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)


class Decompressor(Protocol):
    """What those of bz2 and lzma have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    @property
    def needs_input(self) -> bool: ...

    def decompress(self, data: bytes, max_length: int = ...) -> bytes: ...


class Deflate:
    """zlib's decompressor in the shape of those of bz2 and lzma. Of gzip it checks the CRC-32 and the length."""

    def __init__(self, bits: int = 16 + zlib.MAX_WBITS) -> None:
        self._inner = zlib.decompressobj(bits)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail and not self._full

    _full = False

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        told = self._inner.decompress(self._inner.unconsumed_tail + data, max_length)
        self._full = len(told) == max_length  # there may be more without any more input
        return told


def packing(head: bytes) -> str | None:
    """The media type of a packed stream that begins so; None where it is none."""
    return next((kind for mark, kind in _MARKS if head.startswith(mark)), None)


class Plain:
    """A seekable source as a forward stream."""

    def __init__(self, source: BinaryIO, size: int) -> None:
        self._source, self._size = source, size
        self.damaged = False

    def read(self, size: int) -> bytes:
        return self._source.read(size)

    def skip(self, size: int) -> None:
        """Pass over. EOFError where there is less."""
        if self._source.seek(size, 1) > self._size:
            raise EOFError

    def tell(self) -> int:
        return self._source.tell()


class Unpacked:
    """What a packed source unpacks to, forward only. `damaged` once it could not be followed to its end.

    Raises ReadingFailed: bomb; too-large where it needs more memory than is given.
    """

    def __init__(self, source: BinaryIO, kind: str) -> None:
        self._source, self._kind = source, kind
        self._inner = _decompressor(kind)
        self._waiting = b""
        self._told = self._taken = 0
        self.damaged = self._ended = False

    def tell(self) -> int:
        return self._told

    def read(self, size: int) -> bytes:
        """As many bytes as there are, up to `size`."""
        pieces: list[bytes] = []
        left = size
        while left > 0:
            piece = self._piece(min(left, _PIECE))
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def skip(self, size: int) -> None:
        """Pass over. EOFError where there is less."""
        while size > 0:
            piece = self._piece(min(size, _PIECE))
            if not piece:
                raise EOFError
            size -= len(piece)

    def _piece(self, most: int) -> bytes:
        """Some bytes; none at the end."""
        while not self._ended:
            if self._inner.eof and not self._next_stream():
                break
            data = b""
            if self._inner.needs_input:
                data = self._waiting or self._source.read(_PIECE)
                self._taken += 0 if self._waiting else len(data)
                self._waiting = b""
                if not data:
                    self._ended = self.damaged = True  # the source ends within the stream
                    break
            told = self._step(data, most)
            if told:
                self._count(len(told))
                return told
        return b""

    def _step(self, data: bytes, most: int) -> bytes:
        try:
            return self._inner.decompress(data, most)
        except _BROKEN as fault:
            if isinstance(fault, lzma.LZMAError) and "emory" in str(fault):
                raise ReadingFailed(reason="too-large") from fault
            if self._told == 0:
                raise ReadingFailed(reason="malformed") from fault
            self._ended = self.damaged = True
            return b""

    def _next_stream(self) -> bool:
        """Whether another stream follows; padding of zeros does not count, and other bytes are no part of it."""
        rest = self._inner.unused_data.lstrip(b"\x00")
        while not rest:
            more = self._source.read(_PIECE)
            self._taken += len(more)
            if not more:
                self._ended = True
                return False
            rest = more.lstrip(b"\x00")
        if len(rest) < 6:
            rest += self._source.read(6)
        if packing(rest) != self._kind:
            self._ended = True
            return False
        self._waiting, self._inner = rest, _decompressor(self._kind)
        return True

    def _count(self, told: int) -> None:
        self._told += told
        if self._told > _RATIO_FROM and self._told > _MAX_RATIO * self._taken:
            raise ReadingFailed(reason="bomb")


def stretch(stream: Plain | Unpacked, at: int, size: int) -> Iterator[bytes]:
    """So many bytes from there on, in pieces of at most 1 MiB. ReadingFailed: malformed where there are fewer."""
    try:
        stream.skip(at)
    except EOFError as fault:
        raise ReadingFailed(reason="malformed") from fault
    while size > 0:
        piece = stream.read(min(size, MIB))
        if not piece:
            raise ReadingFailed(reason="malformed")
        size -= len(piece)
        yield piece


def _decompressor(kind: str) -> Decompressor:
    if kind == GZIP:
        return Deflate()
    if kind == BZIP2:
        return bz2.BZ2Decompressor()
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_LZMA_MEMORY)
