"""An object on its way into a folder: a hidden file beside its place, which a broken-off `put` leaves behind.

The name of the part is the object's, so whoever comes next finds it and goes on. One process writes to it at a
time (flock); another that wants the same object meanwhile writes a file of its own.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from pathlib import Path
from threading import get_ident
from typing import BinaryIO, Self

from amana.errors import ObjectDamaged
from amana.stores.disk import Disk, DiskFile, disk_faults
from amana.stores.paths import SUFFIX
from amana.stores.plain import open_plain
from amana.stores.pouring import PIECE, pour, size_left, take

_TRIES = 3


def part_of(place: Path) -> Path:
    """What the object of this place is called until it is whole."""
    return place.with_name(f".{place.name.removesuffix(SUFFIX)}.part")


class Part:
    """One object being made beside its place. A context: what is broken off is kept, if it can be gone on with."""

    def __init__(self, disk: Disk, place: Path) -> None:
        self._disk, self._place = disk, place
        self._shared = True
        self._file = self._claim()
        self.path = self._file.path

    def fill(self, digest: str, source: BinaryIO) -> None:
        """Bring in what is missing. Raises ObjectDamaged, and keeps nothing, for bytes of another name."""
        start = self._start(source)
        found = hashlib.sha256()
        kept = self._kept(found, size_left(source))
        if kept:
            source.seek(start + kept)
        pour(source, self._file, found)
        if kept and found.hexdigest() != digest:
            found = hashlib.sha256()
            self._file.truncate()
            source.seek(start)
            pour(source, self._file, found)
        if found.hexdigest() != digest:
            self.path.unlink(missing_ok=True)
            raise ObjectDamaged(object=digest, found=found.hexdigest())

    def land(self) -> None:
        """Give it its place; the bytes are durable, the name is after a flush of the folder."""
        self._disk.flush([self.path])
        self._disk.rename(self.path, self._place)

    def _start(self, source: BinaryIO) -> int:
        try:
            return source.tell()
        except OSError:
            return 0

    def _kept(self, found: hashlib._Hash, size: int | None) -> int:
        """How much of the part can stay, hashed; 0, and the part is empty, if none can."""
        with disk_faults(self.path):
            kept = os.fstat(self._file.fileno()).st_size
        if not kept:
            return 0
        if size is None or kept > size:
            self._file.truncate()
            return 0
        with disk_faults(self.path), open_plain(self.path) as file:
            room = memoryview(bytearray(PIECE))
            while got := take(file, room):
                found.update(room[:got])
        return kept

    def _claim(self) -> DiskFile:
        """The part, locked; or a file of our own, where somebody else is at it or nothing can be locked."""
        for _ in range(_TRIES):
            file = self._disk.carry_on(part_of(self._place))
            if not _lock(file):
                file.close()
                break
            if _still_there(file):
                return file
            file.close()  # it got its place, or was removed, between our opening and locking it
        self._shared = False
        digest = self._place.name.removesuffix(SUFFIX)
        return self._disk.create(self._place.with_name(f".{digest}.{os.getpid()}.{get_ident()}.new"))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, broken: object, *_: object) -> None:
        self._file.close()
        if broken and not self._shared:
            self.path.unlink(missing_ok=True)


def _lock(file: DiskFile) -> bool:
    try:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _still_there(file: DiskFile) -> bool:
    with disk_faults(file.path):
        try:
            named = file.path.lstat()
        except FileNotFoundError:
            return False
        return os.path.samestat(named, os.fstat(file.fileno()))
