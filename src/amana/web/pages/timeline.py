"""Timeline: what is told of each day, how exactly, and on what that rests; without anything asked for, events."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from starlette.responses import Response

from amana.web.comparing.table_chart import NARROW, WIDE, words_of
from amana.web.comparing.timeline_asked import TimelineAsked
from amana.web.comparing.timeline_view import Dated, dated, dated_events
from amana.web.drawing import Entry, draw_timeline
from amana.web.house.paging import page_of
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.things.thing_kinds import events_called, lines_of
from amana.web.working.jobs import Job
from amana.web.working.workings import waiting

_MOST_EVENTS = 200
_MOST_SINGLE = 120  # entries that the picture shows one by one


def timeline(visit: Visit) -> Response:
    """The timeline of what is asked for; without that, that of the events."""
    asked = TimelineAsked.of(visit)
    if asked.empty:
        return _events(visit, asked)
    told = asked.told(visit)
    if isinstance(told, Job):
        return waiting(visit, told)
    return _page(visit, asked, dated(told.value), worked=told, waits=False, left_out=told.value.left_out)


def _events(visit: Visit, asked: TimelineAsked) -> Response:
    with visit.archive() as archive:
        events, waits = lines_of(visit, archive, "events").value.all, archive.texts_wait
    rows = dated_events(events)
    return _page(
        visit, asked, rows[-_MOST_EVENTS:], worked=None, waits=waits, left_out=max(0, len(rows) - _MOST_EVENTS)
    )


def _page(visit: Visit, asked: TimelineAsked, rows: Sequence[Dated], **more: Any) -> Response:
    shown = page_of(visit, rows)
    told = [row.row(visit.speaker) for row in shown.rows]
    entries = _entries(visit, rows)
    return visit.page(
        "timeline.html",
        asked=asked,
        names=events_called(visit, asked.events),
        shown=shown,
        total=len(rows),
        days=[(key, list(found)) for key, found in groupby(told, key=lambda row: (row.first, row.last))],
        pictures=[_picture(visit, entries, width) for width in (WIDE, NARROW)] if rows else [],
        **more,
    )


def _entries(visit: Visit, rows: Sequence[Dated]) -> list[Entry]:
    """As the picture shows them: more than it shows one by one need no words."""
    if len(rows) > _MOST_SINGLE:
        return [row.bare for row in rows]
    return [row.row(visit.speaker).entry for row in rows]


def _picture(visit: Visit, entries: Sequence[Entry], width: float) -> str:
    return draw_timeline(
        entries,
        words_of(visit),
        width=width,
        title=visit.say("web-timeline-title"),
        desc=visit.say("web-timeline-how"),
        days_href=lambda first, last: visit.here(**{"from": first, "to": last, "page": None}),
    )


PAGES = (Page("/timeline", timeline),)
