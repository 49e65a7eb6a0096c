"""A stretch of a file as a file: a member that is stored in a ZIP is read where it lies."""

from __future__ import annotations

import io
from typing import BinaryIO


class Stretch(io.RawIOBase):
    """`size` bytes of `source` from `begin` on. Seekable; the source is left where it was last read."""

    def __init__(self, source: BinaryIO, begin: int, size: int) -> None:
        self._source, self._begin, self._size, self._at = source, begin, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(base + offset, 0)
        return self._at

    def readinto(self, room: memoryview) -> int:  # type: ignore[override]
        self._source.seek(self._begin + self._at)
        data = self._source.read(max(min(len(room), self._size - self._at), 0))
        room[: len(data)] = data
        self._at += len(data)
        return len(data)
