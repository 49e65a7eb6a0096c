"""Home: what is here, what waits for a person, how the copies do, what was done last."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from amana.web.health_view import copies_line
from amana.web.home_view import counts, deeds
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.working.reading_waiting import start_reading


def home(visit: Visit) -> Response:
    """The first page."""
    with visit.archive() as archive:
        told, health = archive.overview(), archive.health()
        facts: dict[str, Any] = {
            "name": archive.path.name,
            "told": told,
            "bars": counts(visit, archive, told),
            "deeds": deeds(visit, told.last_acts),
            "copies": copies_line(visit, health),
            "steps": len(health.next),
            "texts_wait": archive.texts_wait,
        }
    return visit.page("home.html", **facts)


def read(visit: Visit) -> Response:
    """Read what waits to be read, as a job."""
    return visit.go(f"/jobs/{start_reading(visit).id}")


PAGES = (
    Page("/", home),
    Page("/read", read, method="POST", role="describe"),
)
