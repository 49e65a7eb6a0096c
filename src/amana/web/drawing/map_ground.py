"""What lies beneath a map's points: lands with their borders, or tiles, and the scale."""

from __future__ import annotations

import numpy as np

from amana.web.drawing.map_places import Placed
from amana.web.drawing.outlines import Outline, Ring
from amana.web.drawing.picture import Picture
from amana.web.drawing.tiled import Tiles, tiles_of

_GRID = 2  # steps of a pixel: what lines are rounded to


def draw_ground(picture: Picture, placed: Placed, tiles: Tiles | None) -> None:
    """Lands, or the tiles where there are some; names of countries; the scale."""
    if tiles is None:
        _draw_lands(picture, placed.outlines)
    else:
        _draw_tiles(picture, placed, tiles)
    for label in placed.names:
        picture.text(label.x, label.y, label.text, side=label.side, size=label.size, colour="soft", halo=True)
    _draw_bar(picture, placed)


def _draw_lands(picture: Picture, outlines: tuple[Outline, ...]) -> None:
    with picture.group(transform=f"scale({1 / _GRID:g})"):
        for outline in outlines:
            data = "".join(map(_path, outline.rings))
            if data:
                picture.shape(
                    "path", "wash", "soft", d=data, stroke_width=1.5, stroke_linejoin="round", stroke_opacity="0.6"
                )


def _path(ring: Ring) -> str:
    """The data of one ring: whole steps of the grid, each from the point before."""
    spots = np.round(ring * _GRID).astype(int)
    steps = np.diff(spots, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    if len(steps) < 2:
        return ""
    told = "".join(f"{x:+d}{y:+d}" for x, y in steps.tolist()).replace("+", " ")
    return f"M{spots[0][0]} {spots[0][1]}l{told.strip()}z"


def _draw_tiles(picture: Picture, placed: Placed, tiles: Tiles) -> None:
    for tile in tiles_of(placed.view, tiles):
        picture.shape(
            "image",
            href=tile.href,
            x=tile.x,
            y=tile.y,
            width=tile.size + 0.5,
            height=tile.size + 0.5,
            preserveAspectRatio="none",
        )


def _draw_bar(picture: Picture, placed: Placed) -> None:
    bar = placed.bar
    left, right, y = bar.left, bar.left + bar.pixels, bar.y
    points = f"{left:.1f},{y - 5:.1f} {left:.1f},{y:.1f} {right:.1f},{y:.1f} {right:.1f},{y - 5:.1f}"
    picture.shape("polyline", "none", "paper", points=points, stroke_width=4, stroke_opacity="0.8")
    picture.shape("polyline", "none", "ink", points=points, stroke_width=1.4)
    picture.text(left + 5, y - 5, bar.text, side="left", size=12, halo=True)
