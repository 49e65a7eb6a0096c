"""Disks that fail or kill the process at the n-th effect."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

from amana.errors import DiskFault
from amana.stores import Disk


class CountingDisk(Disk):
    """Counts the effects, and names them."""

    def __init__(self) -> None:
        self.effects: list[str] = []

    def step(self, effect: str, path: Path) -> None:
        self.effects.append(effect)


class FaultyDisk(Disk):
    """At the n-th effect (from 0) something happens, and, with `always`, at every one after it."""

    def __init__(self, at: int, happening: Callable[[Path], None], *, always: bool = False) -> None:
        self._left, self._happening, self._always = at, happening, always
        self._lasting = False

    def step(self, effect: str, path: Path) -> None:
        if self._left == 0 or self._lasting:
            self._lasting = self._always
            self._left = -1
            self._happening(path)
        self._left -= 1


def kill(_: Path) -> None:
    """As when the power goes: no handler runs, nothing is closed."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(reason: str) -> Callable[[Path], None]:
    """The system refuses, with this errno's name."""

    def happening(path: Path) -> None:
        raise DiskFault(path=str(path), reason=reason)

    return happening
