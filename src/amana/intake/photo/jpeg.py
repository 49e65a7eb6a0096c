"""A JPEG's segments, and where it ends (ITU-T T.81, annex B)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MAX_SEGMENTS = 2_000
_ALONE = {0x01, *range(0xD0, 0xD9)}  # markers that have no body
_SCAN, _END = 0xDA, 0xD9
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
# In a scan, FF stands before 00 or a restart mark; anything else begins the next segment.
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")


class Segment(NamedTuple):
    """One segment before the first scan: its marker's second byte, and what it holds."""

    marker: int
    body: bytes
    at: int


def segments(data: bytes) -> Iterator[Segment]:
    """Those before the first scan, which is the last given, with no body."""
    at = 2
    for _ in range(_MAX_SEGMENTS):
        at = data.find(b"\xff", at)
        if at < 0 or at + 4 > len(data):
            return
        marker = data[at + 1]
        if marker in {0xFF, 0x00} or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in {_SCAN, _END}:
            yield Segment(marker, b"", at)
            return
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        yield Segment(marker, data[at + 4 : at + 2 + size], at)
        at += 2 + max(size, 2)


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height as the frame's header tells them; None where there is none."""
    for one in segments(data):
        if one.marker in _FRAMES and len(one.body) >= 5:
            return int.from_bytes(one.body[3:5], "big"), int.from_bytes(one.body[1:3], "big")
    return None


def end_of(data: bytes, start: int = 0) -> int | None:
    """Where the JPEG that begins at `start` ends, one past its last byte; None where it is cut short."""
    scan = next((one.at for one in segments(data[start:] if start else data) if one.marker in {_SCAN, _END}), None)
    if scan is None:
        return None
    at = start + scan
    if data.find(b"\xff\xd9", at) in {-1, len(data) - 2}:  # nearly always: nothing follows
        return len(data) if data.endswith(b"\xff\xd9") else None
    for _ in range(_MAX_SEGMENTS):
        if data[at + 1] == _END:
            return at + 2
        size = int.from_bytes(data[at + 2 : at + 4], "big") if data[at + 1] not in _ALONE else 0
        found = _NEXT.search(data, at + 2 + size)
        if found is None:
            return None
        at = found.start()
    return None
