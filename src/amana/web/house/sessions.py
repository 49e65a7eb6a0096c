"""Who is in the room: one-time links, and the sessions that they begin. All of it in memory alone."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, Literal

from amana.web.house.tokens import hashed, new_secret, new_token

Role = Literal["read", "describe", "custodian"]
ROLES: Final[tuple[Role, ...]] = ("read", "describe", "custodian")
"""What somebody may do, each with all that the ones before it may."""

MOST_SESSIONS: Final = 200
_ID_LENGTH = 12


@dataclass
class Session:
    """One browser that was let in. `account` is None for the person at this machine, who may do everything."""

    account: str | None = None
    role: Role = "custodian"
    id: str = field(default_factory=lambda: new_token()[:_ID_LENGTH])
    secret: bytes = field(default_factory=new_secret, repr=False)
    csrf: str = field(default_factory=new_token, repr=False)
    unlocked: bool = True
    seen: float = 0.0
    given: set[str] = field(default_factory=set, repr=False)
    """The files that it had: that is noted once."""

    def first_given(self, file: str, most: int) -> bool:
        """Whether it had not had this file yet; of more than `most` it does not know."""
        if file in self.given:
            return False
        if len(self.given) >= most:
            self.given.clear()
        self.given.add(file)
        return True

    def may(self, role: Role) -> bool:
        """Whether it may do what takes this role."""
        return ROLES.index(self.role) >= ROLES.index(role)


class Sessions:
    """All that are in the room. Safe to use from several threads; the clock is an argument."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._by_cookie: dict[str, Session] = {}
        self._link: str | None = None
        self.last_seen = clock()
        self.idle_limit: float | None = None
        """Seconds of silence after which whoever came in with an account has to sign in again."""
        self.all_end = False
        """Whether that holds of everybody: over a network the room does not lock itself."""

    def new_link(self) -> str:
        """A token that lets one browser in, once. The one before it no longer does."""
        token = new_token()
        with self._lock:
            self._link = hashed(token)
        return token

    def enter(self, link: str) -> tuple[str, Session] | None:
        """The cookie and session that a link begins; None where it does not, or no longer."""
        with self._lock:
            if self._link is None or hashed(link) != self._link:
                return None
            self._link = None
        return self.begin(Session())

    def begin(self, session: Session) -> tuple[str, Session]:
        """Keep a session; its cookie. Of too many, whoever was silent longest goes."""
        cookie = new_token()
        with self._lock:
            if len(self._by_cookie) >= MOST_SESSIONS:
                del self._by_cookie[min(self._by_cookie, key=lambda one: self._by_cookie[one].seen)]
            session.seen = self.last_seen = self._clock()
            self._by_cookie[hashed(cookie)] = session
        return cookie, session

    def of(self, cookie: str, *, quiet: bool = False) -> Session | None:
        """Whose cookie it is. `quiet`: it was no person's doing, and does not keep the room awake."""
        with self._lock:
            found = self._by_cookie.get(hashed(cookie))
            if found is not None and self._is_over(found):
                del self._by_cookie[hashed(cookie)]
                return None
            if found is not None and not quiet:
                found.seen = self.last_seen = self._clock()
        return found

    def _is_over(self, session: Session) -> bool:
        if self.idle_limit is None or (session.account is None and not self.all_end):
            return False
        return self._clock() - session.seen > self.idle_limit

    def touch(self, session: Session) -> None:
        """It does something that takes long, and is no new request."""
        session.seen = self.last_seen = self._clock()

    def by_id(self, session: str) -> Session | None:
        """The session with this id, as the addresses of content name it."""
        with self._lock:
            found = next((one for one in self._by_cookie.values() if one.id == session), None)
            return None if found is None or self._is_over(found) else found

    def end(self, session: Session) -> None:
        """One leaves."""
        with self._lock:
            self._by_cookie = {key: one for key, one in self._by_cookie.items() if one is not session}

    def end_of(self, account: str, *, but: Session | None = None) -> None:
        """All of one account leave, except one."""
        with self._lock:
            kept = {key: one for key, one in self._by_cookie.items() if one.account != account or one is but}
            self._by_cookie = kept

    def lock(self) -> None:
        """All stay, and see nothing until they open the room again."""
        with self._lock:
            for one in self._by_cookie.values():
                one.unlocked = False

    def idle(self) -> float:
        """Seconds since a person last did something."""
        return self._clock() - self.last_seen
