"""A store in a folder: `ab/cd/<sha256>.age` (docs/format/object.md)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from amana.errors import ObjectDamaged, ObjectMissing
from amana.stores.disk import Disk, disk_faults
from amana.stores.plain import open_plain
from amana.stores.store import is_digest

_PIECE = 1 << 20
SUFFIX = ".age"


class FolderStore:
    """Objects in a folder on this machine or on a disk that is plugged in."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        self.root = root
        self.disk = disk or Disk()

    def path(self, digest: str) -> Path:
        """Where the object of this name belongs."""
        return self.root / digest[:2] / digest[2:4] / (digest + SUFFIX)

    def put(self, digest: str, source: BinaryIO) -> None:
        """As `Store.put`: written beside its place, checked, flushed, then renamed."""
        place = self.path(digest)
        if place.exists():
            return
        self.disk.make_folder(place.parent)
        beside = place.with_name(f".{digest}.{os.getpid()}.new")
        try:
            self._write_checked(beside, digest, source)
            self.disk.flush([beside])
            self.disk.rename(beside, place)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        self.disk.flush([place.parent, self.root])

    def _write_checked(self, beside: Path, digest: str, source: BinaryIO) -> None:
        found = hashlib.sha256()
        with self.disk.create(beside) as file:
            while piece := source.read(_PIECE):
                found.update(piece)
                file.write(piece)
        if found.hexdigest() != digest:
            raise ObjectDamaged(object=digest, found=found.hexdigest())

    def adopt(self, made: Sequence[tuple[Path, str]]) -> None:
        """Give finished, flushed files of the same disk their places; durable on return."""
        folders = {self.root}
        for file, digest in made:
            place = self.path(digest)
            self.disk.make_folder(place.parent)
            self.disk.rename(file, place)
            folders |= {place.parent, place.parent.parent}
        self.disk.flush(sorted(folders, key=lambda folder: len(folder.parts), reverse=True))

    def open(self, digest: str) -> BinaryIO:
        """As `Store.open`, unbuffered: readers take large pieces."""
        place = self.path(digest)
        with disk_faults(place):
            try:
                return open_plain(place)
            except FileNotFoundError as absent:
                raise ObjectMissing(object=digest) from absent

    def digests(self) -> Iterator[str]:
        """As `Store.digests`. What is not named as an object is passed over (`strays` has it)."""
        for file in self._files():
            if self._digest_of(file):
                yield file.name.removesuffix(SUFFIX)

    def measure(self) -> tuple[int, int]:
        """How many objects there are, and their bytes."""
        with disk_faults(self.root):
            sizes = [self.path(digest).stat().st_size for digest in self.digests()]
        return len(sizes), sum(sizes)

    def strays(self) -> Iterator[Path]:
        """Files in the folder that are no object in its place."""
        return (file for file in self._files() if not self._digest_of(file))

    def _digest_of(self, file: Path) -> bool:
        digest = file.name.removesuffix(SUFFIX)
        return is_digest(digest) and file == self.path(digest)

    def _files(self) -> Iterator[Path]:
        if not self.root.is_dir():
            return
        with disk_faults(self.root):
            for folder, inner, names in os.walk(self.root):
                inner.sort()
                for name in sorted(names):
                    yield Path(folder, name)
