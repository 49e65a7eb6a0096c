"""An invented set of two texts, scored as the real ones are."""

from __future__ import annotations

from scores.measure import Tally

THERE = {"work": [(0, 3), (8, 11)], "aside": [(2, 5)]}


def score() -> list[Tally]:
    """One right of two in `work`, all in `aside`."""
    found: list[Tally] = []
    for part, there in THERE.items():
        tally = Tally("tiny", "spans", "en", part)
        tally.add(1, len(there), len(there))
        tally.rule("shape/plain", True)
        for _ in there[1:]:
            tally.rule("shape/plain", False)
            tally.miss("missed: odd | shape")
        found.append(tally)
    return found
