"""Who saw what is noted as soon as there are accounts: which of them opened which page, and had which file."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from amana.errors import AmanaError
from amana.web.house.guard import QUIET

if TYPE_CHECKING:
    from amana.web.house.visits import Visit

_FILES: Final = frozenset(("file", "safe"))
"""A kept file itself: its bytes, or a page made inert. Small pictures of it belong to the page that shows them."""
_MOST_GIVEN: Final = 10_000


def note_seen(visit: Visit) -> None:
    """Note that this page was opened, by whom; a program's own look (progress, the next question) is none."""
    room, request = visit.room, visit.request
    if not room.signs_in or QUIET in request.headers or request.url.path.startswith("/api/"):
        return
    query = request.url.query
    with contextlib.suppress(AmanaError):  # the room was locked meanwhile
        room.seen.note(visit.inside.account or "", request.url.path + (f"?{query}" if query else ""))


def note_given(visit: Visit, words: Sequence[str]) -> None:
    """Note that a kept file was given, to whom: once for each session, however many ranges of it are asked for.

    `words` are those of its path (see `content.py`): its kind, the item, and the place inside it if it has one.
    """
    room, session = visit.room, visit.inside
    if not room.signs_in or visit.request.method != "GET" or words[0] not in _FILES or len(words) < 2:
        return
    how = "saved" if "download" in visit.request.query_params else "shown"
    told = f"/items/{words[1]}?" + (f"part={words[2]}&" if len(words) > 2 else "") + f"file={how}"
    if session.first_given(told, _MOST_GIVEN):
        with contextlib.suppress(AmanaError):  # the room was locked meanwhile
            room.seen.note(session.account or "", told)
