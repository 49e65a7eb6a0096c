"""The weights of `compare/events/settings.py`, fitted anew: logistic regression on the halves that do not judge.

Both sets count the same, whatever their size. The signs of publishing are fitted on `fa_kes` alone, whose labels
go by the day; `muc34` (its templates) has all others. For accounts in two languages: the same without words. Pairs
published within a week, or that tell of one day.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from amana.compare.events import Frequencies
from amana.compare.events.signs import Signs, signs
from amana.compare.events.weighed import Weighed
from bench.event_sets import EventSet

_WEEK = 7
_EACH_SET = 400.0
_RIDGE = 0.1
_ROUNDS = 60
_OF_PUBLISHING = ("together", "there", "alone_there")


def fitted(sets: Sequence[EventSet]) -> Iterator[str]:
    """The weights, a line for each kind of pair."""
    for name, without in (("one language", ()), ("across languages", ("words",))):
        rows = [_rows(known, without) for known in sets]
        weights = _logistic(rows)
        told = (f"{sign}={weight:.2f}" for sign, weight in zip((*Signs._fields, "base"), weights, strict=True))
        yield f"{name}: {', '.join(told)}"


def _rows(known: EventSet, without: Sequence[str]) -> list[tuple[list[float], bool]]:
    idle = {*without, *(_OF_PUBLISHING if known.name != "fa_kes" else ())}
    labels = known.labels[-1]
    frequencies = Frequencies.of(known.traits)
    weighed = [Weighed(one, frequencies) for one in known.traits]
    return [
        (
            [
                0.0 if sign in idle else value
                for sign, value in signs(weighed[one], weighed[other])._asdict().items()
            ],
            other in labels.same[one],
        )
        for one, other in combinations(range(len(weighed)), 2)
        if not known.judged[one] and not known.judged[other] and other not in labels.undecided[one]
        if _may_meet(weighed[one], weighed[other])
    ]


def _may_meet(one: Weighed, other: Weighed) -> bool:
    if one.published is not None and other.published is not None and abs(one.published - other.published) <= _WEEK:
        return True
    return not one.days.keys().isdisjoint(other.days)


def _logistic(sets: Sequence[list[tuple[list[float], bool]]]) -> Any:
    """Newton's steps, with a small ridge on all but the last weight, which is that of no sign at all."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy as np

    x = np.array([[*signs, 1.0] for rows in sets for signs, _ in rows])
    y = np.array([float(same) for rows in sets for _, same in rows])
    each = np.array([_EACH_SET / len(rows) for rows in sets for _ in rows])
    ridge = np.eye(x.shape[1]) * _RIDGE
    ridge[-1, -1] = 1e-9
    weights = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ ((p - y) * each) + ridge @ weights
        curve = (x * (p * (1 - p) * each)[:, None]).T @ x + ridge
        weights = weights - np.linalg.solve(curve, slope)
    return weights
