"""What an interrupted `verify` has checked already, so that the next one carries on.

Kept in the person's own state folder, never in the archive: whoever can write into a copy must not be able
to say that it was checked. A run older than a day starts anew.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from threading import Lock
from typing import TextIO

_A_DAY = 24 * 3600


class Resuming:
    """The files this run, and the one it carries on, found right: by path, size and time of change."""

    def __init__(self, root: Path, state: Path) -> None:
        name = hashlib.sha256(os.fsencode(root.resolve())).hexdigest()[:16]
        self._file = state / f"verify-{name}.txt"
        self._root = root
        self._lock = Lock()
        self._known = self._read()
        self._out: TextIO | None = None

    def _read(self) -> set[str]:
        try:
            if time.time() - self._file.stat().st_mtime > _A_DAY:
                return set()
            return set(self._file.read_text("utf-8", "surrogateescape").splitlines())
        except FileNotFoundError:
            return set()

    def _line(self, path: Path) -> str:
        said = path.stat()
        return f"{path.name} {said.st_size} {said.st_mtime_ns} {said.st_ctime_ns} {said.st_ino}"

    def knows(self, path: Path) -> bool:
        """Whether this very file was found right already, and is as it was."""
        return bool(self._known) and self._line(path) in self._known

    def note(self, path: Path) -> None:
        """This file was found right."""
        with self._lock:
            if self._out is None:
                self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._out = self._file.open("a", encoding="utf-8", errors="surrogateescape")
            self._out.write(self._line(path) + "\n")

    def done(self) -> None:
        """The run reached its end: the next one checks everything again."""
        self.close()
        self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """Keep what was noted."""
        if self._out is not None:
            self._out.close()
            self._out = None
