"""What the scans hand on: a stretch that may name a place, with what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass

from amana.reading.places.entries import Entry


@dataclass(slots=True)
class Candidate:
    """A stretch of the text and the places it may be, likeliest first (none: only shaped like a place).

    `score` is how likely the words are meant as a place at all; `flag` as in `Naming`. `start` and `end` grow with
    the `part` that is meant. `before` is, in Arabic, the word before it, folded, or its clitic.
    """

    start: int
    end: int
    entries: tuple[Entry, ...]
    flag: str
    score: float
    rule: str
    before: str = ""
    part: str | None = None
    arabic: bool = False

    @classmethod
    def of(
        cls, stretch: tuple[int, int], entries: tuple[Entry, ...], flag: str, score: float, rule: str
    ) -> Candidate:
        """A candidate without a part."""
        return cls(*stretch, entries, flag, score, rule)
