"""Health: copies, logs, who opens it, what could not be read, what this machine can do; and what to do next."""

from __future__ import annotations

import os
from http import HTTPStatus
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.responses import Response

import amana.actions
from amana.actions.copies import copying
from amana.errors import AmanaError, CopyUnusable, RoleLacking
from amana.phrases import finding_advice, finding_words, reason_in_words
from amana.web.health_view import copies, job_button, logs, steps
from amana.web.house.paging import page_of
from amana.web.house.routes import Page
from amana.web.house.statuses import status_of
from amana.web.house.visits import Visit
from amana.web.working.standing import standing
from amana.web.working.work import start_sync

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.catalogue import Attempt
    from amana.records import Watch

MOST_FAILURES: Final = 5_000
"""Readings that are listed; how many items failed is told whole."""

_LONGEST: Final = 1_000
"""Characters of a folder's path."""

_KEY: Final = "identity"
"""What doctor says of the key in its usual place is of no matter in a room that is open."""


def health(visit: Visit, wrong: AmanaError | None = None) -> Response:
    """All of it, but for the list of what failed and what this machine can do: those have pages of their own.

    `wrong`: why what was asked for here could not be done.
    """
    with visit.archive() as archive:
        told = archive.health()
    return visit.page(
        "health.html",
        status_of(wrong) if wrong else HTTPStatus.OK,
        wrong=visit.fault_words(wrong) if wrong else None,
        asked=visit.form if wrong else {},
        may_copy=visit.at_the_machine,
        health=told,
        steps=steps(visit, told),
        copies=copies(visit, told),
        logs=list(logs(visit, told)),
        verify=job_button(visit, "verify", visit.say("web-health-verify")),
    )


def new_copy(visit: Visit) -> Response:
    """Make a folder of this machine a copy, and begin to fill it: asked for by whoever sits at it."""
    if not visit.at_the_machine:
        raise RoleLacking(role=visit.inside.role, needed="custodian")
    name = "-".join(visit.form.get("name", "").split())  # a copy's name is one word
    folder = visit.form.get("folder", "").strip()
    try:
        if not _is_folder(folder):
            raise CopyUnusable(url=folder[:_LONGEST], reason="not-a-folder")
        made = copying.add(visit.room.path, name, folder)
    except AmanaError as fault:
        return health(visit, fault)
    return visit.go(f"/jobs/{start_sync(visit, [made.name]).id}")


def _is_folder(told: str) -> bool:
    """Whether these words are the whole path of a folder that is there: no address, and nothing half said."""
    if not (0 < len(told) <= _LONGEST and told.isprintable()):
        return False
    return Path(told).is_absolute() and os.path.isdir(told)  # noqa: PTH112 - a name too long is none, and no fault


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
    Page("/health/copies", new_copy, method="POST", role="custodian"),
    Page("/health/failures", failures),
    Page("/health/machine", machine),
)
