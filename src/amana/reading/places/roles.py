"""What a place is in its sentence."""

from __future__ import annotations

from amana.reading.nouns import PlaceRole
from amana.reading.places.found import Candidate
from amana.reading.places.resolve import Choice


def of_all(text: str, placed: list[tuple[Candidate, Choice | None]]) -> list[PlaceRole]:
    """The role of each place, in order."""
    return ["at" for _ in placed if text]
