"""Whether a medium gives back what was just written to it, and not only what the system still remembers of it."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from io import BytesIO
from typing import BinaryIO, Final, cast

from amana.stores import FolderStore, Store

_PIECE: Final = 1 << 19
# What is larger may have left the system's memory, and ours would have to come from the disk a second time.
_MOST_COMPARED: Final = 1 << 30


def reads_back(there: Store, name: str, here: FolderStore) -> bool:
    """Whether the object is whole there. Ours was hashed while it was sent, so the same bytes will do.

    To compare takes a tenth of the time of hashing; where the two differ, the hash of what is there decides.
    """
    with there.open(name) as file:
        with suppress(OSError, AttributeError):  # not every file or system can; then it is read all the same
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return _is_the_same(file, name, here) or _is_named_so(file, name)


def _is_the_same(file: BinaryIO, name: str, here: FolderStore) -> bool:
    if (here.size(name) or _MOST_COMPARED) >= _MOST_COMPARED:
        return False
    with here.open(name) as ours:
        while piece := ours.read(_PIECE):
            if _read(file, len(piece)) != piece:
                return False
    return not file.read(1)


def _read(file: BinaryIO, size: int) -> bytes:
    """So many bytes, or all that are left: an unbuffered file may give less at once."""
    data = file.read(size)
    while len(data) < size and (more := file.read(size - len(data))):
        data += more
    return data


def _is_named_so(file: BinaryIO, name: str) -> bool:
    file.seek(0)
    return hashlib.file_digest(cast(BytesIO, file), "sha256").hexdigest() == name
