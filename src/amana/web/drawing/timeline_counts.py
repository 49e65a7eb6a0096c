"""A timeline of too many entries to show each: how many there are in each day, month or year, as columns.

What is not told as exactly as the columns are wide stands above them, each stretch with its own number: to put it
into one column would say more than anybody told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from amana.web.drawing.days import Span, Unit, begin_of, next_of
from amana.web.drawing.entries import KINDS, Entry, colours_of
from amana.web.drawing.lanes import lanes_of
from amana.web.drawing.measure import width_of
from amana.web.drawing.picture import Picture
from amana.web.drawing.time_axis import HEIGHT, STEPS, TimeScale, draw_time_axis
from amana.web.drawing.words import Words

_TALL, _SMALL, _LANE = 150.0, 11.5, 24.0
_MOST_ROUGH: Final = 7
_MOST_COLUMNS: Final = 400
Dated = tuple[Entry, Span]
Href = Callable[[str, str], str] | None


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of days, from `first` up to `after` (not included), and its entries by kind."""

    first: int
    after: int
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many there are in it."""
        return sum(count for _, count in self.counts)


def columns_of(dated: Sequence[Dated], unit: Unit, every: int = 1) -> tuple[list[Column], list[Span]]:
    """The columns that hold anything, and the spans that reach beyond one column."""
    held: dict[tuple[int, int], Counter[str]] = {}
    beyond = []
    for entry, span in dated:
        begin = begin_of(unit, span.first, every)
        after = next_of(unit, begin, every)
        if span.last >= after or span.open_first or span.open_last:
            beyond.append(_coarse(span, unit, every))
        else:
            held.setdefault((begin.toordinal(), after), Counter())[entry.kind] += 1
    columns = [
        Column(first, after, tuple((kind, counts[kind]) for kind in KINDS if counts[kind]))
        for (first, after), counts in sorted(held.items())
    ]
    return columns, beyond


def _coarse(span: Span, unit: Unit, every: int) -> Span:
    """A span from the begin of its first column to the end of its last: those alike are counted together."""
    first = begin_of(unit, span.first, every).toordinal()
    after = next_of(unit, begin_of(unit, span.last, every), every)
    return Span(first, after - 1, span.open_first, span.open_last)


def draw_counts(
    picture: Picture, dated: Sequence[Dated], scale: TimeScale, words: Words, y: float, href: Href
) -> float:
    """Columns of counts, beneath the stretches that reach beyond a column; returns where it ends."""
    columns, beyond = _fitting(dated, scale, words)
    rough = _Rough.of(beyond, scale, words)
    bottom = y + rough.height + (18 + _TALL if columns else 0.0)
    draw_time_axis(picture, scale, words, y, bottom)
    rough.draw(picture, scale, words, y, href)
    most = max((column.total for column in columns), default=1)
    for column in columns:
        _draw_column(picture, column, scale, words, bottom, most, href)
    return bottom + HEIGHT


def _fitting(dated: Sequence[Dated], scale: TimeScale, words: Words) -> tuple[list[Column], list[Span]]:
    """The finest columns that are wide enough for their numbers."""
    found: tuple[list[Column], list[Span]] = ([], [])
    for unit, every in STEPS:
        days = {"day": 1, "month": 28, "year": 365}[unit] * every
        if (unit == "day" and every > 1) or days * scale.per_day < 12:
            continue
        found = columns_of(dated, unit, every)
        wide = max((width_of(words.number(column.total), _SMALL) for column in found[0]), default=0)
        if wide + 2 <= days * scale.per_day and len(found[0]) <= _MOST_COLUMNS and len(found[1]) * 4 <= len(dated):
            return found
    return found


def _draw_column(
    picture: Picture, column: Column, scale: TimeScale, words: Words, y: float, most: int, href: Href
) -> None:
    start, end = scale.at(column.first), scale.at(column.after)
    air = min(1.5, (end - start) / 8)
    with picture.mark(
        f"{_days_told(column)}: {words.number(column.total)}", _href(column.first, column.after, href)
    ):
        top = y
        for kind, count in column.counts:
            size = _TALL * count / most
            top -= size
            fill, stroke = colours_of(kind)  # type: ignore[arg-type]
            picture.shape(
                "rect",
                fill,
                stroke,
                x=(picture.x(end) if picture.mirrored else start) + air,
                y=top,
                width=end - start - 2 * air,
                height=size,
                stroke_width=1.2,
            )
        picture.text(picture.x((start + end) / 2), top - 5, words.number(column.total), side="middle", size=_SMALL)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """So many entries of one span: its bar from `start` to `end`, and the middle of its number."""

    span: Span
    count: int
    start: float
    end: float
    middle: float
    size: float

    @property
    def reach(self) -> tuple[float, float]:
        return min(self.start, self.middle - self.size / 2), max(self.end, self.middle + self.size / 2)


@dataclass(frozen=True, slots=True)
class _Rough:
    """The stretches that reach beyond a column, in lanes, the most frequent first; `left` found no lane."""

    stretches: tuple[tuple[_Stretch, int], ...] = ()
    left: int = 0

    @classmethod
    def of(cls, beyond: Sequence[Span], scale: TimeScale, words: Words) -> _Rough:
        """The lanes of these spans."""
        told = sorted(Counter(beyond).items(), key=lambda one: (-one[1], one[0].first, one[0].last))
        stretches = [_stretch(span, count, scale, words) for span, count in told]
        lanes = lanes_of([one.reach for one in stretches])
        kept = tuple((one, lane) for one, lane in zip(stretches, lanes, strict=True) if lane < _MOST_ROUGH)
        return cls(kept, len(beyond) - sum(one.count for one, _ in kept))

    @property
    def _lanes_high(self) -> float:
        return (max(lane for _, lane in self.stretches) + 1) * _LANE if self.stretches else 0.0

    @property
    def height(self) -> float:
        """In pixels."""
        return 20.0 + self._lanes_high + (22.0 if self.left else 4.0) if self.stretches else 0.0

    def draw(self, picture: Picture, scale: TimeScale, words: Words, y: float, href: Href) -> None:
        """All of them, from `y` on."""
        if not self.stretches:
            return
        picture.start_text(scale.start, y + 13, words.told("rough"), size=12, halo=True)
        for one, lane in self.stretches:
            _draw_stretch(picture, one, words, y + 20 + (lane + 0.5) * _LANE, href)
        if self.left:
            below = y + 20 + self._lanes_high + 14
            picture.start_text(scale.start, below, words.told("more", count=self.left), size=12, halo=True)


def _stretch(span: Span, count: int, scale: TimeScale, words: Words) -> _Stretch:
    """Its number stands within the bar where there is room, else behind it, or before it at the end."""
    start = scale.start if span.open_first else scale.at(span.first)
    end = scale.end if span.open_last else max(scale.at(span.last + 1), start + 4)
    size = width_of(words.number(count), _SMALL) + 6
    if end - start >= size + 8:
        middle = (start + end) / 2
    else:
        middle = end + size / 2 if end + size <= scale.end else start - size / 2
    return _Stretch(span, count, start, end, middle, size)


def _draw_stretch(picture: Picture, one: _Stretch, words: Words, y: float, href: Href) -> None:
    number = words.number(one.count)
    with picture.mark(f"{_span_told(one.span)}: {number}", _href(one.span.first, one.span.last + 1, href)):
        x = picture.x(one.end) if picture.mirrored else one.start
        width = one.end - one.start
        picture.shape("rect", "wash", "accent", x=x, y=y - 9, width=width, height=18, rx=3, stroke_width=1.1)
        picture.text(picture.x(one.middle), y + 4, number, side="middle", size=_SMALL)


def _days_told(column: Column) -> str:
    return _span_told(Span(column.first, column.after - 1))


def _span_told(span: Span) -> str:
    first, last = date.fromordinal(span.first).isoformat(), date.fromordinal(span.last).isoformat()
    if span.open_first or span.open_last:
        return f"… {last}" if span.open_first else f"{first} …"
    return first if first == last else f"{first} … {last}"


def _href(first: int, after: int, href: Href) -> str:
    if href is None:
        return ""
    return href(date.fromordinal(first).isoformat(), date.fromordinal(after - 1).isoformat())
