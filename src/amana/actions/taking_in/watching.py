"""Watching a folder: what arrives in it is taken in once it is complete."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from amana.archive import Found, walk

SETTLED = 5.0
"""Seconds without any change, after which a file counts as complete."""
# Names that programs give to what they are still writing.
UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".temp", ".!ut", ".filepart")

Seen = tuple[int, int]  # size, and last modification in nanoseconds


@dataclass(slots=True)
class _State:
    """How a file looked at the last look, and since when it has looked so."""

    seen: Seen
    since: float
    taken: bool = False


@dataclass(slots=True)
class FolderWatch:
    """Which files of a folder are complete and were not taken in yet. `clock` gives seconds."""

    folder: Path
    own: Path
    settled: float = SETTLED
    clock: Callable[[], float] = time.monotonic
    _states: dict[str, _State] = field(default_factory=dict)
    _refused: set[str] = field(default_factory=set)

    def look(self) -> list[Found]:
        """What is complete by now, in name order. It is given again at the next look unless `taken` says so."""
        now, ready, there = self.clock(), [], set()
        for found in self._files():
            there.add(found.path)
            if found.refused:
                if found.path not in self._refused:
                    ready.append(found)
            elif self._is_ready(found, now):
                ready.append(found)
        for gone in self._states.keys() - there:
            del self._states[gone]
        self._refused &= there
        return ready

    def _files(self) -> Iterator[Found]:
        return (one for one in walk(self.folder, self.own) if not one.received.lower().endswith(UNFINISHED))

    def _is_ready(self, found: Found, now: float) -> bool:
        try:
            status = os.lstat(found.path)
        except OSError:
            return False  # gone, or not to be looked at: the next look tells
        if not stat.S_ISREG(status.st_mode):
            return False
        seen = status.st_size, status.st_mtime_ns
        state = self._states.get(found.path)
        if state is None or state.seen != seen:
            self._states[found.path] = _State(seen, now)
            return self.settled <= 0
        return not state.taken and now - state.since >= self.settled

    def taken(self, found: Found) -> None:
        """This one need not be given again, unless it changes."""
        if found.refused:
            self._refused.add(found.path)
        elif found.path in self._states:
            self._states[found.path].taken = True


def watch_folder(
    folder: Path,
    own: Path,
    take: Callable[[list[Found]], object],
    *,
    settled: float = SETTLED,
    every: float = 2.0,
    rounds: int | None = None,
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """Give `take` what is complete, as it comes, until interrupted (or for so many rounds)."""
    watch = FolderWatch(folder, own, settled)
    while rounds is None or rounds > 0:
        ready = watch.look()
        if ready:
            take(ready)
            for found in ready:
                watch.taken(found)
        rounds = None if rounds is None else rounds - 1
        if rounds != 0:
            sleep(every)
