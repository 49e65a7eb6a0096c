"""Many pairs of accounts scored, some thousands at a time: no more accounts are in memory than that needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from amana.compare.arrays import distinct, numpy
from amana.compare.events.frequencies import Frequencies
from amana.compare.events.ground import ONE
from amana.compare.events.pairs import across
from amana.compare.events.settings import Settings
from amana.compare.events.signs import scored, signs
from amana.compare.events.traits import Traits
from amana.compare.events.weighed import Weighed

Fetch = Callable[[Sequence[int]], Iterable[tuple[int, Traits]]]
"""Accounts by their numbers: each number with its traits, in any order. Of those that went meanwhile nothing."""

_GONE = Traits("", "", "")
_TOGETHER = 20_000  # pairs
_TILE = 50_000  # accounts: pairs are scored those of two such stretches together, so that few come twice


class Scorer:
    """Scores pairs of accounts by their places in `numbers`."""

    def __init__(self, numbers: Any, fetch: Fetch, frequencies: Frequencies, settings: Settings) -> None:
        self._numbers, self._fetch, self._frequencies, self._settings = numbers, fetch, frequencies, settings
        self._few = frequencies.few()
        self._ready: dict[int, Weighed] = {}

    def scores(self, pairs: Any, told: Callable[[float], None]) -> Any:
        """The scores of these pairs, in millionths. `told` hears which share of them is done."""
        np = numpy()
        found = np.empty(len(pairs), dtype="int32")
        order = np.lexsort((pairs[:, 0], pairs[:, 1] // _TILE, pairs[:, 0] // _TILE))
        for begin in range(0, len(pairs), _TOGETHER):
            told(begin / len(pairs))
            places = order[begin : begin + _TOGETHER]
            chunk = pairs[places]
            self._make_ready(distinct(chunk.reshape(-1)))
            found[places] = [self._score(one, other) for one, other in chunk.tolist()]
        return found

    def _make_ready(self, needed: Any) -> None:
        """Those that were needed before are let go of where there are too many."""
        places = needed.tolist()
        if len(self._ready) > 2 * _TILE:
            kept = set(places)
            self._ready = {place: one for place, one in self._ready.items() if place in kept}
        missing = {int(self._numbers[place]): place for place in places if place not in self._ready}
        for number, traits in self._fetch(list(missing)) if missing else ():
            self._ready[missing.pop(number)] = Weighed(traits, self._frequencies)
        self._ready.update((place, Weighed(_GONE, self._frequencies)) for place in missing.values())

    def _score(self, one: int, other: int) -> int:
        left, right = self._ready[one], self._ready[other]
        return round(ONE * scored(signs(left, right), self._settings, across(left, right), self._few))
