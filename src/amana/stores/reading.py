"""An object read from a server: it seeks, and after a cut it goes on where it was."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import Protocol

from amana.errors import AmanaError
from amana.stores.network import PassingError, patiently

# Rather than ask anew, this much is read and thrown away when a reader skips ahead.
_SKIP = 1 << 16
_PIECE = 1 << 20


class Stream(Protocol):
    """A file's bytes from some offset on. `size` is the whole file's; `read` raises PassingError at a cut."""

    size: int

    def read(self, most: int) -> bytes:
        """Some bytes, at most so many; none at the end."""

    def close(self) -> None:
        """No more is wanted."""


class RemoteReader(io.RawIOBase):
    """One file of a server. `begin` gives its stream from an offset on."""

    def __init__(self, first: Stream, begin: Callable[[int], Stream], cut: Callable[[], PassingError]) -> None:
        super().__init__()
        self._stream: Stream | None = first
        self._at = 0  # where the stream stands
        self._position = 0
        self._begin, self._cut = begin, cut
        self._size = first.size

    def readable(self) -> bool:
        """It is."""
        return True

    def seekable(self) -> bool:
        """It is."""
        return True

    def tell(self) -> int:
        """Where it stands."""
        return self._position

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """As files do; nothing is asked of the server before the next read."""
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._position, os.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("a position before the start")
        self._position = start + offset
        return self._position

    def readinto(self, room: memoryview, /) -> int:  # type: ignore[override]
        """As files do: the room is filled, or the end is reached. After a cut it is tried again from there."""
        if self.closed:
            raise ValueError("closed")
        most = min(len(room), max(self._size - self._position, 0))
        done = 0
        while done < most:
            try:
                piece = patiently(lambda: self._some(most - done))  # noqa: B023 - called at once
            except AmanaError:
                if not done:
                    raise
                break  # what came is given; who asks on hears of it
            room[done : done + len(piece)] = piece
            done += len(piece)
            self._position += len(piece)
            self._at = self._position
        return done

    def readall(self) -> bytes:
        """All that is left, however large the server said it is."""
        pieces = []
        while piece := self.read(_PIECE):
            pieces.append(piece)
        return b"".join(pieces)

    def _some(self, most: int) -> bytes:
        try:
            stream = self._here()
            piece = stream.read(most)
        except PassingError:
            self._drop()
            raise
        if not piece:  # before its end
            self._drop()
            raise self._cut()
        return piece[:most]

    def _here(self) -> Stream:
        """The stream, standing where we do."""
        ahead = self._position - self._at
        if self._stream is not None and ahead and not (0 < ahead <= _SKIP and self._skipped(ahead)):
            self._drop()
        if self._stream is None:
            self._stream = self._begin(self._position)
            self._at = self._position
        return self._stream

    def _skipped(self, ahead: int) -> bool:
        assert self._stream is not None
        while ahead and (piece := self._stream.read(ahead)):
            ahead -= len(piece)
            self._at += len(piece)
        return not ahead

    def _drop(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def close(self) -> None:
        """End the stream."""
        self._drop()
        super().close()
