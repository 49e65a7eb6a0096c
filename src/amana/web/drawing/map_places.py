"""Where everything of a map lies, in pixels: points, arrows, outlines, the scale, the labels that find room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from amana.web.drawing.flows import Arrow, Flow, arrow, width_of_flow
from amana.web.drawing.measure import cut, plain, width_of
from amana.web.drawing.outlines import Outline, Ring, middle_of, outlines_in
from amana.web.drawing.picture import SIZE
from amana.web.drawing.placing import Area, Label, Places
from amana.web.drawing.projection import View
from amana.web.drawing.words import Words

_SMALL, _COUNTRY = 12.0, 12.5
_LEAST, _MOST = 4.5, 17.0
_LONGEST: Final = 200.0
_SAME: Final = 3.0
_STEPS: Final = 24
_EDGE: Final = 4.0


@dataclass(frozen=True, slots=True)
class Point:
    """A place, in degrees, with how many things there are of it (1: a plain point)."""

    lon: float
    lat: float
    label: str
    count: int = 1
    href: str = ""
    title: str = ""


class _Spot(NamedTuple):
    """A point in pixels."""

    point: Point
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class PlacedPoint:
    """A point in pixels; `label` is None where it found no room."""

    point: Point
    x: float
    y: float
    radius: float
    label: Label | None


@dataclass(frozen=True, slots=True)
class PlacedFlow:
    """A flow in pixels; `label` is None where it found no room."""

    flow: Flow
    arrow: Arrow
    label: Label | None


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of `pixels` that is `km` long, its words with it."""

    km: float
    pixels: float
    left: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """All of a map. `names` are those of countries, `undrawn` flows too short for an arrow."""

    view: View
    outlines: tuple[Outline, ...]
    bar: ScaleBar
    points: tuple[PlacedPoint, ...]
    flows: tuple[PlacedFlow, ...]
    names: tuple[Label, ...] = ()
    undrawn: int = 0


def place_all(view: View, points: Sequence[Point], flows: Sequence[Flow], words: Words, names: str) -> Placed:
    """Everything at its place. Labels of points come first, the greatest first; then flows; then countries."""
    places = Places(Area(_EDGE, _EDGE, view.width - _EDGE, view.height - _EDGE))
    outlines = outlines_in(view)
    bar = _bar(view, words)
    places.take(
        Area(bar.left - 6, bar.y - 20, bar.left + max(bar.pixels, width_of(bar.text, _SMALL)) + 6, bar.y + 8)
    )
    spots = _spots(view, points)
    arrows = list(_arrows(view, spots, flows))
    for spot in spots:
        places.take(_disc(spot))
    for _flow, one in arrows:
        places.spare(_head(one))
        for x, y in one.along(_STEPS):
            places.spare(Area(x - 2, y - 2, x + 2, y + 2))
    placed = tuple(PlacedPoint(*spot, _beside(places, spot, words)) for spot in spots)
    moved = tuple(PlacedFlow(flow, one, _along(places, flow, one, words)) for flow, one in arrows)
    named = tuple(_names(places, outlines, names)) if names else ()
    seen = sum(view.holds(*flow.start) and view.holds(*flow.end) for flow in flows)
    drawn = sum(view.holds(*flow.start) and view.holds(*flow.end) for flow, _ in arrows)
    return Placed(view, outlines, bar, placed, moved, named, seen - drawn)


def _spots(view: View, points: Sequence[Point]) -> list[_Spot]:
    """The points that are seen, with their radius: the area of a disc grows as its count does."""
    most = max((point.count for point in points), default=1)
    found = []
    for point in points:
        x, y = view.pixel(point.lon, point.lat)
        share = math.sqrt(max(0, point.count - 1) / (most - 1)) if most > 1 else 0.0
        if view.holds(point.lon, point.lat):
            found.append(_Spot(point, x, y, _LEAST + (_MOST - _LEAST) * share))
    return found


def _disc(spot: _Spot) -> Area:
    return Area(spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)


def _head(one: Arrow) -> Area:
    (x, y), (nx, ny) = one.tip, one.neck
    return Area(min(x, nx) - 2, min(y, ny) - 2, max(x, nx) + 2, max(y, ny) + 2)


def _beside(places: Places, spot: _Spot, words: Words) -> Label | None:
    label = plain(spot.point.label, 120)
    if not label:
        return None
    number = f" · {words.number(spot.point.count)}" if spot.point.count > 1 else ""
    text = cut(label, _LONGEST, SIZE) + number
    return places.beside(text, spot.x, spot.y, spot.radius, SIZE, words.backwards)


def _arrows(view: View, spots: Sequence[_Spot], flows: Sequence[Flow]) -> Iterator[tuple[Flow, Arrow]]:
    """The arrows of flows, as far as they touch the picture, clear of the discs at their ends."""
    most = max((flow.count or 0.0 for flow in flows), default=0.0)
    for flow in flows:
        start, end = view.pixel(*flow.start), view.pixel(*flow.end)
        clear = (_clear(start, spots), _clear(end, spots))
        drawn = arrow(start, end, width_of_flow(flow.count, most), clear)
        if drawn is not None and _touches(view, drawn):
            yield flow, drawn


def _clear(end: tuple[float, float], spots: Sequence[_Spot]) -> float:
    near = (one.radius for one in spots if abs(one.x - end[0]) < _SAME and abs(one.y - end[1]) < _SAME)
    return max(near, default=_LEAST) + 2.5


def _touches(view: View, one: Arrow) -> bool:
    xs, ys = zip(one.start, one.bend, one.tip, strict=True)
    return min(xs) < view.width and max(xs) > 0 and min(ys) < view.height and max(ys) > 0


def _along(places: Places, flow: Flow, one: Arrow, words: Words) -> Label | None:
    text = cut(plain(flow.label, 120), _LONGEST, _SMALL)
    return places.beside(text, *one.middle, one.width / 2, _SMALL, words.backwards) if text else None


def _names(places: Places, outlines: Sequence[Outline], language: str) -> list[Label]:
    """The names of countries whose land has room for them."""
    found = []
    for outline in outlines:
        name = outline.country.arabic if language == "ar" else outline.country.english
        middle = middle_of(outline.rings[0]) if outline.country.code and name else None
        if middle is None or not _holds(outline.rings[0], width_of(name, _COUNTRY)):
            continue
        label = places.around(name, *middle, _COUNTRY)
        if label is not None:
            found.append(label)
    return found


def _holds(ring: Ring, width: float) -> bool:
    wide, high = ring.max(axis=0) - ring.min(axis=0)
    return bool(wide >= width * 0.9 and high >= 2 * _COUNTRY)


def _bar(view: View, words: Words) -> ScaleBar:
    """A round number of kilometres, a fifth of the picture at most, at the lower left."""
    widest = view.km * min(view.width / 4, 180.0)
    power = 10.0 ** math.floor(math.log10(widest))
    km = max(step * power for step in (1.0, 2.0, 5.0) if step * power <= widest)
    text = words.told("km", amount=words.number(km))
    return ScaleBar(km, km / view.km, 12.0, view.height - 12.0, text)
