"""How common a word, a name, or a day and place are among the accounts: what is rare says more.

Counted in steps of half a doubling: one more account changes what its rarest words say, and of common ones hardly
any, so that those who are compared already need not be compared again.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from amana.compare.events.traits import PlaceTrait, Traits

# As if there were so many other accounts besides: of two accounts, all that they share would be common.
_OTHERS = 50
# Of few accounts, two are more likely of one event than of as many as the weights were fitted on.
_MANY: Final = 300
_STEPS = 2.0  # of each doubling
_WORTH = math.log(2.0) / _STEPS


class Frequencies:
    """How many accounts have each term (see `terms_of`). The order in which they come makes no difference."""

    def __init__(self, accounts: int = 0, counts: Mapping[str, int] | None = None) -> None:
        self.accounts = accounts
        self._counts: Mapping[str, int] = {} if counts is None else counts
        self._all = step(_OTHERS + accounts)

    @classmethod
    def of(cls, accounts: Iterable[Traits]) -> Frequencies:
        """Those of these accounts."""
        known = [terms_of(traits) for traits in accounts]
        return cls(len(known), Counter(term for terms in known for term in terms))

    def word(self, word: str) -> float:
        """How much a shared word says: the logarithm of how rare it is."""
        return self._rarity("word " + word)

    def name(self, key: str) -> float:
        """How much a shared key of a name says."""
        return self._rarity("name " + key)

    def few(self) -> float:
        """How much likelier any two are of one event because there are few accounts (log odds); 0 for many."""
        return 0.5 * math.log(_MANY / self.accounts) if 0 < self.accounts < _MANY else 0.0

    def told(self, day: int | None, place: str | None) -> float:
        """About how many accounts were published on this day and tell of this province first."""
        count = self._counts.get(_there(day, place), 0) if day is not None and place is not None else 0
        return float(2.0 ** (step(1 + count) / _STEPS)) - 1.0

    def basis(self) -> tuple[int, int]:
        """What all that is said here rests on besides the counts: while it stays, only counts change anything."""
        return self._all, min(self.accounts, _MANY)

    def _rarity(self, term: str) -> float:
        return (self._all - step(1 + self._counts.get(term, 0))) * _WORTH


@lru_cache(maxsize=1 << 16)
def step(count: int) -> int:
    """The step that a number, 1 or more, stands on: counts are told apart by that of one more than they are."""
    return round(_STEPS * math.log2(count))


def terms_of(traits: Traits) -> set[str]:
    """What is counted of an account: its words, the keys of persons' names, its day with its main province."""
    return set(_terms(traits))


def _terms(traits: Traits) -> Iterator[str]:
    yield from ("word " + one.word for one in traits.words)
    yield from ("name " + key for one in traits.names if one.kind == "person" for key in one.keys)
    place = main_province(traits.places)
    if traits.published is not None and place is not None:
        yield _there(traits.published, place)


def _there(day: int | None, place: str | None) -> str:
    return f"day {day} {place}"


def main_province(places: Iterable[PlaceTrait]) -> str | None:
    """The province that most of what is told lies in; None where no place with a province is named."""
    sums: dict[str, int] = {}
    for one in places:
        if one.province is not None:
            sums[one.province] = sums.get(one.province, 0) + one.weight
    return max(sums, key=lambda name: (sums[name], name)) if sums else None
