"""Drawings of the reading room, made on the server: values in, SVG text out. They know neither archive nor server.

They are seen without any script, in light and dark, from either side, and everything in them is a link, or can be
reached with the keyboard, and has a title of its own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amana.web.drawing.entries import Entry
    from amana.web.drawing.flows import Flow
    from amana.web.drawing.interval_marks import Mark
    from amana.web.drawing.intervals import Row, draw_intervals
    from amana.web.drawing.map import box_of, draw_map
    from amana.web.drawing.map_places import Point
    from amana.web.drawing.projection import Box
    from amana.web.drawing.tiled import Tiles
    from amana.web.drawing.tiles import TileSource
    from amana.web.drawing.timeline import draw_timeline
    from amana.web.drawing.words import Words

__all__ = [
    "Box",
    "Entry",
    "Flow",
    "Mark",
    "Point",
    "Row",
    "TileSource",
    "Tiles",
    "Words",
    "box_of",
    "draw_intervals",
    "draw_map",
    "draw_timeline",
]

_HOMES = {
    "Box": "projection",
    "Entry": "entries",
    "Flow": "flows",
    "Mark": "interval_marks",
    "Point": "map_places",
    "Row": "intervals",
    "TileSource": "tiles",
    "Tiles": "tiled",
    "Words": "words",
    "box_of": "map",
    "draw_intervals": "intervals",
    "draw_map": "map",
    "draw_timeline": "timeline",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
