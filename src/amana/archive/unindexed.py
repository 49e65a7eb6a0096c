"""Log entries that could not be taken into the catalogue when their turn came: they are tried again.

An object may be missing because a disk is not plugged in. What it holds must not stay unknown for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from amana.archive.layout import Layout
from amana.stores import Disk

_NAME = "unindexed"


@dataclass
class Unindexed:
    """Entries by device and index; kept in `local/unindexed`, one a line."""

    entries: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def read(cls, layout: Layout) -> Unindexed:
        """Those that were kept. A line that cannot be read is left out: `rebuild` takes in everything again."""
        found = cls()
        with suppress(OSError):
            for line in (layout.local / _NAME).read_text("ascii", "replace").splitlines():
                device, _, index = line.partition(" ")
                if index.isdigit() and len(index) < 19:
                    found.add(device, int(index))
        return found

    def add(self, device: str, index: int) -> None:
        """One more."""
        self.entries.add((device, index))

    def of(self, device: str) -> list[int]:
        """Those of one device, in order."""
        return sorted(index for one, index in self.entries if one == device)

    def keep(self, others: Unindexed, device: str) -> None:
        """Take over those of one device, whose log could not be looked at."""
        self.entries |= {(one, index) for one, index in others.entries if one == device}

    def write(self, layout: Layout, disk: Disk) -> None:
        """Keep them; none, no file."""
        path = layout.local / _NAME
        if self.entries:
            disk.replace(path, "".join(f"{one} {index}\n" for one, index in sorted(self.entries)).encode())
        elif path.exists():
            disk.remove(path)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return iter(sorted(self.entries))
