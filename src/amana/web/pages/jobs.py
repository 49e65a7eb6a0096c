"""Work in the background: its page, its progress as server-sent events (HTML Standard, 9.2), and its end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.responses import RedirectResponse, Response, StreamingResponse

from amana.errors import PageUnknown
from amana.web.jobs import Job
from amana.web.routes import Page
from amana.web.visits import Visit

_WAIT = 1.0  # seconds between two looks
_SILENCE = 15  # looks after which a line is sent that says nothing, to notice that the browser is gone


def _job(visit: Visit) -> Job:
    found = visit.room.jobs.get(visit.request.path_params["id"])
    if found is None:
        raise PageUnknown(path=visit.request.url.path[:200])
    return found


def job(visit: Visit) -> Response:
    """How far it is; what came of it."""
    return visit.page("job.html", job=_job(visit))


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
            yield _event("progress", visit.rendered("job_progress.html", job=job))
        await asyncio.sleep(_WAIT)
    yield _event("end", f"/jobs/{job.id}")


def _event(name: str, text: str) -> str:
    data = "".join(f"data: {line}\n" for line in text.splitlines())
    return f"event: {name}\n{data}\n"


PAGES = (
    Page("/jobs/{id}", job),
    Page("/jobs/{id}/events", stream=events),
    Page("/jobs/{id}/stop", stop, method="POST", role="describe"),
)
