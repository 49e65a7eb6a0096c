"""Which accounts tell of one event: proposals for a person to confirm, never an answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amana.compare.arrays import numpy
from amana.compare.events.connecting import connected
from amana.compare.events.ground import ONE, Ground, Scored
from amana.compare.events.linking import Linking
from amana.compare.events.renewing import ground_of
from amana.compare.events.settings import SHIPPED, Settings
from amana.compare.events.traits import Traits
from amana.compare.people import Judgements

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
    return grouped_on(ground_of(accounts, settings), judged, settings)


def grouped_on(ground: Ground, judged: Judgements = _NOTHING_SAID, settings: Settings = SHIPPED) -> GroupedEvents:
    """The proposals among the accounts of a ground.

    Two groups are joined only where a pair is tied as much as `settings.joined`: what no such pair and nobody's
    word connects is not looked at.
    """
    kept, order = _connected(ground, judged, settings)
    number = {account: at for at, account in enumerate(order)}
    ties = dict(zip(map(_pair, kept.pairs.tolist()), (kept.scores / ONE).tolist(), strict=True))
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


def _connected(ground: Ground, judged: Judgements, settings: Settings) -> tuple[Scored, list[str]]:
    """The ties within what is connected, in order, by places among the ids of that, which are in order too."""
    np = numpy()
    place = {name: at for at, name in enumerate(ground.ids.tolist())}
    said = ((place.get(one.encode()), place.get(other.encode())) for one, other in judged.same)
    same = [(one, other) for one, other in said if one is not None and other is not None]
    ties = ground.ties()
    labels = connected(ground.count, ties.pairs[ties.scores >= ONE * settings.joined].tolist(), same)
    first = labels[ties.pairs[:, 0]]
    kept = ties.of((first >= 0) & (first == labels[ties.pairs[:, 1]]))
    places = np.flatnonzero(labels >= 0)
    places = places[np.argsort(ground.ids[places])]
    among = np.zeros(ground.count, dtype="int64")
    among[places] = np.arange(len(places))
    pairs = np.sort(among[kept.pairs], axis=1)
    kept = Scored(pairs, kept.scores).of(np.lexsort((pairs[:, 1], pairs[:, 0])))
    return kept, [name.decode() for name in ground.ids[places].tolist()]


def _pair(one: Sequence[int]) -> tuple[int, int]:
    return one[0], one[1]


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
