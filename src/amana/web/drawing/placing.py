"""Where labels of a map go: beside their points, none over another; those that find no room are left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from amana.web.drawing.measure import width_of
from amana.web.drawing.picture import Side

_LINE: Final = 1.25
_AIR: Final = 3.0
_CELL: Final = 64.0


class Area(NamedTuple):
    """A part of the picture, in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Area) -> bool:
        """Whether it lies in the other whole."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text at its place: `side` of it is at `x`, `y` is its base line."""

    text: str
    x: float
    y: float
    side: Side
    size: float
    area: Area


class _Cells:
    """Areas by the squares of the picture that they touch, so that few are looked at for each question."""

    def __init__(self) -> None:
        self._held: dict[tuple[int, int], list[Area]] = {}

    def add(self, area: Area) -> None:
        for cell in _cells(area):
            self._held.setdefault(cell, []).append(area)

    def meet(self, area: Area) -> bool:
        return any(area.meets(one) for cell in _cells(area) for one in self._held.get(cell, ()))


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    for x in range(int(area.left // _CELL), int(area.right // _CELL) + 1):
        for y in range(int(area.top // _CELL), int(area.bottom // _CELL) + 1):
            yield x, y


class Places:
    """What is taken of a picture so far, and what labels had better not cover."""

    def __init__(self, whole: Area) -> None:
        self._whole = whole
        self._taken = _Cells()
        self._better_free = _Cells()

    def take(self, area: Area) -> None:
        """Nothing is to stand here any more."""
        self._taken.add(area)

    def spare(self, area: Area) -> None:
        """A label is to stand here only where it would find no room otherwise."""
        self._better_free.add(area)

    def free(self, area: Area) -> bool:
        """Whether an area lies within the picture, and nothing is there."""
        return area.within(self._whole) and not self._taken.meet(area)

    def beside(self, text: str, x: float, y: float, radius: float, size: float, backwards: bool) -> Label | None:
        """The best free place around a point, which is then taken; None where there is none."""
        found = [one for one in _around(text, x, y, radius, size, backwards) if self.free(one.area)]
        clear = (one for one in found if not self._better_free.meet(one.area))
        best = next(clear, found[0] if found else None)
        if best is not None:
            self.take(best.area)
        return best

    def around(self, text: str, x: float, y: float, size: float) -> Label | None:
        """The place in the middle of a point, if it is free; it is then taken."""
        label = _label(text, x, y + size * 0.35, "middle", size)
        if not self.free(label.area) or self._better_free.meet(label.area):
            return None
        self.take(label.area)
        return label


def _around(text: str, x: float, y: float, radius: float, size: float, backwards: bool) -> Iterator[Label]:
    """Where a label may stand, the best first: behind its point as one reads, before, above, below, aslant."""
    away, level, slant = radius + 4, y + size * 0.35, radius * 0.7 + 3
    sides: Sequence[tuple[Side, int]] = (("left", 1), ("right", -1))
    for side, sign in reversed(sides) if backwards else sides:
        yield _label(text, x + sign * away, level, side, size)
    yield _label(text, x, y - away - 1, "middle", size)
    yield _label(text, x, y + away + size * 0.8, "middle", size)
    for side, sign in sides:
        yield _label(text, x + sign * slant, y - slant, side, size)
        yield _label(text, x + sign * slant, y + slant + size * 0.7, side, size)


def _label(text: str, x: float, y: float, side: Side, size: float) -> Label:
    width = width_of(text, size) + 2 * _AIR
    left = {"left": x - _AIR, "right": x - width + _AIR, "middle": x - width / 2}[side]
    top = y - size * 0.98
    return Label(text, x, y, side, size, Area(left, top, left + width, top + size * _LINE))
