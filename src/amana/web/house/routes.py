"""A page as it is declared, and how a request becomes a visit to it: body, token, role, errors."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from amana.errors import AmanaError, FormUnreadable, RoleLacking, RoomLocked
from amana.phrases import error_json, sentence_key, sentences
from amana.web.house.seeing import note_seen
from amana.web.house.sessions import Role
from amana.web.house.statuses import status_of
from amana.web.house.visits import LARGEST_FORM, Visit
from amana.web.working.standing import StillWorking
from amana.web.working.workings import waiting

Handler = Callable[[Visit], Response]
Stream = Callable[[Visit], Awaitable[Response]]


@dataclass(frozen=True)
class Page:
    """One address. `path` as Starlette writes it (`/items/{id}`).

    `role` is what it takes; None: the door, open to whoever stands before it. `method` GET reads, POST changes and
    carries the session's token. `stream` handlers are coroutines that read the request's body themselves. `again`:
    what it shows follows from the archive, so that the same person may be given the same answer again.
    """

    path: str
    handler: Handler | None = None
    method: str = "GET"
    role: Role | None = "read"
    stream: Stream | None = None
    again: bool = False


def endpoint(page: Page) -> Callable[[Request], Awaitable[Response]]:
    """What Starlette calls: the handler in a thread, with its errors as pages."""

    async def answer(request: Request) -> Response:
        visit = Visit(request)
        try:
            if page.stream is None:
                visit.body = await _body(request)
            _check(page, visit)
            if page.stream is not None:
                return await page.stream(visit)
            assert page.handler is not None
            answered = await run_in_threadpool(_answered, page, page.handler, visit)
            if page.role is not None and page.method == "GET" and answered.status_code == 200:
                note_seen(visit)
            return answered
        except ClientDisconnect:
            return Response(status_code=400)
        except AmanaError as fault:
            return fault_page(visit, fault)

    return answer


def _answered(page: Page, handler: Handler, visit: Visit) -> Response:
    try:
        return _again(handler, visit) if page.again else handler(visit)
    except StillWorking as fault:
        return waiting(visit, fault.job)
    except AmanaError as fault:
        return fault_page(visit, fault)


def _again(handler: Handler, visit: Visit) -> Response:
    """What the same person was answered before, where nothing was written since."""
    session, url, answers = visit.inside, visit.request.url, visit.room.answers
    look = visit.language, visit.arabic_digits, "hx-request" in visit.request.headers
    asked = session.id, session.role, look, url.path, url.query
    state = visit.room.lending.state()
    given = answers.get(asked, state)
    if given is None:
        given = handler(visit)
        answers.keep(asked, state, given)
    return given


def _check(page: Page, visit: Visit) -> None:
    """RoomLocked, RoleLacking, FormUnreadable."""
    if page.role is None:
        return
    session = visit.inside
    if visit.room.lending.locked or not _stands(visit):
        raise RoomLocked
    if not session.may(page.role):
        raise RoleLacking(role=session.role, needed=page.role)
    if page.method == "POST":
        visit.check_token()


def _stands(visit: Visit) -> bool:
    """Whether the account of whoever asks is still what it was when they signed in."""
    session = visit.inside
    if session.account is None:
        return True
    found = visit.room.accounts.get(session.account)
    if found is not None and not found.off and found.role == session.role:
        return True
    visit.room.sessions.end(session)
    return False


async def _body(request: Request) -> bytes:
    """The body of a form, no longer than forms are. FormUnreadable."""
    if request.method in ("GET", "HEAD"):
        return b""
    parts, total = [], 0
    async for part in request.stream():
        total += len(part)
        if total > LARGEST_FORM:
            raise FormUnreadable(reason="too-large")
        parts.append(part)
    return b"".join(parts)


WANTS_JSON: Final = "/api/"


def fault_page(visit: Visit, error: AmanaError) -> Response:
    """An error as a page, with its hint; to programs as JSON. Whoever is at the door is shown the door."""
    status, speaker = status_of(error), visit.speaker
    if visit.request.url.path.startswith(WANTS_JSON):
        return visit.json(error_json(speaker, error), status)
    if isinstance(error, RoomLocked):
        return visit.page("door.html", status, link_told=False, wrong=None)
    message, hint = sentences(speaker, sentence_key(speaker, error), error.facts, terminal=False)
    part = visit.request.headers.get("hx-request") == "true"
    return visit.page("fault_part.html" if part else "fault.html", status, message=message, hint=hint)
