"""One entry of a timeline, and what its mark looks like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from amana.web.drawing.days import Span
from amana.web.drawing.paint import Colour
from amana.web.drawing.picture import Picture

Kind = Literal["fact", "report", "known"]
Precision = Literal["instant", "day", "days", "month", "year", "years"]
KINDS: Final[tuple[Kind, ...]] = ("fact", "report", "known")
_ROUGH: Final = frozenset(["month", "year", "years"])
_HALF: Final = 5.0
_FADE: Final = 26.0
_FADES: Final = (0.35, 0.7)


@dataclass(frozen=True, slots=True)
class Entry:
    """Something at a time. `first` and `last`: ISO days, months or years, both included; None: open on that side.

    `kind`: what happened, what was published, or what somebody asserted. `days` says the time in words.
    """

    first: str | None
    last: str | None
    label: str
    kind: Kind = "fact"
    precision: Precision = "day"
    href: str = ""
    title: str = ""
    days: str = ""


def colours_of(kind: Kind) -> tuple[Colour, Colour]:
    """What a mark of this kind is filled and drawn with."""
    filled: dict[str, Colour] = {"report": "paper", "known": "ink"}
    return filled.get(kind, "accent"), "ink" if kind == "known" else "accent"


def draw_sample(picture: Picture, kind: Kind, x: float, y: float) -> None:
    """A mark of this kind, with its middle `x` pixels from where reading starts."""
    fill, stroke = colours_of(kind)
    picture.shape("circle", fill, stroke, cx=picture.x(x), cy=y, r=_HALF, stroke_width=1.8)


def draw_span(picture: Picture, entry: Entry, span: Span, reach: tuple[float, float], y: float) -> None:
    """The mark of an entry over `reach`, in pixels from where reading starts, its middle at `y`."""
    start, end = reach
    exact = not (span.open_first or span.open_last or entry.precision in _ROUGH)
    if exact and (span.days == 1 or end - start <= 2 * _HALF + 0.01):
        draw_sample(picture, entry.kind, (start + end) / 2, y)
        return
    fade = min(_FADE, (end - start) / 3)
    inner = (start + (fade if span.open_first else 0), end - (fade if span.open_last else 0))
    _bar(picture, entry, *inner, y, 0.3 if entry.precision in _ROUGH else 1.0)
    if span.open_first:
        _fade(picture, entry, inner[0], start, y)
    if span.open_last:
        _fade(picture, entry, inner[1], end, y)


def _fade(picture: Picture, entry: Entry, inner: float, outer: float, y: float) -> None:
    step = (outer - inner) / len(_FADES)
    for at, opacity in enumerate(reversed(_FADES)):
        ends = sorted((inner + at * step, inner + (at + 1) * step))
        _bar(picture, entry, ends[0], ends[1], y, opacity, edge=False)


def _bar(
    picture: Picture, entry: Entry, start: float, end: float, y: float, opacity: float, edge: bool = True
) -> None:
    fill, stroke = colours_of(entry.kind)
    picture.shape(
        "rect",
        fill if edge or fill != "paper" else stroke,
        stroke if edge else None,
        x=picture.x(end) if picture.mirrored else start,
        y=y - 4,
        width=end - start,
        height=8,
        rx=3 if edge else 0,
        fill_opacity=f"{opacity:g}",
        stroke_width=1.2 if edge else None,
        stroke_dasharray="3 2.5" if edge and entry.precision in _ROUGH else None,
    )
