"""Folders below a root: made when needed, flushed once, then remembered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from amana.stores.disk import Disk


class Folders:
    """What this process made durable already. Safe to use from several threads: at worst a flush is done twice."""

    def __init__(self, root: Path, disk: Disk) -> None:
        self._root, self._disk = root, disk
        self._durable: set[Path] = set()

    def make(self, folder: Path) -> Sequence[Path]:
        """Make it and those above it; the folders to `flush` once a file in it has its name, innermost first."""
        if folder in self._durable:
            return [folder]
        self._disk.make_folder(folder)
        chain = [folder]
        while chain[-1] != self._root and chain[-1] != chain[-1].parent:
            chain.append(chain[-1].parent)
        return chain  # an earlier process may have made them and died before its flush

    def flush(self, folders: Sequence[Path]) -> None:
        """The names in these folders are durable on return."""
        for folder in folders:  # one by one: many at once would wait for all that others write to this disk
            self._disk.flush([folder])
        self._durable.update(folders)
