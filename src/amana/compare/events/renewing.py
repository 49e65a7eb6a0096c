"""The ground that accounts are compared on, renewed: what few more bring touches only those that they meet.

What comes out is a function of the accounts alone: the same as if all had been compared at once, whatever came
first. An account is touched where a term of its own came to stand on another step of how common it is, or where
another account stands among those that it looks at by its clues. All other pairs keep their scores.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from amana.compare.arrays import numpy
from amana.compare.events.closing import keys_of, pairs_closed, pairs_of
from amana.compare.events.clues import clues_of, day_of
from amana.compare.events.frequencies import Frequencies, terms_of
from amana.compare.events.ground import Ground, Scored, empty_ground, no_pairs, steps_of
from amana.compare.events.lists import Lists, compacted
from amana.compare.events.nearness import ClueRows, meeting_anew
from amana.compare.events.scoring import Fetch, Scorer
from amana.compare.events.settings import SHIPPED, Settings
from amana.compare.events.traits import Traits
from amana.records import Progress, Watch

_TOGETHER = 500  # accounts
_Given = Sequence[tuple[int, str]]


def ground_of(accounts: Iterable[Traits], settings: Settings = SHIPPED, watch: Watch | None = None) -> Ground:
    """That of accounts that are all in memory, by their places in the order of ids."""
    known = sorted({one.account: one for one in accounts}.values(), key=lambda one: one.account)
    given = [(number, one.account) for number, one in enumerate(known)]
    return renewed(empty_ground(), given, lambda asked: ((one, known[one]) for one in asked), settings, watch)


def renewed(
    before: Ground,
    given: _Given,
    fetch: Fetch,
    settings: Settings = SHIPPED,
    watch: Watch | None = None,
) -> Ground:
    """The ground of the accounts that are `given` (number and id), each id once.

    A number always stands for the same traits. `before` is one of the same settings, for the same `fetch`. `watch`
    hears how many of the accounts were set beside the others.
    """
    if {number for number, _ in given} == set(before.numbers.tolist()):
        return before
    return _Renewal(before, given, fetch, settings, watch).ground()


class _Renewal:
    """One of them. Places are of the accounts as they are now; -1 is that of one that is no more."""

    def __init__(
        self, before: Ground, given: _Given, fetch: Fetch, settings: Settings, watch: Watch | None
    ) -> None:
        self._before, self._fetch, self._settings, self._watch = before, fetch, settings, watch
        self._bring(given)
        self._frequencies = self._now.frequencies()

    def ground(self) -> Ground:
        """It, with all that is compared anew."""
        anew = self._weighed_anew()
        self._give_clues(anew)
        known = self._known(anew)
        scorer = Scorer(self._now.numbers, self._fetch, self._frequencies, self._settings)
        near = self._scored(keys_of(self._meeting(anew), self._now.count), known, scorer, 0)
        closed = self._scored(pairs_closed(near, self._now.count), known, scorer, 1)
        now = self._now
        terms, clues = compacted(now.terms, now.term_names), compacted(now.clues, now.clue_names)
        return Ground(now.numbers, now.ids, now.days, *terms, *clues, near, closed)

    def _bring(self, given: _Given) -> None:
        """The accounts in their order: those that were there, and what is new of the others."""
        np, before = numpy(), self._before
        stay = np.flatnonzero(np.isin(before.numbers, [number for number, _ in given]))
        there = set(before.numbers.tolist())
        asked = [one for one in given if one[0] not in there]
        new, days, names, rows = _terms_of(self._fetch, asked, list(before.term_names))
        numbers = np.concatenate((before.numbers, np.array([number for number, _ in new], dtype="int64")))
        ids = np.concatenate((before.ids, np.array([name for _, name in new], dtype="S32")))
        days = np.concatenate((before.days, np.array(days, dtype="int64")))
        among = np.concatenate((stay, np.arange(before.count, len(numbers))))
        order = among[np.lexsort((ids[among], days[among]))]
        self._was = np.where(order < before.count, order, -1)
        self._place = np.full(before.count + 1, -1, dtype="int64")
        self._place[self._was] = np.arange(len(order))
        self._place[-1] = -1
        terms = before.terms.then(Lists.of(rows)).picked(order)
        clues = before.clues.picked(np.maximum(self._was, 0)) if before.count else Lists.of([()] * len(order))
        self._both = _places_of_both((before.days, before.ids), (days[order], ids[order]))
        self._now = Ground(
            numbers[order], ids[order], days[order], terms, names, clues, before.clue_names, no_pairs(), no_pairs()
        )

    def _weighed_anew(self) -> Any:
        """For each account, whether what it has in common with others may count otherwise than before."""
        np, names = numpy(), len(self._now.term_names)
        earlier = Frequencies(self._before.count)
        if earlier.basis() != self._frequencies.basis():
            return np.ones(self._now.count, dtype=bool)
        changed = steps_of(self._before.counts(names)) != steps_of(self._now.counts(names))
        found = self._was < 0
        found[self._now.terms.owners()[changed[self._now.terms.values]]] = True
        return found

    def _give_clues(self, anew: Any) -> None:
        """Clues to those that are weighed anew; the others keep theirs."""
        np, now = numpy(), self._now
        names = list(now.clue_names)
        number = {name: at for at, name in enumerate(names)}
        places = np.flatnonzero(anew)
        rows: dict[int, list[int]] = {}
        for traits_number, traits in _fetched(self._fetch, now.numbers[places].tolist()):
            rows[traits_number] = [_number(number, names, one) for one in clues_of(traits, self._frequencies)]
        fresh = Lists.of(rows.get(one, []) for one in now.numbers[places].tolist())
        order = np.arange(now.count)
        order[places] = now.count + np.arange(len(places))
        clues = now.clues.then(fresh).picked(order)
        self._now = Ground(
            now.numbers, now.ids, now.days, now.terms, now.term_names, clues, names, no_pairs(), no_pairs()
        )

    def _meeting(self, anew: Any) -> Any:
        """The pairs that meet by clues: looked up anew for whoever may meet others than before."""
        np, now, before = numpy(), self._now, self._before
        rows = ClueRows(now.clues, len(now.clue_names))
        earlier = ClueRows(before.clues, len(now.clue_names))
        look = anew | meeting_anew(earlier, rows, self._both, len(self._both[0]) + len(self._both[1]))
        kept = self._place[before.near.pairs]
        kept = kept[(kept >= 0).all(axis=1)]
        kept = kept[~look[kept[:, 1]]]
        found = [(other, one) for one in np.flatnonzero(look).tolist() for other in rows.near(one)]
        return np.concatenate((kept, np.array(found, dtype="int64").reshape(-1, 2)))

    def _known(self, anew: Any) -> tuple[Any, Any]:
        """The scores that hold still, by the keys of their pairs, in order."""
        np = numpy()
        earlier = self._before.near.then(self._before.closed)
        pairs = self._place[earlier.pairs]
        there = (pairs >= 0).all(axis=1)
        there[there] = ~anew[pairs[there]].any(axis=1)
        keys = keys_of(pairs[there], self._now.count)
        order = np.argsort(keys)
        return keys[order], earlier.scores[there][order]

    def _scored(self, keys: Any, known: tuple[Any, Any], scorer: Scorer, turn: int) -> Scored:
        """Pairs by their keys, with their scores: those that hold still, and the others worked out."""
        np = numpy()
        keys = np.sort(keys)
        held, scores = known
        at = np.minimum(np.searchsorted(held, keys), max(len(held) - 1, 0))
        there = held[at] == keys if len(held) else np.zeros(len(keys), dtype=bool)
        found = np.empty(len(keys), dtype="int32")
        found[there] = scores[at[there]]
        pairs = pairs_of(keys, self._now.count)
        found[~there] = scorer.scores(pairs[~there], self._telling(turn))
        return Scored(pairs, found)

    def _telling(self, turn: int) -> Callable[[float], None]:
        def told(share: float) -> None:
            if self._watch is not None:
                done = int(self._now.count * (turn + share) / 2)
                self._watch(Progress(done, 0, self._now.count))

        return told


def _terms_of(
    fetch: Fetch, new: Sequence[tuple[int, str]], names: list[str]
) -> tuple[_Given, list[int], list[str], list[list[int]]]:
    """Of new accounts, those that are there, the days and the terms (by their numbers in `names`, which grow)."""
    number = {name: at for at, name in enumerate(names)}
    found = {
        one: (day_of(traits), [_number(number, names, term) for term in sorted(terms_of(traits))])
        for one, traits in _fetched(fetch, [one for one, _ in new])
    }
    new = [one for one in new if one[0] in found]
    return new, [found[one][0] for one, _ in new], names, [found[one][1] for one, _ in new]


def _number(number: dict[str, int], names: list[str], name: str) -> int:
    at = number.setdefault(name, len(names))
    if at == len(names):
        names.append(name)
    return at


def _fetched(fetch: Fetch, numbers: Sequence[int]) -> Iterator[tuple[int, Traits]]:
    for begin in range(0, len(numbers), _TOGETHER):
        yield from fetch(numbers[begin : begin + _TOGETHER])


def _places_of_both(one: tuple[Any, Any], other: tuple[Any, Any]) -> tuple[Any, Any]:
    """The places of two sets of accounts (days, ids) in one order of all; an account of both has one place."""
    np = numpy()
    days, ids = np.concatenate((one[0], other[0])), np.concatenate((one[1], other[1]))
    _, first = np.unique(np.rec.fromarrays((days, ids)), return_inverse=True)
    first = first.reshape(-1)
    return first[: len(one[0])], first[len(one[0]) :]
