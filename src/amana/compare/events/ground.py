"""What accounts were set beside each other by, and what came of it: kept, so that few more touch only a few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from amana.compare.arrays import numpy
from amana.compare.events.frequencies import Frequencies, step
from amana.compare.events.lists import Lists

ONE: Final = 1_000_000
"""A score of 1. Scores are whole millionths: the same wherever they are worked out."""
LEAST_TIE: Final = 50_000
"""Pairs below it are not ties: they count as 0."""

_TABLE = 1 << 12  # counts whose steps are looked up


class Scored(NamedTuple):
    """Pairs of accounts by their places, the earlier first (two columns), and their scores in millionths."""

    pairs: Any
    scores: Any

    def of(self, chosen: Any) -> Scored:
        """Those that are chosen (a mask, or places)."""
        return Scored(self.pairs[chosen], self.scores[chosen])

    def then(self, others: Scored) -> Scored:
        """These and others."""
        np = numpy()
        return Scored(np.concatenate((self.pairs, others.pairs)), np.concatenate((self.scores, others.scores)))


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Accounts in the order of their days and ids, with what they were compared by.

    `numbers` are those by which whoever keeps the accounts knows their traits, `ids` their ids (bytes). `terms`
    and `clues` are each account's (see `terms_of`, `clues_of`), by their numbers in `term_names` and `clue_names`.
    `near` are the pairs that met by clues, `closed` those that met because both are tied to a third.
    """

    numbers: Any
    ids: Any
    days: Any
    terms: Lists
    term_names: Sequence[str]
    clues: Lists
    clue_names: Sequence[str]
    near: Scored
    closed: Scored

    @property
    def count(self) -> int:
        """How many accounts."""
        return len(self.numbers)

    def frequencies(self) -> Frequencies:
        """How common their terms are."""
        counts = self.counts(len(self.term_names)).tolist()
        return Frequencies(self.count, dict(zip(self.term_names, counts, strict=True)))

    def counts(self, names: int) -> Any:
        """How many accounts have each of so many terms."""
        return numpy().bincount(self.terms.values, minlength=names)

    def ties(self) -> Scored:
        """The pairs that are tied, whichever way they met."""
        found = self.near.then(self.closed)
        return found.of(found.scores >= LEAST_TIE)

    def id_of(self, place: int) -> str:
        """The id of the account at this place."""
        name: bytes = self.ids[place]
        return name.decode()


def no_pairs() -> Scored:
    """No pair."""
    np = numpy()
    return Scored(np.empty((0, 2), dtype="int32"), np.empty(0, dtype="int32"))


def empty_ground() -> Ground:
    """That of no account."""
    np = numpy()
    numbers = np.empty(0, dtype="int64")
    nothing = Lists.of(())
    ids = np.empty(0, dtype="S32")
    return Ground(numbers, ids, numbers, nothing, (), nothing, (), no_pairs(), no_pairs())


def steps_of(counts: Any) -> Any:
    """The steps that counts stand on, as `Frequencies` takes them."""
    np = numpy()
    most = int(counts.max()) + 1 if len(counts) else 1
    table = np.array([step(1 + count) for count in range(min(most, _TABLE))], dtype="int64")
    high = counts >= len(table)
    found = table[np.where(high, 0, counts)]
    found[high] = [step(1 + count) for count in counts[high].tolist()]
    return found
