"""Work in the background: its list, its page, its progress as server-sent events (HTML Standard, 9.2), its end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

from starlette.responses import RedirectResponse, Response, StreamingResponse

from amana.errors import FormUnreadable, PageUnknown, RoleLacking
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.working import work
from amana.web.working.jobs import Job
from amana.web.working.outcomes import shown

_WAIT = 1.0  # seconds between two looks
_SILENCE = 15  # looks after which a line is sent that says nothing, to notice that the browser is gone


def _job(visit: Visit) -> Job:
    found = visit.room.jobs.get(visit.request.path_params["id"])
    if found is None:
        raise PageUnknown(path=visit.request.url.path[:200])
    return found


def jobs(visit: Visit) -> Response:
    """What is being done, and what was lately."""
    return visit.page("jobs.html", jobs=[(one, _clock(one.started)) for one in visit.room.jobs.all()])


def _clock(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")


def begin(visit: Visit) -> Response:
    """Begin one of the works that need nothing but a word: verify, audit, sync, read again."""
    return visit.go(f"/jobs/{_begun(visit, visit.form).id}")


def _begun(visit: Visit, form: Any) -> Job:
    kind, copy = form.get("kind", ""), form.get("copy", "")
    if kind == "verify":
        return work.start_verify(visit)
    if kind == "read-again":
        return work.start_read_again(visit, failed=form.get("failed", "yes") == "yes")
    if kind in ("audit", "sync") and not visit.inside.may("custodian"):
        raise RoleLacking(role=visit.inside.role, needed="custodian")
    if kind == "audit":
        return work.start_audit(visit, copy, form.get("sample") or None)
    if kind == "sync":
        return work.start_sync(visit, [copy] if copy else [])
    raise FormUnreadable(reason="malformed")


def job(visit: Visit) -> Response:
    """How far it is; what came of it."""
    found = _job(visit)
    return visit.page("job.html", job=found, **shown(visit, found))


def stop(visit: Visit) -> Response:
    """Ask it to end."""
    _job(visit).stop()
    return RedirectResponse(f"/jobs/{visit.request.path_params['id']}", 303)


async def events(visit: Visit) -> Response:
    """Its progress, as a piece of the page each time, until it ends."""
    found = _job(visit)
    return StreamingResponse(_events(visit, found), media_type="text/event-stream")


async def _events(visit: Visit, job: Job) -> AsyncIterator[str]:
    told, silent = -1, 0
    while job.state == "running":
        if told == job.version:
            silent += 1
            if silent % _SILENCE == 0:
                yield ": still here\n\n"
        else:
            told = job.version
            yield _event("progress", visit.rendered("job_progress.html", job=job, **shown(visit, job)))
        await asyncio.sleep(_WAIT)
    yield _event("end", f"/jobs/{job.id}")


def _event(name: str, text: str) -> str:
    data = "".join(f"data: {line}\n" for line in text.splitlines())
    return f"event: {name}\n{data}\n"


PAGES = (
    Page("/jobs", jobs),
    Page("/jobs", begin, method="POST", role="describe"),
    Page("/jobs/{id}", job),
    Page("/jobs/{id}/events", stream=events),
    Page("/jobs/{id}/stop", stop, method="POST", role="describe"),
)
