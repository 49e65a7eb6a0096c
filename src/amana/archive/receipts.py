"""Receipts of a capture kit: that something was taken in, as which entry of its log, and when; never what.

An item's id is the beginning of its record's commitment, which is made with a secret seed: it tells nothing of
the item, and whoever opens the archive finds the item by it. Log entries carry no time, so `local/receipts`
keeps it: a line for each commit, `<time> <the log's size after it>`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import suppress

from amana.archive.description import Description
from amana.archive.layout import Layout
from amana.archive.logs import LogFolder
from amana.archive.source import now
from amana.records import read_entry
from amana.records.outcomes import Receipt
from amana.stores import Disk

_NAME = "receipts"
_LINE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (\d{1,15})")
_ID_DIGITS = 32


class Receipts:
    """The receipts of the kit in this folder."""

    def __init__(self, layout: Layout, disk: Disk, described: Description) -> None:
        self._path, self._disk = layout.local / _NAME, disk
        self._log = LogFolder(layout, described.capture or "", described)
        self.last: str | None = None
        """When the last commit of this run was noted, by this device's clock."""

    def note(self, size: int) -> None:
        """The log has been signed for up to this size, now. Durable on return. DiskFault."""
        self.last = now()
        with self._disk.carry_on(self._path) as file:
            file.write(f"{self.last} {size}\n".encode())
        self._disk.flush([self._path, self._path.parent])

    def size(self) -> int:
        """How long the log is. CheckpointUnreadable, LogDamaged."""
        return self._log.checkpoint().size

    def since(self, start: int) -> Iterator[Receipt]:
        """What was taken in from this entry on, streaming; acts are left out. CheckpointUnreadable, LogDamaged."""
        noted = self._noted()
        sizes = [size for size, _ in noted]
        for index, data in enumerate(self._log.entries(start, self.size()), start):
            entry = read_entry(data)
            if not entry.act:
                at = bisect_right(sizes, index)  # the first size above it
                yield Receipt(index, entry.commitment[:_ID_DIGITS], noted[at][1] if at < len(noted) else None)

    def _noted(self) -> list[tuple[int, str]]:
        """Sizes and times, growing. A line that is not whole is left out: the next one covers its entries."""
        noted: list[tuple[int, str]] = []
        with suppress(OSError):  # no time is known then; what was taken in stands in the log
            for line in self._path.read_text("ascii", "replace").splitlines():
                found = _LINE.fullmatch(line)
                if found and (not noted or int(found[2]) > noted[-1][0]):
                    noted.append((int(found[2]), found[1]))
        return noted
