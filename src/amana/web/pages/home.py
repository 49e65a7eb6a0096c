"""Home: what is here, and what waits for a person."""

from __future__ import annotations

from starlette.responses import Response

from amana.web.routes import Page
from amana.web.visits import Visit


def home(visit: Visit) -> Response:
    """The first page."""
    with visit.archive() as archive:
        name = archive.path.name
    return visit.page("home.html", name=name)


PAGES = (Page("/", home),)
