"""What happened when: one mark for each entry, packed into lanes; counts where there are too many to show each.

In a right-to-left picture time goes from the right to the left, like the page around it. What is told exactly is
a round mark, what lasted or is told roughly a bar; open ends fade. Facts are filled, reports hollow, what people
asserted is dark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from amana.web.drawing.days import Span, span_of
from amana.web.drawing.entries import KINDS, Entry, draw_sample, draw_span
from amana.web.drawing.lanes import lanes_of
from amana.web.drawing.measure import cut, plain, width_of
from amana.web.drawing.picture import SIZE, Picture
from amana.web.drawing.time_axis import HEIGHT, TimeScale, draw_time_axis, time_scale
from amana.web.drawing.timeline_counts import draw_counts
from amana.web.drawing.words import Words

MOST_SINGLE: Final = 120
"""Up to so many entries are shown one by one; more are counted by day, month or year."""
_EDGE, _GAP, _LANE, _ABOVE, _LONGEST = 16.0, 6.0, 26.0, 17.0, 340.0
_LEAST: Final = 5.0


def draw_timeline(
    entries: Sequence[Entry],
    words: Words,
    *,
    width: float = 960,
    title: str,
    desc: str = "",
    standalone: bool = False,
    days_href: Callable[[str, str], str] | None = None,
) -> str:
    """The timeline as SVG, `width` pixels wide (320 at least) and as high as it takes.

    More than MOST_SINGLE entries are counted; `days_href(first, last)` then says where a count leads, by ISO days.
    Entries without any day are only counted in a line beneath.
    """
    picture = Picture(max(width, 320), title=title, desc=desc, alone=standalone, right_to_left=words.backwards)
    dated = [(entry, span) for entry in entries if (span := span_of(entry.first, entry.last))]
    y = _draw_head(picture, title if standalone else "", [entry for entry, _ in dated], words)
    if dated:
        scale = time_scale([span for _, span in dated], _EDGE, picture.width - _EDGE)
        if len(dated) > MOST_SINGLE:
            y = draw_counts(picture, dated, scale, words, y, days_href)
        else:
            y = _draw_each(picture, dated, scale, words, y)
    picture.height = _draw_undated(picture, len(entries) - len(dated), words, y) + 6
    return picture.done()


def _draw_head(picture: Picture, title: str, entries: Sequence[Entry], words: Words) -> float:
    """The title where the picture stands alone, and what the marks mean where they are of several kinds."""
    y = 6.0
    if title:
        shown = cut(plain(title), picture.width - 2 * _EDGE, 17)
        picture.start_text(_EDGE, 28, shown, size=17, bold=True)
        y = 40.0
    kinds = [kind for kind in KINDS if any(entry.kind == kind for entry in entries)]
    if len(kinds) < 2:
        return y
    x = _EDGE
    for kind in kinds:
        name = words.told(kind)
        if x > _EDGE and x + 18 + width_of(name, SIZE) > picture.width - _EDGE:
            x, y = _EDGE, y + 20
        draw_sample(picture, kind, x + 6, y + 10)
        picture.start_text(x + 18, y + 14.5, name)
        x += 18 + width_of(name, SIZE) + 22
    return y + 28


def _draw_undated(picture: Picture, count: int, words: Words, y: float) -> float:
    if not count:
        return y
    picture.start_text(_EDGE, y + 16, words.told("undated", count=count))
    return y + 26


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry is drawn: its mark from `start` to `end`, its words from `x`, beside the mark or above it."""

    entry: Entry
    span: Span
    start: float
    end: float
    x: float
    text: str
    above: bool

    @property
    def reach(self) -> tuple[float, float]:
        return min(self.start, self.x), max(self.end, self.x + width_of(self.text, SIZE))


def _draw_each(
    picture: Picture, dated: Sequence[tuple[Entry, Span]], scale: TimeScale, words: Words, y: float
) -> float:
    ordered = sorted(dated, key=lambda one: (one[1].first, one[1].last, one[0].label))
    places = [_place(entry, span, scale) for entry, span in ordered]
    lanes = lanes_of([place.reach for place in places])
    tops, bottom = _tops(places, lanes, y)
    draw_time_axis(picture, scale, words, y, bottom + 6)
    for place, lane in zip(places, lanes, strict=True):
        _draw_place(picture, place, tops[lane])
    return bottom + 6 + HEIGHT


def _tops(places: Sequence[_Place], lanes: Sequence[int], y: float) -> tuple[list[float], float]:
    """Where the marks of each lane have their middle, and where the last lane ends."""
    found = []
    for lane in range(max(lanes) + 1):
        tall = any(place.above for place, own in zip(places, lanes, strict=True) if own == lane)
        y += _LANE + (_ABOVE if tall else 0)
        found.append(y - _LANE / 2)
    return found, y


def _place(entry: Entry, span: Span, scale: TimeScale) -> _Place:
    start = scale.start if span.open_first else scale.at(span.first)
    end = scale.end if span.open_last else scale.at(span.last + 1)
    if end - start < 2 * _LEAST:
        middle = min(max((start + end) / 2, scale.start + _LEAST), scale.end - _LEAST)
        start, end = middle - _LEAST, middle + _LEAST
    text = cut(plain(entry.label, 160), min(_LONGEST, (scale.end - scale.start) * 0.8), SIZE)
    size = width_of(text, SIZE)
    if end + _GAP + size <= scale.end:
        return _Place(entry, span, start, end, end + _GAP, text, above=False)
    if start - _GAP - size >= scale.start:
        return _Place(entry, span, start, end, start - _GAP - size, text, above=False)
    return _Place(entry, span, start, end, max(scale.start, min(start, scale.end - size)), text, above=True)


def _draw_place(picture: Picture, place: _Place, y: float) -> None:
    told = " · ".join(filter(None, (place.entry.days, place.entry.label, place.entry.title)))
    with picture.mark(told, place.entry.href):
        _draw_ground(picture, place, y)
        draw_span(picture, place.entry, place.span, (place.start, place.end), y)
        base = y - 10 if place.above else y + 4.5
        if place.above or place.x > place.start:
            picture.start_text(place.x, base, place.text)
        else:
            picture.end_text(place.start - _GAP, base, place.text)


def _draw_ground(picture: Picture, place: _Place, y: float) -> None:
    """What can be pointed at: mark and words."""
    start, end = place.reach
    top = y - _LANE / 2 - (_ABOVE if place.above else 0)
    x = picture.x(end) if picture.mirrored else start
    size = y + _LANE / 2 - top
    picture.shape("rect", "paper", x=x, y=top, width=end - start, height=size, fill_opacity="0")
