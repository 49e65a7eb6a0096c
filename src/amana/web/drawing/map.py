"""A map: outlines, or tiles of one's own, with points and flows over them, a scale, and names that keep clear.

A map is never mirrored: in a right-to-left picture, too, east is right; only labels begin at the other side.
Labels that find no room are left out, and still are the titles of their marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from amana.web.drawing.flows import Flow
from amana.web.drawing.map_ground import draw_ground
from amana.web.drawing.map_places import Point, place_all
from amana.web.drawing.map_things import draw_things
from amana.web.drawing.picture import Picture
from amana.web.drawing.projection import Box, View, box_around, height_for
from amana.web.drawing.tiled import Tiles
from amana.web.drawing.words import Words

MOST_POINTS: Final = 1_000
"""A map shows as many points, and as many flows, the greatest first; how many more there are is said beneath."""
_Thing = TypeVar("_Thing", Point, Flow)


def box_of(points: Sequence[Point], flows: Sequence[Flow] = ()) -> Box:
    """The part of the earth that holds all, with a margin: what a map shows if nothing else is asked for."""
    places = [(one.lon, one.lat) for one in points]
    return box_around([*places, *(end for flow in flows for end in (flow.start, flow.end))])


def draw_map(
    points: Sequence[Point],
    flows: Sequence[Flow],
    words: Words,
    *,
    width: float = 960,
    title: str,
    desc: str = "",
    view: Box | None = None,
    names: str = "",
    tiles: Tiles | None = None,
    standalone: bool = False,
) -> str:
    """The map as SVG, `width` pixels wide (280 at least), as high as the part it shows asks for.

    `view` is the part of the earth to show; without it, what holds all points and flows. `names` (`en`, `ar`) puts
    the names of countries on their lands. `tiles` are pictures to lie beneath, of one's own.
    """
    box = view or box_of(points, flows)
    picture = Picture(max(width, 280), title=title, desc=desc, alone=standalone, right_to_left=words.backwards)
    height = round(height_for(box, picture.width))
    picture.height = height
    placed = place_all(View.of(box, picture.width, height), _greatest(points), _greatest(flows), words, names)
    draw_ground(picture, placed, tiles)
    draw_things(picture, placed, words)
    more = placed.undrawn + max(0, len(points) - MOST_POINTS) + max(0, len(flows) - MOST_POINTS)
    if more:
        picture.shape("rect", "paper", x=0, y=height, width=picture.width, height=26)
        picture.start_text(10, height + 18, words.told("more", count=more))
        picture.height += 26
    return picture.done()


def _greatest(things: Sequence[_Thing]) -> list[_Thing]:
    return sorted(things, key=lambda one: -(one.count or 0))[:MOST_POINTS]
