"""The times that an MP4 or QuickTime film writes of itself, as numbers: ISO/IEC 14496-12, 8.2.2, 8.3.2, 8.4.2.

FFmpeg gives them already understood; here is what is written, so that the other readings stay possible. Only box
headers are looked at, and never more than some thousands of them, however they claim to nest.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_INSIDE = {b"moov", b"trak", b"mdia"}
_TIMED = {b"mvhd", b"mdhd"}
_MAX_BOXES = 4_000
_MAX_DEPTH = 4


@dataclass(frozen=True, slots=True)
class BoxTimes:
    """Seconds since 1904 as written; 0 means that it was not set. `track` counts from 1; 0 is the whole film."""

    track: int
    created: int
    changed: int


def box_times(source: BinaryIO, size: int) -> list[BoxTimes]:
    """The creation and change times of the film and of each of its tracks, in their order."""
    found: list[BoxTimes] = []
    track = 0
    for kind, at in _boxes(source, size):
        if kind == b"trak":
            track += 1
        elif kind in _TIMED:
            times = _times(source, at)
            if times:
                found.append(BoxTimes(track if kind == b"mdhd" else 0, *times))
    return found


def _boxes(source: BinaryIO, size: int) -> Iterator[tuple[bytes, int]]:
    """Each box's kind and where its content begins, as far as boxes go that can hold times."""
    open_boxes = [(0, size)]
    for _ in range(_MAX_BOXES):
        while open_boxes and open_boxes[-1][0] + 8 > open_boxes[-1][1]:
            open_boxes.pop()
        if not open_boxes:
            return
        at, end = open_boxes[-1]
        told = _header(source, at, end)
        if told is None:
            open_boxes.pop()
            continue
        kind, inner, after = told
        open_boxes[-1] = (after, end)
        yield kind, inner
        if kind in _INSIDE and len(open_boxes) < _MAX_DEPTH:
            open_boxes.append((inner, after))


def _header(source: BinaryIO, at: int, end: int) -> tuple[bytes, int, int] | None:
    """Kind, where the content begins, where the box ends; None where that cannot be."""
    source.seek(at)
    head = source.read(16)
    if len(head) < 8:
        return None
    length, kind = struct.unpack(">I4s", head[:8])
    inner = at + 8
    if length == 1 and len(head) == 16:
        length, inner = struct.unpack(">Q", head[8:])[0], at + 16
    elif length == 0:
        length = end - at
    after = at + length
    return (kind, inner, min(after, end)) if after >= inner else None


def _times(source: BinaryIO, at: int) -> tuple[int, int] | None:
    source.seek(at)
    data = source.read(20)
    form = ">QQ" if data[:1] == b"\x01" else ">II"
    try:
        created, changed = struct.unpack_from(form, data, 4)
    except struct.error:
        return None
    return created, changed
