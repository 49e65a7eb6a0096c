"""Help: the words, the keys, and what is and is not protected."""

from __future__ import annotations

from starlette.responses import Response

from amana.web.routes import Page
from amana.web.visits import Visit


def help_page(visit: Visit) -> Response:
    """One page."""
    return visit.page("help.html")


PAGES = (Page("/help", help_page),)
