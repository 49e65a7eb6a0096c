"""One person, group, place or event: what is known and whose word it is, where texts tell of it, who it may be."""

from __future__ import annotations

from functools import partial

from amana.web.house.routes import Page
from amana.web.things.thing_acts import describe, judge, make, new, undo
from amana.web.things.thing_kinds import LISTINGS
from amana.web.things.thing_page import shown

_NEW = tuple(Page(f"/{one}/new", partial(new, listing=one), role="describe") for one in LISTINGS)
_MADE = tuple(Page(f"/{one}/new", partial(make, listing=one), method="POST", role="describe") for one in LISTINGS)
_SHOWN = tuple(Page(f"/{one}/{{id}}", partial(shown, listing=one)) for one in LISTINGS)
_SAID = tuple(
    Page(f"/{one}/{{id}}", partial(describe, listing=one), method="POST", role="describe") for one in LISTINGS
)

PAGES = (
    *_NEW,
    *_MADE,
    *_SHOWN,
    *_SAID,
    Page("/things/{id}", partial(shown, listing=None)),
    Page("/things/{id}", partial(describe, listing=None), method="POST", role="describe"),
    Page("/assertions/undo", undo, method="POST", role="describe"),
    Page("/assertions/judge", judge, method="POST", role="describe"),
)
"""What is of no type that has a list (an act, a consent, …) has its page under `/things`."""
