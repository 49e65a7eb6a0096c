"""Places and movements as the map's page shows them: points and arrows, and the same in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from amana.phrases import (
    Speaker,
    account_named,
    flow_about,
    place_name,
    road_words,
    without_isolates,
)
from amana.web.comparing.table_view import Passage, item_at, joined, passage, shown
from amana.web.drawing import Flow, Point

if TYPE_CHECKING:
    from amana.actions.comparing import flows as movements
    from amana.actions.knowledge import places_told
    from amana.compare.figures import Spot
    from amana.compare.timeline import Flow as ToldFlow

_NEAR: Final = 3  # decimal places of a degree: what lies within some hundred metres is one point
_HALF: Final = 0.15
_MOST_LABELS: Final = 3
MOST_POINTS: Final = 1_000
Road = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class PlaceShown:
    """A place in the list. `box` is the part of the earth around it, empty where nobody knows where it lies."""

    name: str
    other: str
    href: str
    texts: int
    known: bool
    box: str


@dataclass(frozen=True)
class FlowShown:
    """A movement in the list; `drawn` whether both ends are on the map."""

    road: str
    about: str
    passage: Passage
    account: str
    drawn: bool


def is_placed(one: places_told.PlaceTold) -> bool:
    """Whether anybody knows where it lies."""
    return one.lat is not None and one.lon is not None


def place_row(speaker: Speaker, one: places_told.PlaceTold) -> PlaceShown:
    """One place in the list."""
    name = place_name(speaker, one.id, one.names[0])
    other = next((other for other in one.names if other != name), "")
    box = "" if one.lat is None or one.lon is None else _box(one.lat, one.lon)
    href = f"/places/{quote(one.id, safe='')}"
    return PlaceShown(shown(speaker, name), shown(speaker, other), href, one.texts, one.known, box)


def _box(lat: float, lon: float) -> str:
    """About thirty kilometres around a place, as the address of a map says it."""
    west, east = max(-180.0, lon - _HALF * 1.5), min(180.0, lon + _HALF * 1.5)
    south, north = max(-85.0, lat - _HALF), min(85.0, lat + _HALF)
    return ",".join(f"{one:.4f}" for one in (west, south, east, north))


def points_of(speaker: Speaker, told: places_told.PlacesTold) -> list[Point]:
    """The places that lie somewhere, and where items were made: those at one place together."""
    lying = [one for one in told.places if is_placed(one)]
    # No more are drawn, the most often told first: the others are counted, and need no words.
    places = [_point(speaker, one) for one in lying[:MOST_POINTS]]
    places += [Point(one.lon or 0.0, one.lat or 0.0, "") for one in lying[MOST_POINTS:]]
    together: dict[tuple[float, float], list[places_told.MadeAt]] = {}
    for one in told.items:
        together.setdefault((round(one.lat, _NEAR), round(one.lon, _NEAR)), []).append(one)
    return [*places, *(_made(speaker, found) for found in together.values())]


def _point(speaker: Speaker, one: places_told.PlaceTold) -> Point:
    return Point(
        one.lon or 0.0,
        one.lat or 0.0,
        without_isolates(place_name(speaker, one.id, one.names[0])),
        max(1, one.texts),
        f"/places/{quote(one.id, safe='')}",
        without_isolates(speaker.say("web-compare-texts", count=one.texts)) if one.texts else "",
    )


def _made(speaker: Speaker, found: Sequence[places_told.MadeAt]) -> Point:
    first = found[0]
    label = first.name if len(found) == 1 else speaker.say("web-map-items")
    told = "web-map-asserted" if first.asserted else "web-map-embedded"
    return Point(
        first.lon,
        first.lat,
        without_isolates(label),
        len(found),
        f"/items/{first.item}",
        without_isolates(speaker.say(told)),
    )


def flow_row(speaker: Speaker, told: movements.Flows, one: ToldFlow) -> FlowShown:
    """One movement in the list."""
    return FlowShown(
        road_words(speaker, one),
        joined(flow_about(speaker, one)),
        _passage(one),
        account_named(speaker, told.accounts[one.figure.account]),
        _ends(one) is not None,
    )


def _passage(flow: ToldFlow) -> Passage:
    figure = flow.figure
    at = figure.start - flow.sentence_start
    href = item_at(figure.item, figure.start, figure.end, figure.text_version)
    return passage(flow.sentence, at, at + figure.end - figure.start, href)


def arrows_of(speaker: Speaker, told: movements.Flows) -> tuple[list[Flow], list[Point]]:
    """The roads both of whose ends lie somewhere, each once with all that is told of it; and those ends."""
    ends: dict[tuple[float, float], str] = {}
    roads: dict[Road, list[ToldFlow]] = {}
    for one in told.flows:
        road = _ends(one)
        if road is not None:
            roads.setdefault(road, []).append(one)
            for spot, place in zip((one.source, one.destination), road, strict=True):
                ends[place] = without_isolates(place_name(speaker, spot.id, spot.name)) if spot else ""
    arrows = [_arrow(speaker, told, road, found) for road, found in roads.items()]
    return arrows, [Point(lon, lat, name) for (lon, lat), name in ends.items()]


def _arrow(speaker: Speaker, told: movements.Flows, road: Road, found: Sequence[ToldFlow]) -> Flow:
    """One road: its figures side by side, never added up; as wide as the largest is."""
    labels = list(dict.fromkeys(map(_label, found)))
    more = " …" if len(labels) > _MOST_LABELS else ""
    counts = [bound for one in found for bound in (one.figure.lower, one.figure.upper) if bound is not None]
    who = (account_named(speaker, told.accounts[one.figure.account]) for one in found)
    title = f"{road_words(speaker, found[0])} · " + " · ".join(dict.fromkeys(who))
    label = " / ".join(labels[:_MOST_LABELS]) + more
    href = _passage(found[0]).href if len(found) == 1 else "#moved"
    return Flow(*road, label, max(counts, default=None), href, without_isolates(title))


def _label(flow: ToldFlow) -> str:
    figure = flow.figure
    counted = figure.counted if figure.counted and figure.counted not in figure.text else ""
    return " ".join(filter(None, (figure.text, counted)))


def _ends(flow: ToldFlow) -> Road | None:
    start, end = _place(flow.source), _place(flow.destination)
    return None if start is None or end is None or start == end else (start, end)


def _place(spot: Spot | None) -> tuple[float, float] | None:
    return None if spot is None or spot.lat is None or spot.lon is None else (spot.lon, spot.lat)
