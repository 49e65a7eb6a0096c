"""Accounts taken together, the likeliest first: by the nearest pair and by the mean of all pairs of two groups.

Not by the nearest pair alone: one account that tells of two events would make one of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

from amana.compare.events.settings import Settings

_Pair = tuple[int, int]
_Tied = tuple[float, float]


class Linking:
    """Groups that grow, by number. What is held apart is never in one group."""

    def __init__(self, count: int, ties: Mapping[_Pair, float], apart: Iterable[_Pair]) -> None:
        """`ties`: the scores of pairs; a pair that is not there counts as 0."""
        self._members: dict[int, list[int]] = {at: [at] for at in range(count)}
        self._tied: dict[int, dict[int, _Tied]] = {at: {} for at in range(count)}
        self._apart: dict[int, set[int]] = {}
        self._next = count
        self._in = list(range(count))
        for (one, other), score in sorted(ties.items()):
            self._tied[one][other] = self._tied[other][one] = (score, score)
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)

    def join(self, one: int, other: int) -> bool:
        """Put the groups of two numbers together, by a person's word; False where they are held apart."""
        left, right = self._in[one], self._in[other]
        if left == right:
            return True
        if right in self._apart.get(left, ()):
            return False
        self._merge(left, right)
        return True

    def grow(self, settings: Settings) -> None:
        """Join the groups that are tied most, until none is tied enough."""
        heap = [
            (-score, one, other)
            for one, row in self._tied.items()
            for other in row
            if one < other and (score := self._score(one, other, settings)) >= settings.joined
        ]
        heapify(heap)
        while heap:
            _, one, other = heappop(heap)
            if one not in self._members or other not in self._members or other in self._apart.get(one, ()):
                continue
            made = self._merge(one, other)
            for near in self._tied[made]:
                score = self._score(made, near, settings)
                if score >= settings.joined:
                    heappush(heap, (-score, near, made))

    def groups(self) -> list[list[int]]:
        """The members of each group, in order."""
        return [sorted(members) for members in self._members.values()]

    def _score(self, one: int, other: int, settings: Settings) -> float:
        total, highest = self._tied[one][other]
        mean = total / (len(self._members[one]) * len(self._members[other]))
        return settings.nearest * highest + (1.0 - settings.nearest) * mean

    def _merge(self, one: int, other: int) -> int:
        made, self._next = self._next, self._next + 1
        self._members[made] = self._members.pop(one) + self._members.pop(other)
        for member in self._members[made]:
            self._in[member] = made
        self._merge_ties(made, self._tied.pop(one), self._tied.pop(other), (one, other))
        apart = (self._apart.pop(one, set()) | self._apart.pop(other, set())) - {one, other}
        for held in apart:
            self._apart[held] = self._apart[held] - {one, other} | {made}
        if apart:
            self._apart[made] = apart
        return made

    def _merge_ties(self, made: int, ones: dict[int, _Tied], others: dict[int, _Tied], gone: _Pair) -> None:
        row: dict[int, _Tied] = {}
        for near in sorted(ones.keys() | others.keys()):
            if near in gone:
                continue
            left, right = ones.get(near, (0.0, 0.0)), others.get(near, (0.0, 0.0))
            row[near] = (left[0] + right[0], max(left[1], right[1]))
            beside = self._tied[near]
            beside.pop(gone[0], None)
            beside.pop(gone[1], None)
            beside[made] = row[near]
        self._tied[made] = row
