"""The room as an ASGI application: its pages behind the guard."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from amana.errors import AmanaError, PageUnknown
from amana.web.house.assets import ASSETS
from amana.web.house.guard import Guard
from amana.web.house.room import Room
from amana.web.house.routes import endpoint, fault_page
from amana.web.house.visits import Visit
from amana.web.pages import pages


def room_app(room: Room) -> ASGIApp:
    """All pages of this room."""
    routes = [ASSETS, *(Route(page.path, endpoint(page), methods=[page.method]) for page in pages())]
    app = Starlette(routes=routes, exception_handlers={404: _unknown, 405: _unknown, 500: _fault})
    app.router.redirect_slashes = False
    return Guard(app, room)


async def _unknown(request: Request, _: Exception) -> Response:
    return fault_page(Visit(request), PageUnknown(path=request.url.path[:200]))


async def _fault(request: Request, fault: Exception) -> Response:
    """A fault of our own: one sentence; the traceback is nobody's business who reads."""
    return fault_page(Visit(request), AmanaError(kind=type(fault).__name__))
