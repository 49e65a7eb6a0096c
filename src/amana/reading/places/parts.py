from __future__ import annotations

from amana.reading.places.found import Candidate
from amana.reading.places.resolve import Choice


def with_parts(
    text: str, candidates: list[Candidate], chosen: list[Choice | None]
) -> list[tuple[Candidate, Choice | None]]:
    return list(zip(candidates, chosen, strict=True))
