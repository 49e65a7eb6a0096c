"""How common a word, a name, or a day and place are among the accounts: what is rare says more."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from amana.compare.events.traits import PlaceTrait, Traits

# As if there were so many other accounts besides: of two accounts, all that they share would be common.
_OTHERS = 50
# Of few accounts, two are more likely of one event than of as many as the weights were fitted on.
_MANY = 300


class Frequencies:
    """Counts of accounts; they grow with each one. The order in which they come makes no difference."""

    def __init__(self) -> None:
        self.accounts = 0
        self._words: Counter[str] = Counter()
        self._names: Counter[str] = Counter()
        self._days: Counter[tuple[int, str]] = Counter()

    @classmethod
    def of(cls, accounts: Iterable[Traits]) -> Frequencies:
        """Those of these accounts."""
        made = cls()
        for traits in accounts:
            made.add(traits)
        return made

    def add(self, traits: Traits) -> None:
        """One more account."""
        self.accounts += 1
        self._words.update({one.word for one in traits.words})
        self._names.update({key for one in traits.names if one.kind == "person" for key in one.keys})
        place = main_province(traits.places)
        if traits.published is not None and place is not None:
            self._days[traits.published, place] += 1

    def word(self, word: str) -> float:
        """How much a shared word says: the logarithm of how rare it is."""
        return math.log((_OTHERS + self.accounts) / (1 + self._words[word]))

    def name(self, key: str) -> float:
        """How much a shared key of a name says."""
        return math.log((_OTHERS + self.accounts) / (1 + self._names[key]))

    def few(self) -> float:
        """How much likelier any two are of one event because there are few accounts (log odds); 0 for many."""
        return 0.5 * math.log(_MANY / self.accounts) if 0 < self.accounts < _MANY else 0.0

    def told(self, day: int | None, place: str | None) -> int:
        """How many accounts were published on this day and tell of this province first."""
        return self._days[day, place] if day is not None and place is not None else 0


def main_province(places: Iterable[PlaceTrait]) -> str | None:
    """The province that most of what is told lies in; None where no place with a province is named."""
    sums: dict[str, int] = {}
    for one in places:
        if one.province is not None:
            sums[one.province] = sums.get(one.province, 0) + one.weight
    return max(sums, key=lambda name: (sums[name], name)) if sums else None
