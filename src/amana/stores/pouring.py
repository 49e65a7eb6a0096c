"""Bytes from a source into a file, hashed on the way: large pieces, each held once, hashed while it is written."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import Future, ThreadPoolExecutor
from io import RawIOBase
from typing import BinaryIO, Protocol

# Larger ones fall out of the processor's cache between reading, hashing and writing (measured).
PIECE = 1 << 19


class Sink(Protocol):
    """Takes all of the data at each write."""

    def write(self, data: memoryview, /) -> object:
        """All of it."""


def pour(source: BinaryIO, sink: Sink, found: hashlib._Hash) -> int:
    """All that is left of the source into the sink, and into the hash; how many bytes."""
    rooms = (memoryview(bytearray(PIECE)), memoryview(bytearray(PIECE)))
    total, got = 0, take(source, rooms[0])
    if got < PIECE:  # most often that is all: no second thread for it
        found.update(rooms[0][:got])
        sink.write(rooms[0][:got])
        total, got = got, take(source, rooms[0])
    if not got:
        return total
    with ThreadPoolExecutor(1, thread_name_prefix="amana-hash") as pool:
        return total + _pour_two(source, sink, found, rooms, got, pool)


def _pour_two(
    source: BinaryIO,
    sink: Sink,
    found: hashlib._Hash,
    rooms: tuple[memoryview, memoryview],
    got: int,
    pool: ThreadPoolExecutor,
) -> int:
    """Two rooms in turn: one is hashed while the other is filled."""
    hashing: list[Future[None]] = []
    total, turn = 0, 0
    while got:
        hashing.append(pool.submit(found.update, rooms[turn][:got]))
        sink.write(rooms[turn][:got])
        total, turn = total + got, 1 - turn
        if len(hashing) == len(rooms):
            hashing.pop(0).result()
        got = take(source, rooms[turn])
    return total


def take(source: BinaryIO, room: memoryview) -> int:
    """One read into the room, full or not, so that what came before a cut is not lost; 0 at the end."""
    if isinstance(source, RawIOBase):
        return source.readinto(room) or 0
    piece = source.read(len(room))
    room[: len(piece)] = piece
    return len(piece)


def size_left(source: BinaryIO) -> int | None:
    """How many bytes there are from where the source stands; None if it cannot seek."""
    try:
        here = source.tell()
        end = source.seek(0, os.SEEK_END)
        source.seek(here)
    except OSError:  # io.UnsupportedOperation is one
        return None
    return max(end - here, 0)
