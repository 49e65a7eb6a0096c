"""Health: copies, logs, who opens it, what could not be read, what this machine can do; and what to do next."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

import amana.actions
from amana.phrases import finding_advice, finding_words, reason_in_words
from amana.web.health_view import copies, job_button, logs, steps
from amana.web.house.paging import page_of
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.working.standing import standing

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.catalogue import Attempt
    from amana.records import Watch

MOST_FAILURES: Final = 5_000
"""Readings that are listed; how many items failed is told whole."""

_KEY: Final = "identity"
"""What doctor says of the key in its usual place is of no matter in a room that is open."""


def health(visit: Visit) -> Response:
    """All of it, but for the list of what failed and what this machine can do: those have pages of their own."""
    with visit.archive() as archive:
        told = archive.health()
    return visit.page(
        "health.html",
        health=told,
        steps=steps(visit, told),
        copies=copies(visit, told),
        logs=list(logs(visit, told)),
        verify=job_button(visit, "verify", visit.say("web-health-verify")),
    )


def failures(visit: Visit) -> Response:
    """What could not be read, or not all of it, and why."""
    with visit.archive() as archive:
        told = standing(visit.room, archive, "failures", _failures)
    shown = page_of(visit, told.value)
    rows = [(one, reason_in_words(visit.speaker, one.reason or "")) for one in shown.rows]
    again = job_button(visit, "read-again", visit.say("web-health-failures"))
    return visit.page("health_failures.html", shown=shown, rows=rows, again=again, most=MOST_FAILURES)


def _failures(archive: OpenArchive, _: Watch | None) -> list[Attempt]:
    return list(islice(archive.failures(), MOST_FAILURES))


def machine(visit: Visit) -> Response:
    """What this install can do here. A reader process is started and ended, which takes a moment."""
    found = amana.actions.doctor(visit.room.path)
    speaker = visit.speaker
    told = [(one, finding_words(speaker, one), finding_advice(speaker, one)) for one in found if one.name != _KEY]
    return visit.page("health_machine.html", findings=told)


PAGES = (
    Page("/health", health),
    Page("/health/failures", failures),
    Page("/health/machine", machine),
)
