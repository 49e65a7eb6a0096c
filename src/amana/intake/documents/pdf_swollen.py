"""Whether a file inside a PDF unpacks to more than may be: seen before pdfium unpacks it whole."""

from __future__ import annotations

import re
import zlib

_FILE = re.compile(rb"/EmbeddedFile(?![A-Za-z])")
_FLATE = re.compile(rb"/Fl(?:ateDecode)?(?![A-Za-z])")
_START = re.compile(rb"stream\r?\n")
_DICTIONARY = 4_000  # bytes of a stream's dictionary that are looked at, before and after
_TOGETHER = 4  # times the limit: beyond it there is no end to looking


def swollen(data: bytes, most: int) -> bool:
    """Whether any stream that is marked as an embedded file unpacks to more than `most` bytes."""
    total = 0
    for mark in _FILE.finditer(data):
        begun = _START.search(data, mark.end(), mark.end() + _DICTIONARY)
        if begun is None:
            continue
        said = data[max(data.rfind(b"obj", 0, mark.start()), mark.start() - _DICTIONARY, 0) : begun.start()]
        filters = len(_FLATE.findall(said))
        size = _unpacked(data[begun.end() : begun.end() + most], filters, most) if filters else 0
        total += size
        if size > most or total > _TOGETHER * most:
            return True
    return False


def _unpacked(data: bytes, filters: int, most: int) -> int:
    """How many bytes come out of so many layers of Flate, counted no further than just beyond `most`."""
    for _ in range(min(filters, 3)):
        try:
            data = zlib.decompressobj().decompress(data, most + 1)
        except zlib.error:
            return 0
        if len(data) > most:
            break
    return len(data)
