"""Groups of reports against labels: pairs, and B-cubed (Bagga and Baldwin 1998), over some of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amana.compare.events import Settings
from bench.event_sets import EventSet, Labels
from bench.linked import Ties, stepwise


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Of pairs; B-cubed over all reports; B-cubed over those that have another of their event."""

    pairs: Score
    all: Score
    told_twice: Score


def scores(groups: Sequence[set[int]], labels: Labels, reports: Iterable[int]) -> Scores:
    """Over these reports, each with all others. Of a pair that is undecided nothing is counted.

    A report may be in several labelled groups: those of any of them are its others.
    """
    right = found = sought = 0
    every: list[tuple[float, float]] = []
    twice: list[tuple[float, float]] = []
    for at in reports:
        given, same = groups[at] - labels.undecided[at] - {at}, labels.same[at]
        met = len(given & same)
        right, found, sought = right + met, found + len(given), sought + len(same)
        one = ((met + 1) / (len(given) + 1), (met + 1) / (len(same) + 1))
        every.append(one)
        if same:
            twice.append(one)
    pairs = Score(right / found if found else 0.0, right / sought if sought else 0.0)
    return Scores(pairs, _mean(every), _mean(twice))


def _mean(each: Sequence[tuple[float, float]]) -> Score:
    count = max(1, len(each))
    return Score(sum(one[0] for one in each) / count, sum(one[1] for one in each) / count)


def first_half(
    known: EventSet, labels: Labels, ways: dict[str, Ties], nearest: Iterable[float], joined: Iterable[float]
) -> dict[tuple[str, Settings], float]:
    """The sum of the three F, for each of these ways to tie reports and of these settings, on the first half."""
    reports = [at for at, judged in enumerate(known.judged) if not judged]
    steps, found = list(joined), {}
    for way, ties in ways.items():
        for share in nearest:
            for settings, groups in stepwise(len(known.traits), ties, share, steps):
                got = scores(groups, labels, reports)
                found[way, settings] = got.pairs.f + got.all.f + got.told_twice.f
    return found
