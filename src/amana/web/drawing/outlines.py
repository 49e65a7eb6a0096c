"""Coasts and borders, from Natural Earth (public domain; see `outlines_source.txt`): what of them a view shows.

The lines are those in fact, as Natural Earth draws them; to draw one takes no side on whose a land is. They are
good to half a kilometre.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from amana.web.drawing.projection import View, mercator

_FILE: Final = Path(__file__).parent / "outlines.json.gz"
_MARGIN: Final = 12.0  # pixels beyond the picture: what is cut runs out of sight
_LEAST: Final = 2.0  # pixels: smaller islands are not drawn
_APART, _APART_WORLD = 1.25, 2.0
_WORLD: Final = 2_000.0  # pixels for all of the earth: up to there lines are coarser
Ring = NDArray[np.float64]


@dataclass(frozen=True)
class Country:
    """A country: its code (ISO 3166, or empty), its names (empty: not known), the ring of each of its lands."""

    code: str
    english: str
    arabic: str
    rings: tuple[Ring, ...]
    boxes: NDArray[np.float64]


@dataclass(frozen=True)
class Outline:
    """A country as far as it is seen: rings of pixels, its largest first."""

    country: Country
    rings: tuple[Ring, ...]


@cache
def countries() -> tuple[Country, ...]:
    """All countries, their rings on the square of the projection (0 to 1, from the north-west)."""
    body = json.loads(gzip.decompress(_FILE.read_bytes()))
    steps = np.array([body["east"], body["north"]], dtype=np.float64).T
    arcs = np.split(mercator(np.cumsum(steps, axis=0) / body["scale"]), np.cumsum(body["lengths"])[:-1])
    found = (_country(one, arcs) for one in body["countries"])
    return tuple(one for one in found if one.rings)


def _country(told: dict[str, Any], arcs: Sequence[Ring]) -> Country:
    whole = (_ring(numbers, arcs) for polygon in told["polygons"] for numbers in polygon)
    rings = tuple(ring for one in whole if len(one) > 2 for ring in _on_the_square(one))
    boxes = np.array([[*ring.min(axis=0), *ring.max(axis=0)] for ring in rings])
    return Country(told["code"], told["en"], told["ar"], rings, boxes)


def _ring(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    parts = [arcs[at] if at >= 0 else arcs[~at][::-1] for at in numbers]
    return np.concatenate([part[:-1] for part in parts])


def _on_the_square(ring: Ring) -> Iterator[Ring]:
    """A ring, or its two parts where it crosses the line at which the square begins and ends."""
    steps = np.diff(ring[:, 0], append=ring[0, 0])
    turns = np.where(steps > 0.5, -1.0, np.where(steps < -0.5, 1.0, 0.0))
    if not turns.any():
        yield ring
        return
    unrolled = ring + np.stack([np.concatenate([[0.0], np.cumsum(turns)[:-1]]), np.zeros(len(ring))], axis=1)
    if turns.sum() != 0:
        # It goes once around the pole (the south): then it is closed there.
        ends = np.array([[unrolled[0, 0] + turns.sum(), unrolled[0, 1]]])
        corners = np.array([[ends[0, 0], 1.0], [unrolled[0, 0], 1.0]])
        unrolled = np.concatenate([unrolled, ends, corners])
    for shift in (-1.0, 0.0, 1.0):
        part = _cut(_cut(unrolled + np.array([shift, 0.0]), 0, 0.0, 1.0), 0, 1.0, -1.0)
        if len(part) > 2:
            yield part


@lru_cache(16)
def outlines_in(view: View) -> tuple[Outline, ...]:
    """The countries that a view shows, each cut to it."""
    return tuple(_outlines(view))


def _outlines(view: View) -> Iterator[Outline]:
    west, north, east, south = view.square
    for country in countries():
        boxes = country.boxes
        seen = (boxes[:, 0] < east) & (boxes[:, 2] > west) & (boxes[:, 1] < south) & (boxes[:, 3] > north)
        large = (boxes[:, 2:] - boxes[:, :2]).max(axis=1) * view.scale > _LEAST
        rings = [_seen(country.rings[at], view) for at in np.flatnonzero(seen & large)]
        kept = sorted((ring for ring in rings if len(ring) > 2), key=lambda ring: -abs(area_of(ring)))
        if kept:
            yield Outline(country, tuple(kept))


def _seen(ring: Ring, view: View) -> Ring:
    points = _thinned(view.pixels(ring), _APART if view.scale > _WORLD else _APART_WORLD)
    for axis, most in ((0, view.width), (1, view.height)):
        points = _cut(_cut(points, axis, -_MARGIN, 1.0), axis, most + _MARGIN, -1.0)
    return points


def _thinned(points: Ring, apart: float) -> Ring:
    """Without points that fall on the pixel of the one before: on both sides of a border the same ones go."""
    if len(points) < 3:
        return points
    spots = np.floor(points / apart)
    keep = np.any(spots != np.roll(spots, 1, axis=0), axis=1)
    return points[keep]


def _cut(points: Ring, axis: int, limit: float, sign: float) -> Ring:
    """The part of a ring on one side of a line (Sutherland and Hodgman)."""
    if len(points) < 3:
        return points[:0]
    inside = (points[:, axis] - limit) * sign >= 0
    if inside.all():
        return points
    after, inside_after = np.roll(points, -1, axis=0), np.roll(inside, -1)
    step = after[:, axis] - points[:, axis]
    part = (limit - points[:, axis]) / np.where(step == 0, 1.0, step)
    crossed = points + part[:, None] * (after - points)
    both = np.stack([points, crossed], axis=1)
    keep = np.stack([inside, inside != inside_after], axis=1)
    return np.asarray(both[keep])


def area_of(ring: Ring) -> float:
    """The area within a ring, in square pixels; negative where it runs the other way round."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2


def middle_of(ring: Ring) -> tuple[float, float] | None:
    """A point well within a ring, for a name: the middle of the widest of some lines across it."""
    low, high = ring[:, 1].min(), ring[:, 1].max()
    best: tuple[float, float, float] | None = None
    for part in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74):
        y = float(low + (high - low) * part)
        for start, end in _within(ring, y):
            if best is None or end - start > best[0] * 1.15:
                best = (end - start, (start + end) / 2, y)
    return None if best is None else best[1:]


def _within(ring: Ring, y: float) -> list[tuple[float, float]]:
    """The stretches of a level line that lie within a ring."""
    after = np.roll(ring, -1, axis=0)
    crossing = (ring[:, 1] > y) != (after[:, 1] > y)
    one, other = ring[crossing], after[crossing]
    cuts = np.sort(one[:, 0] + (y - one[:, 1]) / (other[:, 1] - one[:, 1]) * (other[:, 0] - one[:, 0]))
    return [(float(start), float(end)) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
