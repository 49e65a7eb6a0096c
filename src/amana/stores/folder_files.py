"""An archive's small files in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from amana.errors import ArchiveFileDamaged
from amana.stores.disk import Disk, disk_faults
from amana.stores.folders import Folders
from amana.stores.paths import MOST_PARTS, checked, is_name
from amana.stores.plain import open_plain, read_limited


class FolderFiles:
    """As `Files` and `Removing`, below `root`. Links are never followed out of it."""

    def __init__(self, root: Path, disk: Disk | None = None) -> None:
        self.root = root
        self.disk = disk or Disk()
        self._folders = Folders(root, self.disk)
        self._writing = Lock()  # two writers of one name would write one file beside it

    def read(self, path: str, limit: int) -> bytes | None:
        """As `Files.read`."""
        place = self._place(path)
        with disk_faults(place):
            try:
                file = open_plain(place)
            except (FileNotFoundError, NotADirectoryError):
                return None
            with file:
                data = read_limited(file, limit + 1)
        if len(data) > limit:
            raise ArchiveFileDamaged(path=path, reason="too-large")
        return data

    def write(self, path: str, data: bytes) -> None:
        """As `Files.write`."""
        place = self._place(path)
        with self._writing:
            fresh = self._folders.make(place.parent)
            self.disk.replace(place, data)
            if fresh[1:]:  # the innermost has been flushed
                self._folders.flush(fresh)

    def remove(self, path: str) -> None:
        """As `Removing.remove`."""
        place = self._place(path)
        with disk_faults(place):
            there = place.exists() or place.is_symlink()
        if there:
            self.disk.remove(place)
            self.disk.flush([place.parent])

    def names(self, folder: str = "") -> Iterator[str]:
        """As `Files.names`; what no archive would have there (links, hidden files) is passed over."""
        top = self._place(folder) if folder else self.root
        with disk_faults(top):
            yield from _below(top, folder, MOST_PARTS)

    def _place(self, path: str) -> Path:
        place = self.root / checked(path)
        with disk_faults(place):
            if not place.parent.resolve().is_relative_to(self.root.resolve()):
                raise ArchiveFileDamaged(path=path, reason="path-leads-out")
        return place


def _below(folder: Path, path: str, depth: int) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = [one for one in found if is_name(one.name)]
    except (FileNotFoundError, NotADirectoryError):
        return
    # "a.b" is before "a/b", though "a" is before "a.b": folders are put in by the name their files will have.
    for entry in sorted(entries, key=lambda one: one.name + "/" * one.is_dir(follow_symlinks=False)):
        below = f"{path}/{entry.name}" if path else entry.name
        if entry.is_dir(follow_symlinks=False):
            if depth > 1:
                yield from _below(folder / entry.name, below, depth - 1)
        elif entry.is_file(follow_symlinks=False):
            yield below
