"""Bringing in what a log on a copy has beyond ours, into a folder beside, where nothing of ours is touched.

Only bundles of entries are fetched; tiles are made from them. So what is brought in is the log that its root
signs, or is found not to be, whatever else the copy holds.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Final

from amana.archive.entries import Named
from amana.archive.medium_logs import Branch
from amana.errors import LogDamaged
from amana.stores import Disk, disk_faults
from amana.tlog import CHECKPOINT, MAX_FILE, TILE_WIDTH, LogFiles, LogReader, TileLog, needed_files, width_at

_AT_ONCE: Final = 4
_MANY: Final = 16 * TILE_WIDTH
_LARGE: Final = 8 << 20
_MOST_BYTES: Final = 1 << 32


class StagedLog:
    """A log's files in a folder beside, over those of the log that it goes on from: tlog's `LogFiles`."""

    def __init__(self, folder: Path, disk: Disk, base: LogFiles | None) -> None:
        self.folder, self._disk, self._base = folder, disk, base
        self.written: dict[str, None] = {}

    def read(self, path: str) -> bytes | None:
        """What was brought in, or else what is in the log beneath."""
        if path not in self.written:
            return self._base.read(path) if self._base else None
        with disk_faults(self.folder), (self.folder / path).open("rb") as file:
            return file.read(MAX_FILE + 1)

    def write(self, path: str, data: bytes) -> None:
        """Not durable: a crash begins anew."""
        place = self.folder / path
        self._disk.make_folder(place.parent)
        self._disk.write(place, data)
        self.written[path] = None


class Staging:
    """The folder in `local/` for logs on their way in. One sync at a time uses it."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder, self._disk = folder, disk
        self._numbers = count(1)

    def fresh(self, base: LogFiles | None) -> StagedLog:
        """A new empty place, for a log that goes on from this one, or from nothing."""
        folder = self._folder / str(next(self._numbers))
        remove_tree(folder)
        return StagedLog(folder, self._disk, base)

    def clear(self) -> None:
        """Let go of all that was staged."""
        remove_tree(self._folder)


def remove_tree(folder: Path) -> None:
    """Remove a folder of this machine's own unfinished work; absent is fine. DiskFault."""
    with disk_faults(folder):
        try:
            shutil.rmtree(folder)
        except FileNotFoundError:
            return


@dataclass(frozen=True)
class Fetched:
    """What was brought in of a log: the log with it, what its entries name, and the files that are new."""

    log: TileLog
    root: bytes
    files: StagedLog
    named: Named = field(default_factory=Named)

    def new_files(self) -> Iterator[str]:
        """The files that the grown log stands on and that lie in the staging folder."""
        return (path for path in needed_files(self.log.size) if path in self.files.written and path != CHECKPOINT)


class Fetching:
    """One log's growth, bundle by bundle, a few asked for at once."""

    def __init__(self, theirs: Branch, files: LogFiles, staged: StagedLog) -> None:
        self._theirs, self._staged = theirs, staged
        self._reader = LogReader(files, theirs.device)

    def run(self, base: TileLog | None) -> Fetched:
        """Put the entries behind `base`, or behind nothing. LogDamaged for a file that is missing or misshapen."""
        log = TileLog.create(self._staged, self._theirs.verifier.name)
        if base is not None:
            log = TileLog.open(self._staged, self._theirs.verifier.name, self._theirs.verifier)
        named, total, size = Named(), 0, 0
        waiting: list[bytes] = []
        for entries in self._bundles(log.size):
            named.read(entries)
            waiting += entries
            size += sum(map(len, entries))
            if total + size > _MOST_BYTES:
                raise self._reader.damaged("too-large", f"logs/{self._theirs.name}")
            if len(waiting) >= _MANY or size >= _LARGE:
                log.append(waiting)
                waiting, total, size = [], total + size, 0
        log.append(waiting)
        return Fetched(log, log.root(), self._staged, named)

    def _bundles(self, start: int) -> Iterator[list[bytes]]:
        """The entries from `start` on, a bundle's at a time, in order."""
        waiting: deque[Future[list[bytes]]] = deque()
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="amana-log") as pool:
            try:
                for index in range(start // TILE_WIDTH, -(-self._theirs.size // TILE_WIDTH)):
                    waiting.append(pool.submit(self._bundle, index))
                    if index == start // TILE_WIDTH and start % TILE_WIDTH:
                        yield waiting.popleft().result()[start % TILE_WIDTH :]
                    elif len(waiting) == _AT_ONCE:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                pool.shutdown(wait=True, cancel_futures=True)

    def _bundle(self, index: int) -> list[bytes]:
        try:
            return self._reader.bundle(index, width_at(self._theirs.size, 0, index))
        except LogDamaged as fault:
            fault.facts["path"] = f"logs/{self._theirs.name}/{fault.facts.get('path', '')}"
            raise
