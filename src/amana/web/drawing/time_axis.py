"""An axis of days: which days, months or years have ticks, and what stands beneath them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from amana.web.drawing.days import Span, Unit, begin_of, next_of
from amana.web.drawing.measure import width_of
from amana.web.drawing.picture import Picture
from amana.web.drawing.words import Words

HEIGHT: Final = 44.0
"""What an axis takes beneath its line, in pixels."""
_SMALL: Final = 12.0
_LAST: Final = date.max.toordinal()
STEPS: Final[tuple[tuple[Unit, int], ...]] = (
    ("day", 1),
    ("day", 2),
    ("day", 7),
    ("month", 1),
    ("month", 3),
    ("month", 6),
    ("year", 1),
    ("year", 2),
    ("year", 5),
    ("year", 10),
    ("year", 20),
    ("year", 50),
    ("year", 100),
    ("year", 500),
    ("year", 1000),
    ("year", 10000),
)


@dataclass(frozen=True, slots=True)
class TimeScale:
    """From the begin of the day `low` to the begin of `high`, over the pixels `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, day: float) -> float:
        """The pixel, from where reading starts, at which a day begins; what lies outside stands at an end."""
        clear = min(max(day, self.low), self.high)
        return self.start + (self.end - self.start) * (clear - self.low) / (self.high - self.low)

    @property
    def per_day(self) -> float:
        """Pixels of a day."""
        return (self.end - self.start) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Tick:
    """Where a stretch of days begins, and what is said of it: `above` of itself, `below` of what holds it."""

    day: int
    above: str
    below: str


def time_scale(spans: Sequence[Span], start: float, end: float) -> TimeScale:
    """The axis that holds all spans, with room at both ends; more of it where an end is open."""
    low, high = min(span.first for span in spans), max(span.last for span in spans) + 1
    room = max(1.0, (high - low) * 0.03)
    before = room * (3 if any(span.open_first for span in spans) else 1)
    after = room * (3 if any(span.open_last for span in spans) else 1)
    return TimeScale(max(1.0, low - before), min(_LAST + 1.0, high + after), start, end)


def time_ticks(scale: TimeScale, words: Words) -> list[Tick]:
    """The ticks of the finest steps whose words stand clear of each other."""
    names = words.months()
    for unit, every in STEPS:
        if _roughly(unit, every) * scale.per_day < _least(unit, names):
            continue
        found = [_tick(day, unit, names, words) for day in _begins(scale, unit, every)]
        if found:
            return found
    return [_tick(int(scale.low), "day", names, words)]


def _roughly(unit: Unit, every: int) -> float:
    return {"day": 1, "month": 28, "year": 365}[unit] * every


def _least(unit: Unit, names: Sequence[str]) -> float:
    """Pixels that the words of a tick take, and some air."""
    sample = {"day": "28", "month": max(names, key=len), "year": "2016"}[unit]
    return width_of(sample, _SMALL) + 10


def _begins(scale: TimeScale, unit: Unit, every: int) -> Iterator[int]:
    begin = begin_of(unit, max(1, min(int(scale.low), _LAST)), every)
    while True:
        if begin.toordinal() >= scale.low:
            yield begin.toordinal()
        following = next_of(unit, begin, every)
        if following > min(scale.high, _LAST):
            return
        begin = date.fromordinal(following)


def _tick(day: int, unit: Unit, names: Sequence[str], words: Words) -> Tick:
    one = date.fromordinal(day)
    year = words.number(one.year, grouped=False)
    if unit == "year":
        return Tick(day, year, "")
    if unit == "month":
        return Tick(day, names[one.month - 1], year)
    return Tick(day, words.number(one.day), f"{names[one.month - 1]} {year}")


def draw_time_axis(picture: Picture, scale: TimeScale, words: Words, top: float, y: float) -> None:
    """The axis at `y`, with thin lines up to `top`."""
    picture.line(picture.x(scale.start), y, picture.x(scale.end), y, "soft", stroke_width=1.2)
    found = time_ticks(scale, words)
    for tick in found:
        x = scale.at(tick.day)
        picture.line(picture.x(x), top, picture.x(x), y, "line", stroke_width=1.0)
        picture.line(picture.x(x), y, picture.x(x), y + 5, "soft", stroke_width=1.2)
        if x + width_of(tick.above, _SMALL) <= picture.width - 2:
            picture.start_text(x, y + 18, tick.above, size=_SMALL, colour="soft")
    for x, text in _held(scale, found, picture.width):
        picture.start_text(x, y + 35, text, size=_SMALL, colour="soft", bold=True)


def _held(scale: TimeScale, found: Sequence[Tick], width: float) -> Iterator[tuple[float, str]]:
    """What holds the ticks, where it begins; of the first only where the second leaves it room."""
    firsts = [one for at, one in enumerate(found) if one.below and (at == 0 or found[at - 1].below != one.below)]
    spots = [(scale.at(one.day), one.below) for one in firsts]
    if len(spots) > 1 and spots[0][0] + width_of(spots[0][1], _SMALL) + 10 > spots[1][0]:
        del spots[0]
    clear = 0.0
    for x, text in spots:
        end = x + width_of(text, _SMALL)
        if x >= clear and end <= width - 2:
            yield x, text
            clear = end + 10
