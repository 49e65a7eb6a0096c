"""Packing stretches into lanes, so that none covers another."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence


def lanes_of(stretches: Sequence[tuple[float, float]], gap: float = 8.0) -> list[int]:
    """For each (start, end), in the order given, the first lane in which `gap` pixels around it are free."""
    taken: list[list[tuple[float, float]]] = []
    found = []
    for start, end in stretches:
        lane = next((at for at, held in enumerate(taken) if _free(held, start - gap, end + gap)), len(taken))
        if lane == len(taken):
            taken.append([])
        insort(taken[lane], (start, end))
        found.append(lane)
    return found


def _free(held: Sequence[tuple[float, float]], start: float, end: float) -> bool:
    """Whether nothing of `held` (sorted, none over another) lies between."""
    at = bisect_right(held, (start, float("-inf")))
    before = held[at - 1] if at else None
    after = held[at] if at < len(held) else None
    return (before is None or before[1] <= start) and (after is None or after[0] >= end)
