"""A store in a folder: `ab/cd/<sha256>.age` (docs/format/object.md)."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from amana.errors import DiskFault, ObjectMissing
from amana.stores.disk import Disk, disk_faults
from amana.stores.folders import Folders
from amana.stores.parts import Part, part_of
from amana.stores.paths import SUFFIX, object_path
from amana.stores.plain import open_plain
from amana.stores.pouring import size_left
from amana.stores.store import is_digest


class FolderStore:
    """Objects in a folder on this machine or on a disk that is plugged in."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        self.root, self._text = root, str(root)
        self.disk = disk or Disk()
        self._folders = Folders(root.parent, self.disk)

    def path(self, digest: str) -> Path:
        """Where the object of this name belongs."""
        return self.root / object_path(digest)

    def size(self, digest: str) -> int | None:
        """How long the object is; None if it is not here. Written out: it is asked for 100,000 at a time."""
        place = f"{self._text}/{digest[:2]}/{digest[2:4]}/{digest}{SUFFIX}"
        try:
            return os.stat(place).st_size  # noqa: PTH116 - a Path for each would cost ten times as much
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as fault:
            raise DiskFault(path=place, reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault

    def put(self, digest: str, source: BinaryIO) -> None:
        """As `Store.put`: made beside its place, checked, flushed, then renamed. Goes on from a part (`parts`)."""
        place = self.path(digest)
        if self._is_there(place, source):
            return
        fresh = self._folders.make(place.parent)
        with Part(self.disk, place) as part:
            part.fill(digest, source)
            part.land()
        self._folders.flush(fresh)

    def _is_there(self, place: Path, source: BinaryIO) -> bool:
        with disk_faults(place):
            try:
                there = place.lstat().st_size
            except FileNotFoundError:
                return False
        size = size_left(source)
        return size is None or size == there

    def adopt(self, made: Sequence[tuple[Path, str]]) -> None:
        """Give finished, flushed files of the same disk their places; durable on return."""
        folders = {self.root}
        for file, digest in made:
            place = self.path(digest)
            self.disk.make_folder(place.parent)
            self.disk.rename(file, place)
            folders |= {place.parent, place.parent.parent}
        self.disk.flush(sorted(folders, key=lambda folder: len(folder.parts), reverse=True))

    def erase(self, digest: str) -> None:
        """As `Erasing.erase`; gone for good on return."""
        place = self.path(digest)
        with disk_faults(place):
            there = [path for path in (place, part_of(place)) if path.exists() or path.is_symlink()]
        for path in there:
            self.disk.remove(path)
        if there:
            self.disk.flush([place.parent])

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
        """Files in the folder that are no object in its place, nor the part of one that was broken off."""
        return (file for file in self._files() if not self._digest_of(file) and not self._is_part(file))

    def _digest_of(self, file: Path) -> bool:
        digest = file.name.removesuffix(SUFFIX)
        return is_digest(digest) and file == self.path(digest)

    def _is_part(self, file: Path) -> bool:
        digest = file.name.removeprefix(".").removesuffix(".part")
        return is_digest(digest) and file == part_of(self.path(digest))

    def _files(self) -> Iterator[Path]:
        if not self.root.is_dir():
            return
        with disk_faults(self.root):
            for folder, inner, names in os.walk(self.root, onerror=_raise):
                inner.sort()
                for name in sorted(names):
                    yield Path(folder, name)


def _raise(fault: OSError) -> None:
    """A folder that cannot be listed is not an empty one."""
    raise fault
