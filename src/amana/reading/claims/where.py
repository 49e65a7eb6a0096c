"""The place of a claim: by its role (from, to, at), never the nearest actor."""

from __future__ import annotations

from amana.reading.claims.drafts import Draft
from amana.reading.claims.layers import Layers
from amana.reading.claims.lists import categories
from amana.reading.claims.near import before_in_paragraphs, in_sentence

# How a place's role suits a category: what moves from, what moves to, what stays. None: it cannot be the place.
_SUITS: dict[str, dict[str, float | None]] = {
    "from": {"from": 0.3, "at": 1.0, "of": 1.5, "to": 6.0, "actor": None},
    "to": {"to": 0.3, "at": 1.0, "of": 1.5, "from": 6.0, "actor": None},
    "-": {"at": 0.7, "of": 1.0, "from": 1.5, "to": 4.0, "actor": None},
}
_CARRIED = frozenset(["at", "of", "from"])
_PARAGRAPHS = 1


def place_of(layers: Layers, draft: Draft) -> int | None:
    """The index of the claim's place: in its clause, its sentence, its paragraph, or the paragraph before."""
    places = layers.places
    moves = categories()[draft.category].moves if draft.category else "-"
    suits = _SUITS[moves]
    found = in_sentence(draft, places, layers.place_starts, lambda at: suits[places[at].role])
    if found is not None:
        return found
    return before_in_paragraphs(
        layers.view, draft, layers.place_starts, lambda at: places[at].role in _CARRIED, _PARAGRAPHS
    )
