"""Who saw what is noted as soon as there are accounts: which of them opened which page."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from amana.errors import AmanaError
from amana.web.house.guard import QUIET

if TYPE_CHECKING:
    from amana.web.house.visits import Visit


def note_seen(visit: Visit) -> None:
    """Note that this page was opened, by whom; a program's own look (progress, the next question) is none."""
    room, request = visit.room, visit.request
    if not room.signs_in or QUIET in request.headers or request.url.path.startswith("/api/"):
        return
    query = request.url.query
    with contextlib.suppress(AmanaError):  # the room was locked meanwhile
        room.seen.note(visit.inside.account or "", request.url.path + (f"?{query}" if query else ""))
