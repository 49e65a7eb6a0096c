"""A member of a ZIP that is too large to be held by its reader: its bytes go out as they are unpacked."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.archives.streams import Decompressor, Deflate
from amana.intake.archives.zip_directory import Entry
from amana.intake.archives.zip_members import (
    BROKEN,
    BZIP2,
    DEFLATED,
    LZMA,
    LZMA_MEMORY,
    STORED,
    XZ,
    refused,
    to_its_bytes,
)
from amana.intake.reading import MIB, Limits
from amana.intake.tokens import token, told_numbers

_PIECE = MIB
_NUMBERS = ("method", "offset", "packed", "size", "crc")


def apart(entry: Entry, limits: Limits) -> str | None:
    """The token for which `pieces` gives this member, where it is too large for a reading and not for this."""
    if refused(entry, limits) != "too-large" or refused(entry, _wider(limits)) is not None:
        return None
    return token(**{name: getattr(entry, name) for name in _NUMBERS})


def pieces(source: BinaryIO, apart: str, limits: Limits) -> Iterator[bytes]:
    """The member's bytes, as many as it declares, checked against its CRC-32.

    ReadingFailed: malformed; bomb where it goes on beyond what it declares.
    """
    method, offset, packed, size, crc = told_numbers(apart, *_NUMBERS)
    entry = Entry(b"", 0, method, 0, 0, crc, packed, size, offset)
    reason = refused(entry, _wider(limits))
    if reason is not None:
        raise ReadingFailed(reason=reason)
    to_its_bytes(source, entry)
    told = sum_ = 0
    for piece in _unpacked(source, entry):
        told += len(piece)
        if told > size:
            raise ReadingFailed(reason="bomb")
        sum_ = zlib.crc32(piece, sum_)
        yield piece
    if told < size or sum_ != crc:
        raise ReadingFailed(reason="malformed")


def _wider(limits: Limits) -> Limits:
    return replace(limits, unpacked_bytes=limits.apart_bytes)


def _unpacked(source: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """What there is, in pieces of at most 1 MiB."""
    packed = _packed(source, entry.packed)
    if entry.method == STORED:
        yield from packed
        return
    inner, left = _decompressor(entry.method), entry.size
    if entry.method == LZMA:
        packed = _as_lzma_alone(packed, entry.size)
    try:
        while not inner.eof and (entry.method != LZMA or left > 0):  # a mark may follow that its head rules out
            data = next(packed, b"") if inner.needs_input else b""
            if not data and inner.needs_input:
                return
            piece = inner.decompress(data, _PIECE)
            left -= len(piece)
            if piece:
                yield piece
    except BROKEN as fault:
        raise ReadingFailed(reason="malformed") from fault


def _packed(source: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0:
        data = source.read(min(size, _PIECE))
        if not data:
            return
        size -= len(data)
        yield data


def _as_lzma_alone(packed: Iterator[bytes], size: int) -> Iterator[bytes]:
    """As in `zip_members`: with the size in its head it is the old .lzma form."""
    head = b""
    while len(head) < 9:
        more = next(packed, b"")
        if not more:
            return
        head += more
    yield head[4:9] + size.to_bytes(8, "little") + head[9:]
    yield from packed


def _decompressor(method: int) -> Decompressor:
    if method == DEFLATED:
        return Deflate(-zlib.MAX_WBITS)
    if method == BZIP2:
        return bz2.BZ2Decompressor()
    kind = lzma.FORMAT_XZ if method == XZ else lzma.FORMAT_ALONE
    return lzma.LZMADecompressor(kind, memlimit=LZMA_MEMORY)
