"""The room: all that the pages share while it is open."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amana.actions.custodians import sealed_files
from amana.actions.taking_in import spooling
from amana.errors import AmanaError, PassphraseMissing
from amana.web.accounts import ACCOUNTS, SIGHTS, Accounts, Limits, Passkeys, Seen
from amana.web.house.answers import Answers
from amana.web.house.hosts import is_loopback
from amana.web.house.lending import Lending, Opener
from amana.web.house.sessions import Sessions
from amana.web.house.tokens import signature
from amana.web.working.jobs import Jobs

if TYPE_CHECKING:
    from amana.web.house.sessions import Session


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
        self.sessions.idle_limit, self.sessions.all_end = wishes.idle * 60, self.is_shared
        self.limits = Limits()
        self._accounts: Accounts | None = None
        self._seen: Seen | None = None
        self._passkeys: Passkeys | None = None
        self.origin = self.content_origin = ""
        self.end: Callable[[], None] = lambda: None
        self._tell_link = tell_link
        self.answers = Answers()
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
        self.answers.clear()
        self.flush_seen(now=True)
        self._accounts = self._seen = None
        self.lending.lock()

    def is_idle(self) -> bool:
        """Whether nobody did anything for as long as was wished, and no work goes on."""
        if self.is_shared:
            return False  # whoever signs in needs the keys to be here; each session ends for itself
        return self.sessions.idle() > self.wishes.idle * 60 and not self.jobs.running()

    @property
    def is_shared(self) -> bool:
        """Whether it is served to a network, to whoever has an account."""
        return not is_loopback(self.wishes.host)

    @property
    def signs_in(self) -> bool:
        """Whether anybody has an account; also known while the room is locked."""
        return sealed_files.has_sealed(self.path, ACCOUNTS, ACCOUNTS)

    @property
    def accounts(self) -> Accounts:
        """Who may come in. RoomLocked, LibraryMissing."""
        if self._accounts is None:
            self._accounts = Accounts(self._sealed(ACCOUNTS))
        return self._accounts

    @property
    def seen(self) -> Seen:
        """Who saw what. RoomLocked."""
        if self._seen is None:
            self._seen = Seen(self._sealed(SIGHTS))
        return self._seen

    def _sealed(self, folder: str) -> sealed_files.SealedFiles:
        with contextlib.closing(self.lending.own()) as opened:  # not a lent one: whoever asks may hold one
            return sealed_files.SealedFiles(opened, folder)

    @property
    def passkeys(self) -> Passkeys:
        """The ceremonies at this room's address."""
        if self._passkeys is None:
            self._passkeys = Passkeys(self.origin)
        return self._passkeys

    def flush_seen(self, *, now: bool = False) -> None:
        """Write down what was seen, if there is anything; a full disk keeps nobody from reading."""
        if self._seen is not None:
            with contextlib.suppress(AmanaError):
                self._seen.flush(now=now)

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
