"""Which map tiles a view is laid out of."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from amana.web.drawing.picture import link_of
from amana.web.drawing.projection import View

_TILE: Final = 256.0
_MOST: Final = 100
DEEPEST: Final = 24


@dataclass(frozen=True, slots=True)
class Tiles:
    """Tiles of one's own: `href(z, x, y)` says where one is, at zooms from `least` to `most`."""

    href: Callable[[int, int, int], str]
    most: int
    least: int = 0


@dataclass(frozen=True, slots=True)
class PlacedTile:
    """One tile in a picture, in pixels."""

    href: str
    x: float
    y: float
    size: float


def tiles_of(view: View, tiles: Tiles) -> Iterator[PlacedTile]:
    """The tiles that a view needs, at the zoom that is nearest to its own; at most a hundred."""
    zoom = _zoom(view, tiles)
    count = 1 << zoom
    west, north, east, south = view.square
    size = view.scale / count
    for y in range(max(0, int(north * count)), min(count - 1, int(south * count)) + 1):
        for x in range(max(0, int(west * count)), min(count - 1, int(east * count)) + 1):
            if href := link_of(tiles.href(zoom, x, y)):
                yield PlacedTile(href, x * size - view.left * view.scale, y * size - view.top * view.scale, size)


def _zoom(view: View, tiles: Tiles) -> int:
    wanted = round(math.log2(max(view.scale / _TILE, 1.0)))
    zoom = min(max(wanted, tiles.least), tiles.most, DEEPEST)
    # A file that begins deep would need thousands for a wide view: then fewer, and coarser, are asked for.
    while zoom > 0 and _count(view, zoom) > _MOST:
        zoom -= 1
    return zoom


def _count(view: View, zoom: int) -> float:
    size = view.scale / (1 << zoom)
    return (view.width / size + 2) * (view.height / size + 2)
