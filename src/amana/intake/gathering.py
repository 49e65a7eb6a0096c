"""A file that comes in pieces from a reader process, put together in memory: on a disk it would lie unsealed."""

from __future__ import annotations

import io

from amana.intake.checked import Garbled


class Gathered:
    """One file's bytes, as they come. It takes `most` of them and no more, whatever the process says."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._bytes = io.BytesIO()

    def take(self, piece: bytes) -> None:
        """The next piece. Garbled where it is one too many."""
        if self._bytes.tell() + len(piece) > self._most:
            raise Garbled("more of a file than there may be")
        self._bytes.write(piece)

    def whole(self) -> bytes:
        """All of it. It is not copied: nothing is to be taken afterwards."""
        return self._bytes.getvalue()
