"""Reprints: accounts that share so many runs of words that one was copied from the other, or both from a third."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from amana.compare.voices.order import later_of
from amana.compare.voices.values import Edge, Telling

LEAST_CONTAINED: Final = 0.5
"""Of the shorter one's runs of five words, how many the longer one has."""
LEAST_SHARED: Final = 0.25
"""Or of all runs of both, how many both have."""


class NearTexts(NamedTuple):
    """Two accounts whose texts are nearly the same, and how much they share; from 0 to 1."""

    one: str
    other: str
    shared: float
    contained: float


def reprints(tellings: Mapping[str, Telling], near: Iterable[NearTexts]) -> list[Edge]:
    """Which of these pairs are reprints. `tellings` by account."""
    found = []
    for pair in near:
        if pair.one not in tellings or pair.other not in tellings or pair.one == pair.other:
            continue
        if pair.contained >= LEAST_CONTAINED or pair.shared >= LEAST_SHARED:
            one, other = (tellings[name] for name in sorted(pair[:2]))
            facts = (("shared", f"{pair.shared:.2f}"), ("contained", f"{pair.contained:.2f}"))
            share = max(pair.shared, pair.contained)
            found.append(Edge(one.account, other.account, "reprint", share, later_of(one, other), facts))
    return found
