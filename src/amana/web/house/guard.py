"""The door: what passes before any page sees a request. Host, origin, size, session; and headers on the way out.

A name that somebody's server points at this machine (DNS rebinding) is refused by its Host; a form on somebody
else's page by its Origin and Sec-Fetch-Site.
"""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from amana.web.house.headers import page_headers
from amana.web.house.room import Room

LONGEST_PATH: Final = 8_192
SAFE: Final = frozenset({"GET", "HEAD"})
_METHODS: Final = frozenset({"GET", "HEAD", "POST"})
QUIET: Final = "x-quiet"
"""A header of requests that no person made: they do not keep the room awake."""


class Guard:
    """Around the room's own pages."""

    def __init__(self, app: ASGIApp, room: Room) -> None:
        self._app, self._room = app, room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            return  # no page speaks over a web socket
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        refused = self._refused(scope, headers)
        answer = with_headers(send, page_headers(self._room.content_origin, lasting=self._room.is_shared))
        if refused is not None:
            await _refuse(answer, refused)
            return
        cookie = cookie_of(headers, cookie_name(self._room))
        quiet = QUIET in headers
        scope["session"] = self._room.sessions.of(cookie, quiet=quiet) if cookie else None
        scope["room"] = self._room
        await self._app(scope, receive, answer)

    def _refused(self, scope: Scope, headers: Mapping[str, str]) -> int | None:
        """The status of the refusal; None for what may pass."""
        origin = self._room.origin
        if headers.get("host", "") != origin.partition("://")[2]:
            return 421
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > LONGEST_PATH:
            return 414
        if scope["method"] not in _METHODS:
            return 405
        if scope["method"] in SAFE:
            return None
        foreign = headers.get("origin", origin) != origin
        elsewhere = headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
        return 403 if foreign or elsewhere else None


def cookie_name(room: Room) -> str:
    """Cookies know no ports: two rooms on one machine have two names. Over TLS no other host can set it."""
    port = room.origin.rpartition(":")[2]
    name = f"amana-{port if port.isdecimal() else '443'}"
    return f"__Host-{name}" if room.origin.startswith("https") else name


def cookie_of(headers: Mapping[str, str], name: str) -> str | None:
    """The value of this cookie; None where it was not sent, or is not one."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return None
    return found.value if found else None


def with_headers(send: Send, headers: Mapping[str, str]) -> Send:
    """Answers with these headers, where the answer has none of that name."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            there = {name.lower() for name, _ in message["headers"]}
            more = [
                (name.encode(), value.encode()) for name, value in headers.items() if name.encode() not in there
            ]
            message = {**message, "headers": [*message["headers"], *more]}
        await send(message)

    return told


async def _refuse(send: Send, status: int) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": f"{status}\n".encode()})
