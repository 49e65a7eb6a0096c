"""Setting damaged files aside: nothing that was found here is destroyed by mending it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from amana.archive.layout import Layout
from amana.archive.leftovers import DAMAGED
from amana.stores import Disk


class Aside:
    """The folder `local/damaged`. What lies there is this machine's own to look at, and to delete."""

    def __init__(self, layout: Layout, disk: Disk) -> None:
        self._folder, self._disk = layout.local / DAMAGED, disk
        self.count = 0

    def put(self, path: Path, name: str) -> None:
        """Move what lies at this path aside, under `name` and a number; nothing there is fine."""
        if not path.exists() and not path.is_symlink():
            return
        self._disk.make_folder(self._folder)
        self._disk.rename(path, self._free(name))
        self._disk.flush([self._folder])
        self.count += 1

    def _free(self, name: str) -> Path:
        for number in count(1):
            place = self._folder / f"{name}.{number}"
            if not place.exists() and not place.is_symlink():
                return place
        raise AssertionError
