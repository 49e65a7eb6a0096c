"""Places for a log's files, for tests: in memory, in a plain folder, and one that fails on the n-th write."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from amana.errors import DiskFault


@dataclass
class MemoryFiles:
    """A dict; counts what is read, and remembers in which order names were written."""

    kept: dict[str, bytes] = field(default_factory=dict)
    reads: int = 0
    written: list[str] = field(default_factory=list)

    def read(self, path: str) -> bytes | None:
        self.reads += 1
        return self.kept.get(path)

    def write(self, path: str, data: bytes) -> None:
        self.written.append(path)
        self.kept[path] = bytes(data)

    def remove_folder(self, folder: str) -> None:
        for path in [one for one in self.kept if one.startswith(f"{folder}/")]:
            del self.kept[path]


@dataclass
class FolderFiles:
    """A plain folder, without flushing."""

    folder: Path

    def read(self, path: str) -> bytes | None:
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, path: str, data: bytes) -> None:
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


@dataclass
class FailingFiles(MemoryFiles):
    """Refuses every write after the first `lasts`."""

    lasts: int = 0

    def write(self, path: str, data: bytes) -> None:
        if self.lasts == 0:
            raise DiskFault(path=path, reason="full")
        self.lasts -= 1
        super().write(path, data)
