"""The objects that a check looks at, wherever they lie: listed, then read and held against their names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from amana.archive.resuming import Resuming
from amana.errors import ObjectMissing
from amana.stores import FolderStore, Store, disk_faults

PIECE: Final = 1 << 20

Choose = Callable[[Sequence[str]], Sequence[str]]
"""Which of these objects are read; drawn when it is called, and not before."""


class ObjectChecks(Protocol):
    """What a check asks of the objects of one place. `check` is called from several threads."""

    def measure(self) -> tuple[int, int]:
        """How many there are, and their bytes (0: not known)."""

    def digests(self) -> Iterator[str]:
        """Their names, sorted."""

    def check(self, digest: str) -> tuple[int, bool]:
        """The object's size, and whether its bytes match its name."""

    def is_here(self, digest: str) -> bool:
        """Whether it is here now: it may have come since the names were listed."""

    def strays(self) -> Iterator[str]:
        """Files that do not belong where they are, by their path in the archive."""


class FolderChecks:
    """Objects in a folder of this machine's. What an interrupted run found right is not read again."""

    def __init__(self, root: Path, objects: Path, resuming: Resuming | None) -> None:
        self._root, self._resuming = root, resuming
        self._store = FolderStore(objects)

    def measure(self) -> tuple[int, int]:
        """As `ObjectChecks.measure`."""
        return self._store.measure()

    def digests(self) -> Iterator[str]:
        """As `ObjectChecks.digests`."""
        return self._store.digests()

    def check(self, digest: str) -> tuple[int, bool]:
        """As `ObjectChecks.check`."""
        path = self._store.path(digest)
        size = path.stat().st_size
        line = self._resuming.line(path) if self._resuming else ""
        if self._resuming and self._resuming.knows(line):
            return size, True
        with disk_faults(path), self._store.open(digest) as file:
            right = digest_of(file, size)[1] == digest
        if right and self._resuming:
            self._resuming.note(line)
        return size, right

    def is_here(self, digest: str) -> bool:
        """As `ObjectChecks.is_here`."""
        return self._store.path(digest).is_file()

    def strays(self) -> Iterator[str]:
        """As `ObjectChecks.strays`."""
        return (path.relative_to(self._root).as_posix() for path in self._store.strays())


class StoreChecks:
    """Objects in any store, whose names were listed already."""

    def __init__(self, store: Store, listed: Sequence[str], strays: Sequence[str]) -> None:
        self._store, self._listed, self._strays = store, listed, strays

    def measure(self) -> tuple[int, int]:
        """As `ObjectChecks.measure`."""
        return len(self._listed), 0

    def digests(self) -> Iterator[str]:
        """As `ObjectChecks.digests`."""
        return iter(self._listed)

    def check(self, digest: str) -> tuple[int, bool]:
        """As `ObjectChecks.check`. One that was listed and cannot be had is not right."""
        try:
            with self._store.open(digest) as file:
                size, found = digest_of(file, PIECE)
        except ObjectMissing:
            return 0, False
        return size, found == digest

    def is_here(self, digest: str) -> bool:
        """As `ObjectChecks.is_here`."""
        try:
            self._store.open(digest).close()
        except ObjectMissing:
            return False
        return True

    def strays(self) -> Iterator[str]:
        """As `ObjectChecks.strays`."""
        return iter(self._strays)


def digest_of(file: BinaryIO, size: int) -> tuple[int, str]:
    """How many bytes are left of an unbuffered file, and their SHA-256 (hex). `size` is what is expected."""
    found = hashlib.sha256()
    room = memoryview(bytearray(min(PIECE, size + 1)))
    total = 0
    while got := file.readinto(room):  # type: ignore[attr-defined]
        found.update(room[:got])
        total += got
    return total, found.hexdigest()
