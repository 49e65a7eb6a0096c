"""Map: where what is told was, and who moved from where to where; drawn here, without any map service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from starlette.responses import Response

from amana.errors import AmanaError, PageUnknown
from amana.web.comparing.table_chart import NARROW, WIDE, words_of
from amana.web.drawing import Box, Flow, Point, Tiles, box_of, draw_map
from amana.web.house.paging import page_of
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.maps.map_asked import MapAsked
from amana.web.maps.map_tiles import source_of, tiles_of
from amana.web.maps.map_view import arrows_of, flow_row, is_placed, place_row, points_of
from amana.web.things.thing_kinds import events_called
from amana.web.working.jobs import Job
from amana.web.working.workings import waiting

_STEP: Final = 0.4
_MOST_UNPLACED: Final = 100
_NEARER, _FURTHER = 0.5, 2.0


def map_page(visit: Visit) -> Response:
    """The map of what is asked for: of places, or of movements."""
    asked = MapAsked.of(visit)
    return _flows(visit, asked) if asked.view == "flows" else _facts(visit, asked)


def _facts(visit: Visit, asked: MapAsked) -> Response:
    told = asked.places(visit)
    if isinstance(told, Job):
        return waiting(visit, told)
    speaker, places = visit.speaker, told.value.places
    shown = page_of(visit, [one for one in places if is_placed(one)])
    unplaced = [one for one in places if not is_placed(one)][:_MOST_UNPLACED]
    return _page(
        visit,
        asked,
        points_of(speaker, told.value),
        [],
        worked=told,
        shown=shown,
        placed=[place_row(speaker, one) for one in shown.rows],
        unplaced=[place_row(speaker, one) for one in unplaced],
        empty=not places,
    )


def _flows(visit: Visit, asked: MapAsked) -> Response:
    told = asked.flows(visit)
    if isinstance(told, Job):
        return waiting(visit, told)
    shown = page_of(visit, told.value.flows)
    moved = [flow_row(visit.speaker, told.value, one) for one in shown.rows]
    arrows, points = arrows_of(visit.speaker, told.value)
    return _page(visit, asked, points, arrows, worked=told, shown=shown, moved=moved, empty=not told.value.flows)


def _page(visit: Visit, asked: MapAsked, points: Sequence[Point], flows: Sequence[Flow], **more: Any) -> Response:
    box = Box.read(visit.asked("box")) or box_of(points, flows)
    tiles, fault = _tiles(visit)
    pictures = [_picture(visit, points, flows, box, tiles, width) for width in (WIDE, NARROW)]
    return visit.page(
        "map.html",
        asked=asked,
        names=events_called(visit, asked.events),
        pictures=pictures if points else [],
        steps=_steps(visit, box),
        fault=fault,
        waits=False,
        **more,
    )


def _picture(
    visit: Visit, points: Sequence[Point], flows: Sequence[Flow], box: Box, tiles: Tiles | None, width: float
) -> str:
    return draw_map(
        points,
        flows,
        words_of(visit),
        width=width,
        title=visit.say("web-map-title"),
        desc=visit.say("web-map-how"),
        view=box,
        names=visit.language,
        tiles=tiles,
    )


def _steps(visit: Visit, box: Box) -> list[tuple[str, str, str]]:
    """Where the map may go from here: a sign, what it is called, an address."""
    moves = (
        ("+", "web-map-nearer", box.zoomed(_NEARER)),
        ("−", "web-map-further", box.zoomed(_FURTHER)),
        ("←", "web-map-west", box.moved(-_STEP, 0)),
        ("→", "web-map-east", box.moved(_STEP, 0)),
        ("↑", "web-map-north", box.moved(0, _STEP)),
        ("↓", "web-map-south", box.moved(0, -_STEP)),
    )
    found = [(sign, visit.say(key), visit.here(box=moved.text())) for sign, key, moved in moves]
    return [*found, ("⤢", visit.say("web-map-whole"), visit.here(box=None))]


def _tiles(visit: Visit) -> tuple[Tiles | None, str]:
    """The tiles, or why there are none: a map without them is a map."""
    try:
        return tiles_of(source_of(visit.room)), ""
    except AmanaError as fault:
        return None, visit.fault_words(fault)[0]


def tile(visit: Visit) -> Response:
    """One tile of the archive's own."""
    source, at = source_of(visit.room), visit.request.path_params
    found = source.tile(at["z"], at["x"], at["y"]) if source is not None else None
    if found is None:
        raise PageUnknown(path=visit.request.url.path[:200])
    return Response(found[0], media_type=found[1])


PAGES = (Page("/map", map_page), Page("/map/tiles/{z:int}/{x:int}/{y:int}", tile))
