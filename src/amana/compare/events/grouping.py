"""Which accounts tell of one event: proposals for a person to confirm, never an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import combinations
from typing import Final

from amana.compare.events.clues import Clues, MemoryClues, clues_of, day_of
from amana.compare.events.frequencies import Frequencies
from amana.compare.events.linking import Linking
from amana.compare.events.pairs import across
from amana.compare.events.settings import SHIPPED, Settings
from amana.compare.events.signs import scored, signs
from amana.compare.events.traits import Traits
from amana.compare.events.weighed import Weighed
from amana.compare.people import Judgements
from amana.records import Progress, Watch

_TOLD_EACH = 500  # accounts
LEAST_TIE: Final = 0.05
"""Pairs below it are not kept: they count as 0."""

# Two that are both tied so much to a third are set beside each other, whether or not they share clues.
_BOTH_TIED = 0.2
_MOST_TIED = 16

_NOTHING_SAID = Judgements()


@dataclass(frozen=True, slots=True)
class CandidateEvent:
    """Accounts that may tell of one event, two or more: a question, never an answer.

    `id` is that of its first account in the order of ids. `links` are the pairs that speak for it, with how likely
    each is (0 to 1); ask `pair` for the evidence. `judged` says that people's words alone joined it.
    """

    id: str
    accounts: tuple[str, ...]
    links: tuple[tuple[str, str, float], ...] = ()
    judged: bool = False


@dataclass(frozen=True, slots=True)
class GroupedEvents:
    """The proposals, the largest first. `conflicts`: pairs said to be one event that other words hold apart."""

    events: tuple[CandidateEvent, ...]
    conflicts: tuple[tuple[str, str], ...] = ()


def grouped_events(
    accounts: Iterable[Traits], judged: Judgements = _NOTHING_SAID, settings: Settings = SHIPPED
) -> GroupedEvents:
    """Which of these accounts tell of one event. The same whatever the order in which they come.

    `judged` are pairs of accounts' ids; what people said goes before all else.
    """
    known = list(accounts)
    return grouped_by(ties_among(known, settings), (one.account for one in known), judged, settings)


def ties_among(
    accounts: Iterable[Traits], settings: Settings = SHIPPED, watch: Watch | None = None
) -> dict[tuple[str, str], float]:
    """How likely pairs of these accounts are of one event, as `Grouping.ties` has it; order does not count.

    `watch` hears how many were set beside the others.
    """
    known = sorted(accounts, key=lambda one: (day_of(one), one.account))
    grouping = Grouping(Frequencies.of(known), MemoryClues(), settings)
    for number, traits in enumerate(known):
        if watch is not None and number % _TOLD_EACH == 0:
            watch(Progress(number, 0, len(known)))
        grouping.add(traits)
    return grouping.ties()


def grouped_by(
    tied: Mapping[tuple[str, str], float],
    accounts: Iterable[str],
    judged: Judgements = _NOTHING_SAID,
    settings: Settings = SHIPPED,
) -> GroupedEvents:
    """The proposals by ties that were found before (see `Grouping.ties`), among these accounts (ids)."""
    order = sorted(set(accounts))
    number = {account: at for at, account in enumerate(order)}
    ties = {(number[one], number[other]): score for (one, other), score in tied.items()}
    apart = [pair for one in judged.different if (pair := _numbers(number, one))]
    linking = Linking(len(order), ties, apart)
    conflicts = [
        pair
        for pair in sorted(_sorted(*one) for one in judged.same)
        if (both := _numbers(number, pair)) and not linking.join(*both)
    ]
    said = {tuple(members) for members in linking.groups()}
    linking.grow(settings)
    groups = [members for members in linking.groups() if len(members) > 1]
    links = _links(groups, ties, order)
    events = (
        CandidateEvent(
            order[members[0]],
            tuple(order[at] for at in members),
            links.get(members[0], ()),
            tuple(members) in said,
        )
        for members in groups
    )
    return GroupedEvents(tuple(sorted(events, key=lambda one: (-len(one.accounts), one.id))), tuple(conflicts))


class Grouping:
    """Accounts set beside those that share clues with them, one after another.

    A new one costs the same however many there are. While no clue has more than `MOST_OF_ONE` accounts and none
    more than `MOST_NEAR` others near it, the order in which they come makes no difference to what is found.
    """

    def __init__(self, frequencies: Frequencies, clues: Clues, settings: Settings = SHIPPED) -> None:
        """`frequencies` stay as they are given: whoever adds many accounts counts them anew and groups again."""
        self._frequencies = frequencies
        self._clues = clues
        self._settings = settings
        self._few = frequencies.few()
        self._known: dict[str, Weighed] = {}
        self._ties: dict[tuple[str, str], float] = {}

    def add(self, traits: Traits) -> list[tuple[str, float]]:
        """One more account; those that it is tied to, and how much. One that is there already is let go."""
        if traits.account in self._known:
            return []
        clues, day = clues_of(traits, self._frequencies), day_of(traits)
        near = self._clues.near(day, clues)
        self._clues.keep(traits.account, day, clues)
        own = self._known[traits.account] = Weighed(traits, self._frequencies)
        found = [(other, self._score(own, self._known[other])) for other in near]
        tied = [(other, score) for other, score in found if score >= LEAST_TIE]
        for other, score in tied:
            self._ties[_sorted(traits.account, other)] = score
        return tied

    def grouped(self, judged: Judgements = _NOTHING_SAID) -> GroupedEvents:
        """The proposals as they are now."""
        return grouped_by(self.ties(), self._known, judged, self._settings)

    def ties(self) -> dict[tuple[str, str], float]:
        """How likely pairs of accounts (ids, the first in order first) are of one event; what is left out is 0."""
        return {**self._ties, **self._closed()}

    def _closed(self) -> dict[tuple[str, str], float]:
        """The ties of pairs that are both tied to a third and did not meet by clues."""
        beside: dict[str, list[tuple[float, str]]] = {}
        for (one, other), score in self._ties.items():
            if score >= _BOTH_TIED:
                beside.setdefault(one, []).append((score, other))
                beside.setdefault(other, []).append((score, one))
        met = (nlargest(_MOST_TIED, row) for row in beside.values() if len(row) > 1)
        pairs = {_sorted(one, other) for row in met for (_, one), (_, other) in combinations(row, 2)}
        scores = (
            ((one, other), self._score(self._known[one], self._known[other]))
            for one, other in sorted(pairs - self._ties.keys())
        )
        return {pair: score for pair, score in scores if score >= LEAST_TIE}

    def _score(self, one: Weighed, other: Weighed) -> float:
        return scored(signs(one, other), self._settings, across(one, other), self._few)


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _numbers(number: dict[str, int], one: tuple[str, str]) -> tuple[int, int] | None:
    """The numbers of a pair; None where one of them is not among the accounts."""
    left, right = number.get(one[0]), number.get(one[1])
    return None if left is None or right is None else (left, right)


def _links(
    groups: list[list[int]], ties: dict[tuple[int, int], float], order: list[str]
) -> dict[int, tuple[tuple[str, str, float], ...]]:
    """The ties inside each group, by its first member."""
    within = {at: members[0] for members in groups for at in members}
    found: dict[int, list[tuple[str, str, float]]] = {}
    for (one, other), score in sorted(ties.items()):
        if one in within and within[one] == within.get(other):
            found.setdefault(within[one], []).append((order[one], order[other], score))
    return {first: tuple(links) for first, links in found.items()}
