"""Who saw what: which account opened which page when. Kept sealed, bounded, in files of some thousand lines."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from threading import Lock
from typing import Final

from amana.actions.custodians import sealed_files

FOLDER: Final = "sights"
_LINES: Final = 2_000
_FILES: Final = 100
_WAIT: Final = 5.0  # seconds that lines wait in memory
_LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody opened something: when (RFC 3339, UTC), which account (empty: at this machine), which address."""

    at: str
    account: str
    path: str


class Seen:
    """The lines of this archive's room, newest kept: at most two hundred thousand."""

    def __init__(self, files: sealed_files.SealedFiles) -> None:
        self._files, self._guard, self._writing = files, Lock(), Lock()
        self._waiting: list[list[str]] = []
        self._flushed = time.monotonic()

    def note(self, account: str, path: str) -> None:
        """One line. It is written a little later, with others."""
        at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        with self._guard:
            self._waiting.append([at, account, path[:_LONGEST]])

    def flush(self, *, now: bool = False) -> None:
        """Write what waits, if it waited long enough. AccountsDamaged, DiskFault."""
        with self._writing:
            with self._guard:
                if not self._waiting or not (now or time.monotonic() - self._flushed > _WAIT):
                    return
                lines, self._waiting = self._waiting, []
            self._flushed = time.monotonic()
            with self._files.held():
                self._append(lines)

    def entries(self, account: str | None = None, *, offset: int = 0, limit: int = 100) -> list[Sight]:
        """The newest first, of all or of one account."""
        self.flush(now=True)
        lines = (one for one in self._lines() if account is None or one.account == account)
        return list(islice(lines, offset, offset + limit))

    def _lines(self) -> Iterator[Sight]:
        for name in reversed(self._files.names()):
            yield from (Sight(*line) for line in reversed(self._files.read(name) or []))

    def _append(self, lines: list[list[str]]) -> None:
        names = self._files.names()
        last = names[-1] if names else _name(0)
        there = self._files.read(last) or []
        while lines:
            room = _LINES - len(there)
            there, lines = there + lines[:room], lines[room:]
            self._files.write(last, there)
            if lines:
                last, there = _name(int(last) + 1), []
        for name in self._files.names()[:-_FILES]:
            self._files.remove(name)


def _name(number: int) -> str:
    return f"{number:012}"
