"""Movements on a map: curved arrows, as wide as their figures are large."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

_BEND: Final = 0.18
_THINNEST, _THICKEST = 1.6, 11.0
_HEAD: Final = 1.9
_SHORT: Final = 0.12  # of its length: a short arrow is no wider


@dataclass(frozen=True, slots=True)
class Flow:
    """From one (longitude, latitude) to another: so many, in the words of `label`. `count` None: nobody says.

    A movement of which only one end is known has no arrow: it is told beside the map.
    """

    start: tuple[float, float]
    end: tuple[float, float]
    label: str
    count: float | None = None
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A flow in pixels: a curve from `start` by `bend` to `neck`, where its head begins, to `tip`."""

    start: tuple[float, float]
    bend: tuple[float, float]
    neck: tuple[float, float]
    tip: tuple[float, float]
    wings: tuple[tuple[float, float], tuple[float, float]]
    width: float

    @property
    def curve(self) -> str:
        """The data of the line's path."""
        (x, y), (bx, by), (nx, ny) = self.start, self.bend, self.neck
        return f"M{x:.1f} {y:.1f}Q{bx:.1f} {by:.1f} {nx:.1f} {ny:.1f}"

    @property
    def head(self) -> str:
        """The corners of its head."""
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in (self.wings[0], self.tip, self.wings[1]))

    @property
    def middle(self) -> tuple[float, float]:
        """The point half way along the curve."""
        return _on(self.start, self.bend, self.neck, 0.5)

    def along(self, steps: int) -> list[tuple[float, float]]:
        """So many points of the curve, and its end."""
        return [_on(self.start, self.bend, self.neck, at / steps) for at in range(steps + 1)]


def width_of_flow(count: float | None, most: float) -> float:
    """How wide a flow of so many is drawn, where the greatest is `most`: its area grows as the figure does."""
    if count is None or not count > 0 or not math.isfinite(count) or not most > 0:
        return _THINNEST
    return max(_THINNEST, _THICKEST * math.sqrt(min(1.0, count / most)))


def arrow(
    start: tuple[float, float], end: tuple[float, float], width: float, clear: tuple[float, float] = (0.0, 0.0)
) -> Arrow | None:
    """The arrow between two points, `clear` pixels off each; None where they are too near for one.

    It bends to its left, so that there and back are two.
    """
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    width = max(_THINNEST, min(width, length * _SHORT))
    head = max(8.0, width * _HEAD)
    if length < sum(clear) + head + 4:
        return None
    bend = ((start[0] + end[0]) / 2 + dy * _BEND, (start[1] + end[1]) / 2 - dx * _BEND)
    begin, tip = _towards(start, bend, clear[0]), _towards(end, bend, clear[1])
    neck = _towards(tip, bend, head)
    ux, uy = (tip[0] - neck[0]) / head, (tip[1] - neck[1]) / head
    half = max(4.5, width * 0.95)
    wings = ((neck[0] - uy * half, neck[1] + ux * half), (neck[0] + uy * half, neck[1] - ux * half))
    return Arrow(begin, bend, neck, tip, wings, width)


def _towards(one: tuple[float, float], other: tuple[float, float], by: float) -> tuple[float, float]:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = math.hypot(dx, dy) or 1.0
    return one[0] + dx / length * by, one[1] + dy / length * by


def _on(
    one: tuple[float, float], bend: tuple[float, float], other: tuple[float, float], part: float
) -> tuple[float, float]:
    a, b, c = (1 - part) ** 2, 2 * part * (1 - part), part**2
    return a * one[0] + b * bend[0] + c * other[0], a * one[1] + b * bend[1] + c * other[1]
