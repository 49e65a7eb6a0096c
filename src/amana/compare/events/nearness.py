"""Which accounts meet by their clues: each those before it that share most, and never all."""

from __future__ import annotations

from functools import lru_cache
from heapq import nlargest
from typing import Any, Final

from amana.compare.arrays import numpy, runs
from amana.compare.events.frequencies import step
from amana.compare.events.lists import Lists

MOST_NEAR: Final = 24
"""How many others before it an account is set beside: those that share most clues, rare ones first."""
MOST_OF_ONE: Final = 16
"""How many accounts one clue brings: those nearest before it in days."""


class ClueRows:
    """For each clue (by number) the accounts that have it, by their places in the order of days and ids."""

    def __init__(self, clues: Lists, names: int) -> None:
        """`clues` are each account's, in that order; there are `names` clues in all."""
        np = numpy()
        order = np.argsort(clues.values, kind="stable")
        self._clues = clues
        self._members = clues.owners()[order]
        self._ends = np.cumsum(np.bincount(clues.values, minlength=names))
        self._at = np.empty_like(order)
        self._at[order] = np.arange(len(order))

    def row(self, clue: int) -> Any:
        """The accounts that have a clue."""
        return self._members[self._begin(clue) : self._ends[clue]]

    def near(self, account: int) -> list[int]:
        """The MOST_NEAR accounts before this one that share most clues with it; rare ones count more.

        Of each clue the MOST_OF_ONE before it are looked at.
        """
        sums: dict[int, float] = {}
        begin, end = self._clues.starts[account : account + 2].tolist()
        places = zip(self._clues.values[begin:end].tolist(), self._at[begin:end].tolist(), strict=True)
        for clue, place in places:
            first = self._begin(clue)
            worth = _worth(int(self._ends[clue]) - first)
            for other in self._members[max(first, place - MOST_OF_ONE) : place].tolist():
                sums[other] = sums.get(other, 0.0) + worth
        return nlargest(MOST_NEAR, sums, key=lambda other: (sums[other], other))

    def _begin(self, clue: int) -> int:
        return int(self._ends[clue - 1]) if clue else 0

    def pairs(self, places: Any) -> tuple[Any, Any]:
        """Every clue of every account: the clues, and which of the accounts' `places` has it."""
        return self._clues.values.astype("int64"), places[self._clues.owners()]


@lru_cache(maxsize=1 << 14)
def _worth(many: int) -> float:
    """What a clue counts that so many have: in steps, as words do (see `frequencies`)."""
    return 2.0 / step(1 + many) if many else 0.0


def meeting_anew(before: ClueRows, after: ClueRows, places: tuple[Any, Any], count: int) -> Any:
    """Of the accounts that are now, which may be near others than before: True for each that may.

    `places` are those of the accounts before and of those now in one order of both, which has `count` of them.
    """
    np = numpy()
    keys = [clues * count + there for clues, there in (before.pairs(places[0]), after.pairs(places[1]))]
    changed = np.setxor1d(*keys, assume_unique=True)
    found = np.zeros(len(places[1]), dtype=bool)
    starts, lengths = runs(changed // count)
    for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
        clue = int(changed[start] // count)
        row = after.row(clue)
        if _worth(len(row)) != _worth(len(before.row(clue))):
            found[row] = True
            continue
        for place in np.searchsorted(places[1][row], changed[start : start + length] % count).tolist():
            found[row[place : place + MOST_OF_ONE + 1]] = True
    return found
