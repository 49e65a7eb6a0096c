"""Flows and points of a map, each a mark with its own title, their labels with them."""

from __future__ import annotations

from amana.web.drawing.map_places import Placed, PlacedFlow, PlacedPoint
from amana.web.drawing.picture import Picture
from amana.web.drawing.placing import Label
from amana.web.drawing.words import Words

_TARGET = 12.0  # half the height of what can be pointed at


def draw_things(picture: Picture, placed: Placed, words: Words) -> None:
    """The flows, and over them the points, the greatest lowest."""
    for flow in placed.flows:
        _draw_flow(picture, flow)
    for point in placed.points:
        _draw_point(picture, point, words)


def _draw_flow(picture: Picture, placed: PlacedFlow) -> None:
    arrow, told = placed.arrow, " · ".join(filter(None, (placed.flow.label, placed.flow.title)))
    with picture.mark(told, placed.flow.href):
        picture.shape(
            "path", "none", "accent", d=arrow.curve, stroke_width=max(arrow.width, 14.0), stroke_opacity="0"
        )
        picture.shape("path", "none", "accent", d=arrow.curve, stroke_width=arrow.width, stroke_opacity="0.75")
        picture.shape("polygon", "accent", points=arrow.head)
        _draw_label(picture, placed.label)


def _draw_point(picture: Picture, placed: PlacedPoint, words: Words) -> None:
    point = placed.point
    number = words.number(point.count) if point.count > 1 else ""
    with picture.mark(" · ".join(filter(None, (point.label, number, point.title))), point.href):
        picture.shape(
            "circle", "accent", cx=placed.x, cy=placed.y, r=max(placed.radius, _TARGET), fill_opacity="0"
        )
        picture.shape(
            "circle",
            "accent",
            "paper",
            cx=placed.x,
            cy=placed.y,
            r=placed.radius,
            fill_opacity="0.82",
            stroke_width=1.4,
        )
        _draw_label(picture, placed.label)


def _draw_label(picture: Picture, label: Label | None) -> None:
    if label is not None:
        picture.text(label.x, label.y, label.text, side=label.side, size=label.size, halo=True)
