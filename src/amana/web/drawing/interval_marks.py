"""What a figure looks like on its axis: a point, a closed or an open stretch, ends that are sharp or soft.

Never colour alone: an open end is an arrow that fades, a soft one fades without an arrow, and what is not told as
a fact (planned, denied, conditional) is dashed and hollow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from amana.web.drawing.paint import Colour
from amana.web.drawing.picture import Picture
from amana.web.drawing.scale import Scale

Standing = Literal["", "agree", "differ", "open"]
Hedge = Literal["exact", "about", "more", "less", "range", "vague", "rise", "fall"]
Modality = Literal["fact", "planned", "denied", "conditional"]

CAP: Final = 6.0  # half the height of an end cap, and of an arrow
_ROUND: Final = 4.5
_THICK: Final = 2.5
_SOFT: Final = 0.1
"""What `about` allows on either side: a tenth, as in comparing."""
_FADES: Final = (0.85, 0.7, 0.55, 0.42, 0.3, 0.2)


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure of one account, from `lower` to `upper`, both included; None: open on that side.

    `text` is the figure as it is to stand beside its mark (`more than 1,500`), `title` the sentence behind it,
    `group` its independent source's place in the chart's list. `standing` colours it by what others say of it.
    """

    lower: float | None
    upper: float | None
    text: str
    group: int = 0
    hedge: Hedge = "exact"
    href: str = ""
    title: str = ""
    modality: Modality = "fact"
    percent: bool = False
    standing: Standing = ""

    @property
    def values(self) -> tuple[float, ...]:
        """The figures that the axis must hold: its bounds, and what `about` allows around them."""
        known = [one for one in (self.lower, self.upper) if one is not None]
        if self.hedge != "about":
            return tuple(known)
        return tuple(one * factor for one in known for factor in (1 - _SOFT, 1, 1 + _SOFT))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a mark lies, in pixels from where reading starts: its core, and how far its soft or open ends go."""

    begin: float
    start: float
    end: float
    finish: float

    @classmethod
    def of(cls, mark: Mark, scale: Scale) -> Stretch:
        """The place of a mark on an axis."""
        low, high = _ordered(mark)
        start = scale.start if low is None else scale.at(low)
        end = scale.end if high is None else scale.at(high)
        if mark.hedge != "about":
            return cls(start, start, end, end)
        begin = start if low is None else scale.at(low * (1 - _SOFT))
        return cls(begin, start, end, end if high is None else scale.at(high * (1 + _SOFT)))

    @property
    def reach(self) -> tuple[float, float]:
        """The first and the last pixel that is drawn."""
        return self.begin - CAP, self.finish + CAP


def draw_mark(picture: Picture, mark: Mark, scale: Scale, y: float) -> None:
    """Draw one mark on its axis, its middle at `y`."""
    pen = _Pen(picture, mark.standing or "soft", y, "5 3" if mark.modality != "fact" else None)
    low, high = _ordered(mark)
    where = Stretch.of(mark, scale)
    if low is None and high is None:
        pen.piece(where.start, where.end, 0.45, dash="2 5")
        return
    if low is not None and low == high:
        pen.tail(where.start, where.begin)
        pen.tail(where.end, where.finish)
        pen.point(where.start)
        return
    inner = _solid(where, low, high)
    pen.piece(*inner)
    _end(pen, low, inner[0], where.start, where.begin)
    _end(pen, high, inner[1], where.end, where.finish)


def _ordered(mark: Mark) -> tuple[float | None, float | None]:
    low, high = mark.lower, mark.upper
    return (high, low) if low is not None and high is not None and low > high else (low, high)


def _solid(where: Stretch, low: float | None, high: float | None) -> tuple[float, float]:
    """The part that is drawn whole: an open side fades over its outer half."""
    half = (where.start + where.end) / 2
    return (half if low is None else where.start), (half if high is None else where.end)


def _end(pen: _Pen, bound: float | None, inner: float, outer: float, soft: float) -> None:
    if bound is None:
        pen.tail(inner, outer)
        pen.arrow(outer, outer - inner)
    elif soft != outer:
        pen.tail(outer, soft)
    else:
        pen.cap(outer)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Draws along one line of a picture."""

    picture: Picture
    colour: Colour
    y: float
    dash: str | None

    def piece(self, start: float, end: float, opacity: float = 1.0, dash: str | None = None) -> None:
        """A stretch of the line."""
        x1, x2, dashed = self.picture.x(start), self.picture.x(end), dash or self.dash
        faint = None if opacity == 1.0 else f"{opacity:g}"
        self.picture.line(
            x1, self.y, x2, self.y, self.colour, stroke_width=_THICK, stroke_opacity=faint, stroke_dasharray=dashed
        )

    def tail(self, inner: float, outer: float) -> None:
        """A stretch that fades outwards."""
        if inner == outer:
            return
        step = (outer - inner) / len(_FADES)
        for at, opacity in enumerate(_FADES):
            self.piece(inner + at * step, inner + (at + 1) * step, opacity)

    def cap(self, at: float) -> None:
        """A closed end."""
        x = self.picture.x(at)
        self.picture.line(x, self.y - CAP, x, self.y + CAP, self.colour, stroke_width=_THICK)

    def arrow(self, at: float, towards: float) -> None:
        """An open end, pointing on."""
        tip = self.picture.x(at)
        back = self.picture.x(at - (CAP if towards > 0 else -CAP))
        points = f"{back:.1f},{self.y - CAP:.1f} {tip:.1f},{self.y:.1f} {back:.1f},{self.y + CAP:.1f}"
        self.picture.shape("polyline", "none", self.colour, points=points, stroke_width=1.8, stroke_opacity="0.6")

    def point(self, at: float) -> None:
        """An exact figure; hollow where it is not told as a fact."""
        fill: Colour = self.colour if self.dash is None else "paper"
        self.picture.shape(
            "circle", fill, self.colour, cx=self.picture.x(at), cy=self.y, r=_ROUND, stroke_width=2.0
        )
