"""A copy in a folder: what its disk refuses is told as the copy's, and a disk that was pulled is noticed.

Where a disk is pulled, the folder it was mounted on may stay behind, empty, on this machine's own disk. So
before each act the top folder is looked at: it must be the one that was opened.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import BinaryIO, Final

from amana.errors import DiskFault, StoreRefused, StoreUnreachable
from amana.stores.disk import Disk, disk_faults
from amana.stores.folder import FolderStore
from amana.stores.folder_files import FolderFiles
from amana.stores.paths import OBJECTS, object_path

# What the system says of a disk or a mounted server that went away.
_GONE: Final = ("ENODEV", "ENXIO", "ENOTCONN", "ESTALE", "EHOSTDOWN", "ENOMEDIUM", "ESHUTDOWN", "ETIMEDOUT")


def open_folder(top: Path, disk: Disk, make: bool) -> tuple[Path, FolderObjects, GuardedFiles]:
    """The folder, its objects and files. StoreUnreachable if it is not there; `make` makes it, not those above."""
    if make and top.parent.is_dir() and not top.exists():
        with _as_store(str(top), top):
            disk.make_folder(top)
            disk.flush([top.parent])
    guard = _Guard(top)
    return top, FolderObjects(guard, disk), GuardedFiles(guard, disk)


class _Guard:
    """The top folder, as it was when it was opened."""

    def __init__(self, top: Path) -> None:
        self.top, self.url = top, str(top)
        self._known = self._look()

    def _look(self) -> tuple[int, int]:
        try:
            found = self.top.stat()
        except (FileNotFoundError, NotADirectoryError) as fault:
            raise StoreUnreachable(url=self.url, reason="folder-absent") from fault
        except OSError as fault:
            raise StoreUnreachable(url=self.url, reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault
        if not self.top.is_dir():
            raise StoreRefused(url=self.url, reason="ENOTDIR")
        return found.st_dev, found.st_ino

    def check(self) -> None:
        """StoreUnreachable if the folder that was opened is no longer there."""
        if self._look() != self._known:
            raise StoreUnreachable(url=self.url, reason="disk-gone")

    @contextmanager
    def __call__(self) -> Iterator[None]:
        self.check()
        try:
            with _as_store(self.url, self.top):
                yield
        except StoreRefused:
            self.check()  # a disk that is gone is the truer word
            raise


@contextmanager
def _as_store(url: str, top: Path) -> Iterator[None]:
    """What the disk below `top` refuses, as the copy's own; another disk's faults pass."""
    try:
        yield
    except DiskFault as fault:
        if not Path(str(fault.facts["path"])).is_relative_to(top):
            raise
        reason = str(fault.facts["reason"])
        kind = StoreUnreachable if reason in _GONE else StoreRefused
        raise kind(url=url, reason=reason) from fault


class FolderObjects:
    """The copy's objects: `Store` and `Erasing`."""

    def __init__(self, guard: _Guard, disk: Disk) -> None:
        self._guard = guard
        self._store = FolderStore(guard.top / OBJECTS, disk)

    def put(self, digest: str, source: BinaryIO) -> None:
        """As `Store.put`."""
        with self._guard():
            self._inside(digest)
            self._store.put(digest, source)

    def open(self, digest: str) -> BinaryIO:
        """As `Store.open`."""
        with self._guard():
            return _Reading(self._store.open(digest), self._guard, self._store.path(digest))

    def digests(self) -> Iterator[str]:
        """As `Store.digests`."""
        with self._guard():
            yield from self._store.digests()

    def erase(self, digest: str) -> None:
        """As `Erasing.erase`."""
        with self._guard():
            self._inside(digest)
            self._store.erase(digest)

    def _inside(self, digest: str) -> None:
        """A folder that is a link would lead what is written, or erased, out of the copy."""
        place = self._guard.top
        for part in (OBJECTS, *object_path(digest).split("/")[:-1]):
            place /= part
            with disk_faults(place):
                if place.is_symlink():
                    raise StoreRefused(url=self._guard.url, reason="path-leads-out")


class GuardedFiles:
    """The copy's small files: `Files` and `Removing`."""

    def __init__(self, guard: _Guard, disk: Disk) -> None:
        self._guard = guard
        self._files = FolderFiles(guard.top, disk)

    def read(self, path: str, limit: int) -> bytes | None:
        """As `Files.read`."""
        with self._guard():
            return self._files.read(path, limit)

    def write(self, path: str, data: bytes) -> None:
        """As `Files.write`."""
        with self._guard():
            self._files.write(path, data)

    def names(self, folder: str = "") -> Iterator[str]:
        """As `Files.names`."""
        with self._guard():
            yield from self._files.names(folder)

    def remove(self, path: str) -> None:
        """As `Removing.remove`."""
        with self._guard():
            self._files.remove(path)


class _Reading(FileIO):
    """An object of the copy: a disk that fails while it is read is told as the copy's."""

    def __init__(self, opened: BinaryIO, guard: _Guard, path: Path) -> None:
        with opened:
            super().__init__(os.dup(opened.fileno()), "rb")
        self._guard, self._path = guard, path

    def readinto(self, room: memoryview, /) -> int:  # type: ignore[override]
        """As FileIO."""
        with self._guard(), disk_faults(self._path):
            return super().readinto(room)

    def read(self, size: int | None = -1, /) -> bytes:
        """As FileIO."""
        with self._guard(), disk_faults(self._path):
            return super().read(-1 if size is None else size)

    def readall(self) -> bytes:
        """As FileIO."""
        with self._guard(), disk_faults(self._path):
            return super().readall()
