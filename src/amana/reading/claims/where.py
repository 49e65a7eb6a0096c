"""The place of a claim: by its role (from, to, at), never the nearest actor."""

from __future__ import annotations

import re

from amana.reading.claims.drafts import Draft
from amana.reading.claims.layers import Layers
from amana.reading.claims.lists import categories
from amana.reading.claims.near import before_in_paragraphs, in_sentence
from amana.reading.nouns import PlaceMention
from amana.reading.view import View

# How a place's role suits a category: what moves from, what moves to, what stays. None: it cannot be the place.
_SUITS: dict[str, dict[str, float | None]] = {
    "from": {"from": 0.3, "at": 1.0, "of": 1.5, "to": 6.0, "actor": None},
    "to": {"to": 0.3, "at": 1.0, "of": 1.5, "from": 6.0, "actor": None},
    "-": {"at": 0.7, "of": 1.0, "from": 1.5, "to": 4.0, "actor": None},
}
_CARRIED = frozenset(["at", "of", "from"])
_PARAGRAPHS = 1
# A Britain-based group; مقرها لندن: where somebody sits, and nothing happened.
_SITS = re.compile(r"[-‐‑](?:based|born|backed|led)\b", re.IGNORECASE)
_SEAT = re.compile(r"(?<!\w)(?:[وف]?مقر(?:ه|ها|هم)(?:\s+(?:في|مدينة))?|[يت]تخذ\s+من|[يت]تّخذ\s+من)\s+$")
_LOOK_BACK = 24
_LOOKS_ON = 12
_WITHIN = re.compile(r"(?:,|،)?\s{1,3}(?:(?:in|of|في)\s{1,3}(?:the\s)?(?:محافظة\s|مدينة\s|ريف\s)?)?")


def place_of(layers: Layers, draft: Draft) -> int | None:
    """The index of the claim's place: in its clause, its sentence, its paragraph, or the paragraph before."""
    places = layers.places
    moves = categories()[draft.category].moves if draft.category else "-"
    suits = _SUITS[moves]
    found = in_sentence(
        draft,
        places,
        layers.place_starts,
        lambda at: None if _is_seat(layers.view, places[at]) else suits[places[at].role],
    )
    if found is not None:
        return _narrowed(layers, found)
    return before_in_paragraphs(
        layers.view,
        draft,
        layers.place_starts,
        lambda at: places[at].role in _CARRIED and not _is_seat(layers.view, places[at]),
        _PARAGRAPHS,
    )


def _is_seat(view: View, place: PlaceMention) -> bool:
    """Whether it says where somebody sits who tells of it."""
    text = view.text
    if _SITS.match(text, place.end, place.end + _LOOKS_ON):
        return True
    return _SEAT.search(text[max(0, place.start - _LOOK_BACK) : place.start]) is not None


def _narrowed(layers: Layers, at: int) -> int:
    """The town, where the place is what holds it: `Tell Hajar in Murr province`."""
    places = layers.places
    if not at:
        return at
    town, outer = places[at - 1], places[at]
    held = town.id is not None and outer.name is not None and outer.name in (town.admin or "").split(", ")
    between = layers.view.text[town.end : outer.start]
    return at - 1 if held and town.role == "at" and _WITHIN.fullmatch(between) else at
