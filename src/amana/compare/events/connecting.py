"""Which accounts are connected at all, over however many others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from amana.compare.arrays import numpy


def connected(count: int, *pairs: Iterable[Iterable[int]]) -> Any:
    """For each of `count` places the lowest that it is connected with by these pairs; -1 where it is in none."""
    above = list(range(count))
    found = numpy().full(count, -1, dtype="int64")
    for one, other in chain(*pairs):
        low, high = sorted((_top(above, one), _top(above, other)))
        above[high] = low
        found[one] = found[other] = 0
    places = (found == 0).nonzero()[0]
    found[places] = [_top(above, place) for place in places.tolist()]
    return found


def _top(above: list[int], place: int) -> int:
    """The lowest of a place's own; what is passed on the way is halved."""
    while above[place] != place:
        above[place] = above[above[place]]
        place = above[place]
    return place
