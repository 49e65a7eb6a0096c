"""Whether a file inside a PDF unpacks to more than may be: seen before pdfium unpacks it whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_FILE = re.compile(rb"/EmbeddedFile(?![A-Za-z])")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?(?![A-Za-z])")
_START = re.compile(rb"stream\r?\n")
_DICTIONARY = 4_000  # bytes of a stream's dictionary that are looked at, before and after
_PIECE = 16 << 10
_TOGETHER = 4  # times the limit: beyond it there is no end to looking


def swollen(data: bytes, most: int) -> bool:
    """Whether any stream that is marked as an embedded file unpacks to more than `most` bytes."""
    total = 0
    seen: set[int] = set()
    for mark in _FILE.finditer(data):
        begun = _START.search(data, mark.end(), mark.end() + _DICTIONARY)
        if begun is None or begun.end() in seen:
            continue
        seen.add(begun.end())
        before = max(mark.start() - _DICTIONARY, 0)
        said = data[max(data.rfind(b"obj", before, mark.start()), before) : begun.start()]
        filters = len(_FLATE.findall(said))
        size = _unpacked(_Stretch(data, begun.end(), begun.end() + most), filters, most) if filters else 0
        total += size
        if size > most or total > _TOGETHER * most:
            return True
    return False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Some of the bytes, given piece by piece: what follows a stream is never copied."""

    data: bytes
    start: int
    end: int

    def __iter__(self) -> Iterator[bytes]:
        for at in range(self.start, min(self.end, len(self.data)), _PIECE):
            yield self.data[at : min(at + _PIECE, self.end)]


def _unpacked(packed: Iterable[bytes], filters: int, most: int) -> int:
    """How many bytes come out of so many layers of Flate, counted no further than just beyond `most`."""
    data = b""
    for _ in range(min(filters, 3)):
        try:
            data = _inflated(packed, most + 1)
        except zlib.error:
            return 0
        if len(data) > most:
            break
        packed = (data,)
    return len(data)


def _inflated(packed: Iterable[bytes], most: int) -> bytes:
    """At most so many bytes of what comes out of one layer. zlib.error where it is none."""
    layer = zlib.decompressobj()
    told, left = [], most
    for piece in packed:
        told.append(layer.decompress(piece, left))
        left -= len(told[-1])
        if layer.eof or left <= 0:
            break
    return b"".join(told)
