"""Figures of several accounts side by side: each category a row, each figure a stretch on the row's one axis.

Percentages have an axis of their own. Figures stand by independent source, each on a line of its own with its
words beside it, so nothing covers anything. In a right-to-left picture everything starts at the right: names first
and figures grow towards the left, as readers of Arabic go through a page (a map alone is never mirrored).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from amana.web.drawing.interval_marks import CAP, Mark, Stretch, draw_mark
from amana.web.drawing.measure import cut, plain, width_of
from amana.web.drawing.picture import SIZE, Picture
from amana.web.drawing.scale import Scale, scale_for, ticks
from amana.web.drawing.words import Words

MOST_MARKS: Final = 600
"""A chart shows as many figures; how many more there are, it says."""
_EDGE, _GAP, _LANE, _SMALL = 14.0, 8.0, 27.0, 12.0
_NAMES, _NARROW = 172.0, 600.0
_BRACKET = 10.0
_MOST_LINES: Final = 3
_OPEN_ROOM: Final = 1.15  # of where it begins: what is open upwards must be seen to go on
Where = Literal["after", "before", "above"]


@dataclass(frozen=True, slots=True)
class Row:
    """One category, and the figures that count it."""

    label: str
    marks: tuple[Mark, ...]


def draw_intervals(
    rows: Sequence[Row],
    sources: Sequence[str],
    words: Words,
    *,
    width: float = 960,
    title: str,
    desc: str = "",
    standalone: bool = False,
) -> str:
    """The chart as SVG, `width` pixels wide (320 at least) and as high as it takes.

    `sources` names the independent sources, which a mark's `group` counts from 0. `standalone`: to be kept as a
    file, with colours and a ground of its own.
    """
    picture = Picture(max(width, 320), title=title, desc=desc, alone=standalone, right_to_left=words.backwards)
    y = _EDGE if not standalone else _standing_title(picture, title)
    left = MOST_MARKS
    for row in rows:
        shown, left = row.marks[:left], max(0, left - len(row.marks))
        if shown:
            y = _draw_row(picture, Row(row.label, shown), sources, words, y)
    y = _draw_rest(picture, sum(len(row.marks) for row in rows) - MOST_MARKS, words, y)
    picture.height = y + _EDGE
    return picture.done()


def _standing_title(picture: Picture, title: str) -> float:
    picture.start_text(_EDGE, 30, cut(plain(title), picture.width - 2 * _EDGE, 17), size=17, bold=True)
    return 48.0


def _draw_rest(picture: Picture, more: int, words: Words, y: float) -> float:
    if more <= 0:
        return y
    picture.start_text(_EDGE, y + 16, words.told("more", count=more), colour="ink")
    return y + 24


def _draw_row(picture: Picture, row: Row, sources: Sequence[str], words: Words, y: float) -> float:
    y += 18
    label = cut(plain(row.label), picture.width - 2 * _EDGE, 15)
    picture.start_text(_EDGE, y, label, size=15, bold=True)
    y += 8
    for percent in (False, True):
        marks = [mark for mark in row.marks if mark.percent == percent]
        if marks:
            y = _Panel(picture, marks, sources, words, percent).draw(y)
    return y + 14


class _Panel:
    """The marks of a row that share an axis, by source."""

    def __init__(
        self, picture: Picture, marks: Sequence[Mark], sources: Sequence[str], words: Words, percent: bool
    ) -> None:
        self.picture, self.words, self.percent = picture, words, percent
        self.sources = sources
        self.groups = _by_group(marks)
        self.beside = picture.width >= _NARROW
        start = (_EDGE + _NAMES if self.beside else _EDGE) + _BRACKET + 2 * _GAP
        self.scale = self._scale(_on_the_axis(marks), start, picture.width - _EDGE - 2 * _GAP)

    def _scale(self, values: Sequence[float], start: float, end: float) -> Scale:
        """The axis, ending where its last figure has room."""
        whole = 100.0 if self.percent else 0.0
        last = width_of(self._figure(scale_for(values, start, end, whole).high), _SMALL) / 2
        return scale_for(values, start, min(end, self.picture.width - last - 4), whole)

    def draw(self, y: float) -> float:
        """All of it from `y` on; returns where it ends."""
        lines, top = [*self._lines(y)], y
        last = [line for line in lines if line.group == len(self.groups) - 1]
        spare = self._spare(self.groups[-1][0], last[-1].bottom - last[0].top)
        bottom = last[-1].bottom + spare / 2 + 4
        self._draw_grid(top, bottom)
        for at, (group, _marks) in enumerate(self.groups):
            own = [line for line in lines if line.group == at]
            self._draw_group(group, own)
        return bottom + self._draw_axis(bottom)

    def _lines(self, y: float) -> Iterator[_Line]:
        """Where each mark and its words stand, from above to below."""
        for at, (group, marks) in enumerate(self.groups):
            y += 6 if at else 4
            if not self.beside:
                y += 20
            height = sum(line.bottom - line.top for line in self._lines_of(marks, at, y))
            spare = self._spare(group, height)
            yield from self._lines_of(marks, at, y + spare / 2)
            y += height + spare

    def _lines_of(self, marks: Sequence[Mark], at: int, y: float) -> Iterator[_Line]:
        for mark in marks:
            line = self._line(mark, at, y)
            yield line
            y = line.bottom

    def _spare(self, group: int, height: float) -> float:
        """What a source's name, in several lines beside its marks, takes more than they do."""
        lines = _wrapped(self._name(group), _NAMES - _GAP, _MOST_LINES) if self.beside else []
        return max(0.0, 16.0 * len(lines) + 6 - height) if len(lines) > 1 else 0.0

    def _line(self, mark: Mark, group: int, y: float) -> _Line:
        text = plain(mark.text, 160)
        size = width_of(text, SIZE)
        first, last = Stretch.of(mark, self.scale).reach
        if last + _GAP + size <= self.picture.width - _EDGE:
            return _Line(mark, group, y, "after", last + _GAP, text)
        if first - _GAP - size >= self.scale.start - CAP:
            return _Line(mark, group, y, "before", first - _GAP, text)
        room = self.picture.width - _EDGE - self.scale.start
        text = cut(text, room, SIZE)
        begin = min(max(first, self.scale.start), self.picture.width - _EDGE - width_of(text, SIZE))
        return _Line(mark, group, y, "above", max(begin, self.scale.start), text)

    def _draw_grid(self, top: float, bottom: float) -> None:
        for value in self._ticks():
            x = self.picture.x(self.scale.at(value))
            self.picture.line(x, top, x, bottom, "line", stroke_width=1.0)

    def _ticks(self) -> list[float]:
        return ticks(self.scale, lambda value: width_of(self._figure(value), _SMALL))

    def _figure(self, value: float) -> str:
        return self.words.number(value) + (self.words.per_cent if self.percent else "")

    def _draw_axis(self, y: float) -> float:
        """The axis and its figures; returns its height."""
        x1, x2 = self.picture.x(self.scale.start), self.picture.x(self.scale.end)
        self.picture.line(x1, y, x2, y, "soft", stroke_width=1.2)
        for value in self._ticks():
            x = self.picture.x(self.scale.at(value))
            self.picture.line(x, y, x, y + 4, "soft", stroke_width=1.2)
            self.picture.text(x, y + 17, self._figure(value), side="middle", size=_SMALL, colour="soft")
        if not self.scale.powers:
            return 34.0
        note = cut(plain(self.words.told("log")), self.picture.width - self.scale.start - _EDGE, _SMALL)
        self.picture.start_text(self.scale.start, y + 33, note, size=_SMALL, colour="soft")
        return 50.0

    def _draw_group(self, group: int, lines: Sequence[_Line]) -> None:
        """A source's name, its bracket, and its marks."""
        spare = self._spare(group, lines[-1].bottom - lines[0].top)
        top, bottom = lines[0].top - spare / 2 + 3, lines[-1].bottom + spare / 2 - 3
        if name := self._name(group):
            self._draw_name(name, top, bottom)
        x, towards = self.picture.x(self.scale.start - 2 * _GAP), self.picture.x(self.scale.start - _GAP)
        points = f"{towards:.1f},{top:.1f} {x:.1f},{top:.1f} {x:.1f},{bottom:.1f} {towards:.1f},{bottom:.1f}"
        self.picture.shape("polyline", "none", "soft", points=points, stroke_width=1.3)
        for line in lines:
            self._draw_line(line, name)

    def _name(self, group: int) -> str:
        return plain(self.sources[group], 160) if 0 <= group < len(self.sources) else ""

    def _draw_name(self, name: str, top: float, bottom: float) -> None:
        if not self.beside:
            shown = cut(name, self.picture.width - 2 * _EDGE, SIZE)
            self.picture.start_text(_EDGE, top - 7, shown, bold=True)
            return
        lines = _wrapped(name, _NAMES - _GAP, _MOST_LINES)
        y = (top + bottom) / 2 + 5 - 8 * (len(lines) - 1)
        for at, line in enumerate(lines):
            self.picture.start_text(_EDGE, y + 16 * at, line, bold=True)

    def _draw_line(self, line: _Line, name: str) -> None:
        mark = line.mark
        told = " · ".join(filter(None, (mark.text, name, mark.title)))
        with self.picture.mark(told, mark.href):
            # The whole line can be pointed at, not only its thin marks.
            span = self.picture.width - _EDGE - self.scale.start + _GAP
            start = self.picture.x(self.scale.start - _GAP)
            self.picture.shape(
                "rect",
                "paper",
                x=start - (span if self.picture.mirrored else 0),
                y=line.top,
                width=span,
                height=line.bottom - line.top,
                fill_opacity="0",
            )
            draw_mark(self.picture, mark, self.scale, line.middle)
            if line.where == "before":
                self.picture.end_text(line.x, line.base, line.text)
            else:
                self.picture.start_text(line.x, line.base, line.text)


@dataclass(frozen=True, slots=True)
class _Line:
    """One mark with its words: beside it, or above where there is no room. `x` is from where reading starts."""

    mark: Mark
    group: int
    top: float
    where: Where
    x: float
    text: str

    @property
    def bottom(self) -> float:
        return self.top + _LANE + (18 if self.where == "above" else 0)

    @property
    def middle(self) -> float:
        return self.bottom - _LANE / 2

    @property
    def base(self) -> float:
        return self.top + 17 if self.where == "above" else self.middle + 4.5


def _on_the_axis(marks: Sequence[Mark]) -> list[float]:
    opened = [one.lower for one in marks if one.lower is not None and one.upper is None and not one.percent]
    values = [value for mark in marks for value in mark.values]
    opened = [mark.lower for mark in marks if mark.lower is not None and mark.upper is None and not mark.percent]
    if not opened:
        return values
    return [*values, max(opened) * _OPEN_ROOM, *([0.0] if min(values) == max(values) else [])]


def _by_group(marks: Sequence[Mark]) -> list[tuple[int, list[Mark]]]:
    found: dict[int, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.group, []).append(mark)
    return sorted(found.items())


def _wrapped(text: str, room: float, most: int) -> list[str]:
    """`text` in at most `most` lines of `room` pixels, the last cut where it is too long."""
    lines: list[str] = []
    rest = text
    while rest and len(lines) < most - 1 and width_of(rest, SIZE) > room:
        words = rest.split(" ")
        count = 1
        while count < len(words) and width_of(" ".join(words[: count + 1]), SIZE) <= room:
            count += 1
        lines.append(cut(" ".join(words[:count]), room, SIZE))
        rest = " ".join(words[count:])
    return [*lines, cut(rest, room, SIZE)] if rest else lines
