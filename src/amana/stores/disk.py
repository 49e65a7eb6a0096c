"""What the archive does to a disk, in one place: create, flush, rename, remove.

Everything durable goes through a `Disk`, so that a test can put one in between that fails or dies at any
step. Nothing is acknowledged before `flush` has returned (design, write order).
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import RawIOBase
from pathlib import Path
from typing import Self

from amana.errors import DiskFault

# From this many files on, one syncfs(2) costs less than a flush of each (measured: docs/decisions).
_MANY = 4
_NO_SUCH_CALL = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
_libc = ctypes.CDLL(None, use_errno=True)


def _syncfs_tells() -> bool:
    """Before Linux 5.8 syncfs(2) returned well though a write had failed."""
    numbers = re.match(r"(\d+)\.(\d+)", os.uname().release)
    return numbers is not None and tuple(map(int, numbers.groups())) >= (5, 8)


_TELLS = _syncfs_tells()


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Turn what the system says into a DiskFault that names the path and the reason."""
    try:
        yield
    except OSError as fault:
        reason = errno.errorcode.get(fault.errno or 0, "EIO")
        raise DiskFault(path=str(fault.filename or path), reason=reason) from fault


class Disk:
    """The real disk. A test's disk overrides `step`, which is called before each effect."""

    def step(self, effect: str, path: Path) -> None:
        """Called before each effect, with its name and the path it is on; the real disk has nothing to say."""

    def make_folder(self, path: Path) -> None:
        """The folder and those above it, private to this person; there already is fine."""
        if not path.is_dir():
            self.make_folder(path.parent)  # one by one: those that mkdir makes on the way are not private
            self.step("make-folder", path)
            with disk_faults(path):
                path.mkdir(mode=0o700, exist_ok=True)

    def create(self, path: Path) -> DiskFile:
        """A new file, unbuffered, readable by this person alone; it must not be there."""
        self.step("create", path)
        with disk_faults(path):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            return DiskFile(descriptor, self, path)

    def carry_on(self, path: Path) -> DiskFile:
        """A file that may be there, to write on at its end; made as `create` makes it. Links are not followed."""
        self.step("create", path)
        with disk_faults(path):
            flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
            return DiskFile(os.open(path, flags, 0o600), self, path)

    def write(self, path: Path, data: bytes) -> None:
        """The whole file in one go, over whatever was there; not durable before a flush."""
        self.step("write", path)
        with disk_faults(path):
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                _write_all(file, data)

    def replace(self, path: Path, data: bytes) -> None:
        """The file's new content, durable, all or nothing: written beside it, flushed, renamed, flushed."""
        beside = self.beside(path)
        self.write(beside, data)
        self.flush([beside])
        self.rename(beside, path)
        self.flush([path.parent])

    @staticmethod
    def beside(path: Path) -> Path:
        """What `replace` calls a file until it is whole; a crash may leave it."""
        return path.with_name(f".{path.name}.new")

    def rename(self, old: Path, new: Path) -> None:
        """Give the file its new name; durable after a flush of both folders."""
        self.step("rename", new)
        with disk_faults(new):
            old.rename(new)

    def remove(self, path: Path) -> None:
        """Remove the file; absent is fine."""
        self.step("remove", path)
        with disk_faults(path):
            path.unlink(missing_ok=True)

    def flush_all(self, folder: Path) -> None:
        """Return when everything written to the folder's file system is durable."""
        self.step("flush", folder)
        if not _flush_file_system(folder):
            os.sync()

    def flush(self, paths: Sequence[Path]) -> None:
        """Return when the content of these files and folders, all on one file system, is durable."""
        if not paths:
            return
        self.step("flush", paths[0])
        if len(paths) >= _MANY and _flush_file_system(paths[0]):
            return
        for path in paths:
            _flush_one(path)


class DiskFile:
    """A file being made: each write goes out whole, or a DiskFault says why not."""

    def __init__(self, descriptor: int, disk: Disk, path: Path) -> None:
        self._file = os.fdopen(descriptor, "wb", buffering=0)
        self._disk = disk
        self.path = path

    def write(self, data: bytes | bytearray | memoryview) -> int:
        """All of the data, however often the system has to be asked."""
        self._disk.step("write", self.path)
        with disk_faults(self.path):
            return _write_all(self._file, data)

    def truncate(self) -> None:
        """Begin again: the file is empty."""
        self._disk.step("write", self.path)
        with disk_faults(self.path):
            self._file.truncate(0)

    def fileno(self) -> int:
        """The descriptor."""
        return self._file.fileno()

    def close(self) -> None:
        """Close; what was written is not durable before a flush."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _write_all(file: RawIOBase, data: bytes | bytearray | memoryview) -> int:
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) or 0 :]
    return len(data)


def _flush_one(path: Path) -> None:
    with disk_faults(path):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as fault:
            # Some file systems cannot flush a folder (CIFS, some of FUSE), and keep names their own way.
            if not (path.is_dir() and fault.errno in _NO_SUCH_CALL):
                raise
        finally:
            os.close(descriptor)


def _flush_file_system(path: Path) -> bool:
    """syncfs(2) on the path's file system; False where the system has no such call."""
    call = getattr(_libc, "syncfs", None)
    if call is None or not _TELLS:
        return False
    with disk_faults(path):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            if call(descriptor) != 0:
                raise OSError(ctypes.get_errno(), "syncfs", str(path))
        finally:
            os.close(descriptor)
    return True
