"""The room: all that the pages share while it is open."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amana.actions import spooling
from amana.errors import PassphraseMissing
from amana.web.jobs import Jobs
from amana.web.lending import Lending, Opener
from amana.web.sessions import Sessions
from amana.web.tokens import signature

if TYPE_CHECKING:
    from amana.web.sessions import Session


@dataclass(frozen=True)
class Wishes:
    """How the room is to be served. `port` None: the usual one, or any that is free. `idle` in minutes."""

    host: str = "127.0.0.1"
    port: int | None = None
    idle: float = 15.0
    language: str = "en"
    person: str | None = None
    passphrase: str | None = field(default=None, repr=False)
    certificate: Path | None = None
    key: Path | None = None
    tiles: Path | None = None


class Room:
    """One archive's reading room. `opener` opens the archive with its owner's keys (see `Lending`).

    `tell_link` tells the person at the machine a link that lets one browser in. `origin` and `content_origin` are
    set when the addresses are known: pages come from the one, what is kept from the other.
    """

    def __init__(
        self,
        path: Path,
        opener: Opener,
        wishes: Wishes,
        tell_link: Callable[[str], None],
    ) -> None:
        self.path, self.wishes = path, wishes
        self.lending = Lending(opener)
        self.sessions, self.jobs = Sessions(), Jobs()
        self.spool = spooling.Spool(path)
        self.origin = self.content_origin = ""
        self.end: Callable[[], None] = lambda: None
        self._tell_link = tell_link
        self.kept: dict[str, Any] = _Few()
        """What pages worked out and may ask for again (decoded searches, batches): forgotten when it locks."""

    def open_if_possible(self) -> None:
        """Open the archive; where its identity has a passphrase that nobody told yet, leave that to the door.

        What else opening raises.
        """
        with contextlib.suppress(PassphraseMissing):
            self.lending.unlock(self.wishes.passphrase)

    def link(self) -> None:
        """Tell the person at the machine a new link."""
        self._tell_link(f"{self.origin}/open/{self.sessions.new_link()}")

    def lock(self) -> None:
        """Let go of the keys and of what was worked out; sessions stay, and see nothing."""
        self.sessions.lock()
        self.kept.clear()
        self.lending.lock()

    def is_idle(self) -> bool:
        """Whether nobody did anything for as long as was wished, and no work goes on."""
        return self.sessions.idle() > self.wishes.idle * 60 and not self.jobs.running()

    def content_url(self, session: Session, path: str) -> str:
        """The address of something kept, on the content's own origin, good for this session alone."""
        return f"{self.content_origin}/{session.id}/{signature(session.secret, path)}/{path}"


@dataclass
class _Few(dict[str, Any]):
    """A dictionary that forgets what came first when it has more than a hundred."""

    most: int = field(default=100)

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, value)
        while len(self) > self.most:
            del self[next(iter(self))]
