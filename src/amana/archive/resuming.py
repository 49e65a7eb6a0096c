"""What an interrupted `verify` has checked already, so that the next one carries on.

Kept in the person's own state folder, never in the archive: whoever can write into a copy must not be able
to say that it was checked. A run older than a day starts anew.
"""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
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
            begun, *lines = self._file.read_text("utf-8", "surrogateescape").splitlines() or [""]
            fresh = 0 <= time.time() - int(begun) < _A_DAY
        except (OSError, ValueError):
            return set()  # none, or none that can be used: everything is checked
        if not fresh:
            self._file.unlink(missing_ok=True)
        return set(lines) if fresh else set()

    def line(self, path: Path) -> str:
        """What tells this file, as it is now, from any other."""
        said = path.stat()
        return f"{path.name} {said.st_size} {said.st_mtime_ns} {said.st_ctime_ns} {said.st_ino}"

    def knows(self, line: str) -> bool:
        """Whether this very file was found right already, and is as it was."""
        return line in self._known

    def note(self, line: str) -> None:
        """The file that had this line before it was read was found right."""
        with self._lock:
            try:
                self._opened().write(line + "\n")
            except OSError:
                return  # no state folder to write to: then nothing is carried on, and nothing else is lost

    def _opened(self) -> TextIO:
        if self._out is None:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._out = self._file.open("a", encoding="utf-8", errors="surrogateescape")
            if not self._out.tell():
                self._out.write(f"{int(time.time())}\n")
        return self._out

    def done(self) -> None:
        """The run reached its end: the next one checks everything again."""
        self.close()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def close(self) -> None:
        """Keep what was noted."""
        if self._out is not None:
            self._out.close()
            self._out = None
