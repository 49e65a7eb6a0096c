"""An axis of figures: evenly or by powers of ten, whichever the spread asks for, with ticks at round figures.

Positions are pixels from where reading starts: the right, in Arabic, where figures and time grow towards the left.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

WIDE_SPREAD: Final = 50.0
"""From this many times the least up, even steps would press the small ones together."""
_STEPS: Final = (1.0, 2.0, 5.0, 10.0)
_GREATEST: Final = 1e15
_LEAST: Final = 1e-6
_ZERO_ROOM: Final = 0.09  # of the axis: where none is, beneath the least power


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` over the pixels `start` to `end`. `zero`: by powers, and 0 stands at the start."""

    low: float
    high: float
    start: float
    end: float
    powers: bool = False
    zero: bool = False

    def at(self, value: float) -> float:
        """The pixel of a figure; what lies outside stands at the nearer end."""
        clear = min(max(value, self.low), self.high)
        if not self.powers:
            return self.start + (self.end - self.start) * (clear - self.low) / (self.high - self.low)
        begin = self.start + (self.end - self.start) * _ZERO_ROOM if self.zero else self.start
        if self.zero and value <= 0:
            return self.start
        part = (math.log10(clear) - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))
        return begin + (self.end - begin) * part


def scale_for(values: Sequence[float], start: float, end: float, whole: float = 0.0) -> Scale:
    """The axis for these figures (none below 0), over the pixels from `start` to `end`.

    By powers where the greatest is WIDE_SPREAD times the least above 0; else even, from 0 where that is near. What
    is part of a `whole` (100, of percentages) has all of it on its axis.
    """
    clear = [min(max(value, 0.0), _GREATEST) for value in values if math.isfinite(value)] or [0.0, 1.0]
    above = [max(value, _LEAST) for value in clear if value > 0] or [1.0]
    low, high = min(above), max(above)
    if whole:
        step = _round_step(max(whole, high) / 5)
        return Scale(0.0, math.ceil(max(whole, high) / step) * step, start, end)
    if high / low >= WIDE_SPREAD:
        return Scale(_power_below(low), _power_above(high), start, end, powers=True, zero=min(clear) <= 0)
    low = min(clear)
    if low <= high * 0.5 or high == low:
        low = 0.0
    step = _round_step((high - low) / 4)
    return Scale(math.floor(low / step) * step, math.ceil(high / step) * step, start, end)


def ticks(scale: Scale, width: Callable[[float], float]) -> list[float]:
    """Round figures for an axis, as many as stand clear of each other; `width` is that of each one's text."""
    return _ticks_of_powers(scale, width) if scale.powers else _even_ticks(scale, width)


def _even_ticks(scale: Scale, width: Callable[[float], float]) -> list[float]:
    span = scale.high - scale.low
    for count in (8, 6, 5, 4, 3, 2, 1):
        # Nobody counts in halves, but a percentage below 2 may have them.
        found = _multiples(scale, _round_step(max(span / count, 1.0 if scale.high >= 2 else 0.0)))
        if _clear(scale, found, width):
            return found
    return [scale.low]


def _multiples(scale: Scale, step: float) -> list[float]:
    first = math.ceil(scale.low / step - 1e-9)
    last = math.floor(scale.high / step + 1e-9)
    return [round(number * step, 9) for number in range(first, last + 1)]


def _ticks_of_powers(scale: Scale, width: Callable[[float], float]) -> list[float]:
    least, most = math.floor(math.log10(scale.low)), math.ceil(math.log10(scale.high))
    zero = [0.0] if scale.zero else []
    for within, every in (((1, 2, 5), 1), ((1, 3), 1), ((1,), 1), ((1,), 2), ((1,), 3), ((1,), 6)):
        found = [one * 10.0**power for power in range(least, most + 1, every) for one in within]
        found = zero + [value for value in found if scale.low <= value <= scale.high]
        if _clear(scale, found, width):
            return found
    return [scale.low]


def _clear(scale: Scale, values: Sequence[float], width: Callable[[float], float]) -> bool:
    spots = [(scale.at(value), width(value) / 2) for value in values]
    return all(one[0] + one[1] + 8 <= two[0] - two[1] for one, two in pairwise(spots))


def _round_step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in _STEPS if rough <= step * power * (1 + 1e-9))


def _power_below(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return max(step * power for step in (1.0, 2.0, 5.0) if step * power <= value * (1 + 1e-9))


def _power_above(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return min(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= value * (1 - 1e-9))
