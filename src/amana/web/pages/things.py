"""Lists of people, groups, places and events: known, or told of by texts; found by a name in either script."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from starlette.responses import Response

from amana.actions.knowledge import things
from amana.phrases import place_name
from amana.web.house.paging import page_of
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.things.place_words import place_called
from amana.web.things.thing_kinds import LISTINGS, Listing, address, lines_of
from amana.web.things.thing_search import LONGEST_NAME, called

if TYPE_CHECKING:
    from amana.actions import OpenArchive

_ENOUGH = 6


def listed(visit: Visit, listing: Listing) -> Response:
    """One list: `q` a name in either script, `only=known` those that somebody spoke of."""
    asked, only = visit.asked("q").strip()[:LONGEST_NAME], visit.asked("only")
    with visit.archive() as archive:
        told = lines_of(visit, archive, listing)
        found = called(archive, listing, told.value, asked)
        known = sum(one.known for one in found)
        shown = page_of(visit, [one for one in found if one.known or only != "known"])
        rows = [_row(visit, archive, one) for one in shown.rows]
        wait = archive.texts_wait
    return visit.page(
        "things.html",
        listing=listing,
        rows=rows,
        shown=shown,
        total=len(found),
        known=known,
        old=told.old,
        wait=wait,
        asked=asked,
        only=only,
    )


def _row(visit: Visit, archive: OpenArchive, one: things.Listed) -> dict[str, object]:
    """What a line of a list shows."""
    names = names_of(visit, one)
    return {
        "address": address(one.type, one.id),
        "name": names[0] if names else None,
        "others": names[1:_ENOUGH],
        "roles": one.roles[:_ENOUGH],
        "days": one.days[:_ENOUGH],
        "places": [place_called(visit, archive, place) for place in one.places[:_ENOUGH]],
        "known": one.known,
        "texts": one.texts,
        "id": one.id,
    }


def names_of(visit: Visit, one: things.Listed) -> tuple[str, ...]:
    """What it is called; a place of the gazetteer first in the person's language."""
    if one.type != "place" or one.known or not one.names:
        return one.names
    return tuple(dict.fromkeys((place_name(visit.speaker, one.id, one.names[0]), *one.names)))


PAGES = tuple(Page(f"/{listing}", partial(listed, listing=listing)) for listing in LISTINGS)
