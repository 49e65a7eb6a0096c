"""Opening files that somebody else may have put there: plain files alone, no links, no pipes."""

from __future__ import annotations

import errno
import os
import stat
from io import FileIO
from pathlib import Path

_READING = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def open_plain(path: Path) -> FileIO:
    """The file, unbuffered. OSError as `open` raises it; EINVAL for what is no plain file, ELOOP for a link."""
    file = FileIO(os.open(path, _READING), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    return file


def read_limited(file: FileIO, limit: int) -> bytes:
    """Its bytes from where it stands, at most `limit`."""
    pieces = []
    while limit and (piece := file.read(limit)):
        pieces.append(piece)
        limit -= len(piece)
    return b"".join(pieces)
