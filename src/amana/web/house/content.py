"""What is kept, on an origin of its own: hostile until shown otherwise, so it may run, load and send nothing.

Addresses are `/<session>/<signature>/<path>`; a signature is good for one path and one session. Each kind of path
is declared in `CONTENT`, and answered by a function of the visit and the path's parts.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from amana.errors import AmanaError
from amana.web.house.guard import with_headers
from amana.web.house.headers import content_headers
from amana.web.house.room import Room
from amana.web.house.seeing import note_given
from amana.web.house.statuses import status_of
from amana.web.house.tokens import same, signature
from amana.web.house.visits import Visit

Answer = Callable[[Visit, list[str]], Response]

_MODULES: Final[tuple[str, ...]] = ("files", "pictures", "pages")
"""Modules of `amana.web.kept` that answer paths: each has `CONTENT`, from a path's first word to an Answer."""


def content_app(room: Room) -> ASGIApp:
    """The content of this room."""
    found = (import_module(f"amana.web.kept.{name}").CONTENT for name in _MODULES)
    return _Content(room, {word: answer for one in found for word, answer in one.items()})


class _Content:
    def __init__(self, room: Room, answers: dict[str, Answer]) -> None:
        self._room, self._answers = room, answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        response = await self._response(request)
        await response(scope, receive, with_headers(send, content_headers(self._room.origin)))

    async def _response(self, request: Request) -> Response:
        host = self._room.content_origin.partition("://")[2]
        if request.headers.get("host", "") != host or request.method not in ("GET", "HEAD"):
            return Response(status_code=421)
        # As it was sent: a place inside an item is one percent-encoded word of it, and is signed as such.
        words = (request.scope.get("raw_path") or b"").decode("latin-1").lstrip("/").split("/", 2)
        session = self._room.sessions.by_id(words[0])
        if len(words) < 3 or session is None or not session.unlocked:
            return Response(status_code=404)
        if not same(signature(session.secret, words[2]), words[1]):
            return Response(status_code=404)
        request.scope["room"], request.scope["session"] = self._room, session
        kind, *rest = words[2].split("/")
        answer = self._answers.get(kind)
        return (
            await run_in_threadpool(_answered, answer, Visit(request), kind, rest)
            if answer
            else Response(status_code=404)
        )


def _answered(answer: Answer, visit: Visit, kind: str, path: list[str]) -> Response:
    try:
        given = answer(visit, path)
        if given.status_code in (200, 206):
            note_given(visit, [kind, *path])
        return given
    except AmanaError as fault:
        return Response(fault.code, status_of(fault), media_type="text/plain")
