"""What the scans hand on: a stretch that may name a place, with what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass

from amana.reading.places.beside import Beside, before
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
    near: tuple[int, Beside, Beside] | None = None

    @classmethod
    def of(
        cls, stretch: tuple[int, int], entries: tuple[Entry, ...], flag: str, score: float, rule: str
    ) -> Candidate:
        """A candidate without a part."""
        return cls(*stretch, entries, flag, score, rule)

    def words_before(self, text: str) -> tuple[Beside, Beside]:
        """The word before, and that before an article; a full stop or a comma may part them from the name."""
        if self.near is None or self.near[0] != self.start:
            first = before(text, self.start)
            outer = before(text, first.start) if first.word == "the" and not first.mark else first
            self.near = (self.start, first, outer)
        return self.near[1:]
