"""One writer at a time; readers are never blocked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from amana.errors import ArchiveBusy
from amana.stores import disk_faults


@contextmanager
def writing(lock: Path, wait: float = 0.0) -> Iterator[None]:
    """Hold the archive's writing lock. ArchiveBusy if another process holds it after `wait` seconds.

    The system lets go of the lock when its holder ends, however it ends.
    """
    held = FileLock(lock, timeout=wait, mode=0o600)
    with disk_faults(lock):
        try:
            held.acquire()
        except Timeout as busy:
            raise ArchiveBusy(path=str(lock.parent.parent)) from busy
    try:
        yield
    finally:
        held.release()
