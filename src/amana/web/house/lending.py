"""The opened archive, lent to one request at a time: a few are open, and brought up to what others wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import LifoQueue
from threading import RLock

from amana.actions import OpenArchive
from amana.errors import PassphraseMissing, RoomLocked

Opener = Callable[[Callable[[Path], str]], OpenArchive]

MOST = 2
"""Archives open at once: as many as there are cores to use them on; each has caches of its own."""


class Lending:
    """Opens the archive when it is first asked for. `lock` closes it and lets go of its keys.

    `opener` opens it with the keys of the one whose archive it is, and asks the function it is given for the
    passphrase of an identity file that has one.
    """

    def __init__(self, opener: Opener, most: int = MOST) -> None:
        self._opener, self._most = opener, most
        self.asks_passphrase = False
        """Whether its identity turned out to have a passphrase: then a link alone does not open it again."""
        self._guard = RLock()
        self._first: OpenArchive | None = None  # never lent: others are opened with its keys
        self._watched: tuple[object, OpenArchive] | None = None  # never lent: it tells what others wrote
        self._idle: LifoQueue[tuple[object, OpenArchive] | None] = LifoQueue()
        self._era = 0
        for _ in range(most):
            self._idle.put(None)

    @property
    def locked(self) -> bool:
        """Whether no key is at hand."""
        return self._first is None

    def unlock(self, passphrase: str | None = None) -> None:
        """Open the archive. PassphraseMissing, PassphraseWrong, IdentityMissing and what else opening raises."""

        def ask(file: Path) -> str:
            self.asks_passphrase = True
            if passphrase is None:
                raise PassphraseMissing(file=str(file))
            return passphrase

        opened = self._opener(ask)
        _ = opened.archive  # its keys are asked for now, not by the first who reads
        with self._guard:
            self._first = opened

    def lock(self) -> None:
        """Close what is idle, and let go of the keys; what is lent is closed when it comes back."""
        with self._guard:
            self._era += 1
            first, self._first = self._first, None
            watched, self._watched = self._watched, None
        for one in (first, watched[1] if watched else None):
            if one is not None:
                one.close()
        for _ in range(self._idle.qsize()):
            held = self._idle.get()
            if held is not None:
                held[1].close()
            self._idle.put(None)

    def state(self) -> object:
        """Differs from the one before if anything was written since, into the archive or its catalogue.

        RoomLocked, and what opening raises.
        """
        with self._guard:
            self._watched = stamp, opened = self._fresh(self._watched)
            return stamp, opened.archive.catalogue.state()

    @contextmanager
    def lend(self, person: str | None = None) -> Iterator[OpenArchive]:
        """An archive for one request. RoomLocked. `person` is who acts."""
        era, held = self._era, self._idle.get()
        opened: OpenArchive | None = None
        stamp: object = None
        try:
            stamp, opened = self._fresh(held)
            opened.acts_as(person)
            yield opened
        finally:
            self._give_back(era, stamp, opened if opened is not None else (held[1] if held else None))

    def own(self, person: str | None = None) -> OpenArchive:
        """One opened for long work alone; whoever asks closes it. RoomLocked."""
        with self._guard:
            if self._first is None:
                raise RoomLocked
            opened = self._first.again()
        opened.acts_as(person)
        return opened

    def _fresh(self, held: tuple[object, OpenArchive] | None) -> tuple[object, OpenArchive]:
        if self._first is None:
            raise RoomLocked
        stamp = self._first.stamp()
        if held is not None and held[0] == stamp:
            return held
        opened = self.own()
        if held is not None:
            held[1].close()
        return stamp, opened

    def _give_back(self, era: int, stamp: object, opened: OpenArchive | None) -> None:
        if opened is not None and (era != self._era or self._first is None):
            opened.close()
            opened = None
        self._idle.put(None if opened is None else (stamp, opened))
