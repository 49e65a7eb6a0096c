"""The door: a link lets one browser in; the room is locked and opened again."""

from __future__ import annotations

import time
from typing import Final

from starlette.responses import Response

from amana.errors import AmanaError, LinkSpent, PassphraseMissing, PassphraseWrong, RoomLocked, TooOften
from amana.phrases import sentence_key, sentences
from amana.web.house.guard import cookie_name
from amana.web.house.routes import Page
from amana.web.house.visits import Visit

_TRIES: Final = 5
_WAIT: Final = 30.0  # seconds after so many tries
_tries: dict[int, list[float]] = {}


def enter(visit: Visit) -> Response:
    """Whoever has the link is let in, once."""
    begun = visit.room.sessions.enter(visit.request.path_params["token"])
    if begun is None:
        raise LinkSpent
    cookie, session = begun
    if visit.room.lending.locked and not visit.room.lending.asks_passphrase:
        visit.room.lending.unlock()
    session.unlocked = not visit.room.lending.locked
    return let_in(visit, cookie, "/")


def let_in(visit: Visit, cookie: str, to: str) -> Response:
    """On to a page, with the cookie of a session."""
    response = visit.go(to)
    secure = visit.room.origin.startswith("https")
    response.set_cookie(cookie_name(visit.room), cookie, httponly=True, samesite="strict", secure=secure, path="/")
    return response


def door(visit: Visit) -> Response:
    """What stands before the room while one is not in it."""
    session = visit.session
    if session is not None and session.unlocked and not visit.room.lending.locked:
        return visit.go("/")
    return visit.page("door.html", link_told=False, wrong=None)


def new_link(visit: Visit) -> Response:
    """Tell a new link to the person at the machine; not to whoever asks."""
    _not_too_often(visit)
    visit.room.link()
    return visit.page("door.html", link_told=True, wrong=None)


def unlock(visit: Visit) -> Response:
    """Open the room again, with the passphrase."""
    session = visit.session
    if session is None:
        raise RoomLocked
    visit.check_token()
    _not_too_often(visit)
    try:
        visit.room.lending.unlock(visit.form.get("passphrase", ""))
    except (PassphraseWrong, PassphraseMissing) as fault:
        return visit.page("door.html", 403, link_told=False, wrong=_sentence(visit, fault))
    session.unlocked = True
    return visit.go("/")


def lock(visit: Visit) -> Response:
    """Lock it now; whoever came in with an account leaves by themselves, and locks nobody else out."""
    if visit.inside.account is not None:
        visit.room.sessions.end(visit.inside)
    else:
        visit.room.lock()
    return visit.go("/door")


def _sentence(visit: Visit, fault: AmanaError) -> str:
    return sentences(visit.speaker, sentence_key(visit.speaker, fault), fault.facts, terminal=False)[0]


def _not_too_often(visit: Visit) -> None:
    """TooOften after five tries within half a minute, whoever makes them."""
    now = time.monotonic()
    tries = [one for one in _tries.get(id(visit.room), []) if one > now - _WAIT]
    _tries[id(visit.room)] = tries
    if len(tries) >= _TRIES:
        raise TooOften(seconds=round(tries[0] + _WAIT - now) + 1)
    tries.append(now)


PAGES = (
    Page("/open/{token}", enter, role=None),
    Page("/door", door, role=None),
    Page("/door/link", new_link, method="POST", role=None),
    Page("/door/unlock", unlock, method="POST", role=None),
    Page("/lock", lock, method="POST", role="read"),
)
