"""Contradictions that are none, since an account that tells one figure tells the other one beside it.

Two figures that do not meet are of two things where one account tells both (`one-account`). So they are where the
second account tells the first figure too: the two then differ within it, and not between the accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from amana.compare.figures.values import Figure, Pair, Reason

_SAME: Final = frozenset(["agree", "repeats"])
Twins = dict[tuple[str, str], list[Figure]]
"""The figures of an account that say the same as a figure of another one, by that figure's id and the account."""


def told_beside(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs with that said of them; only contradictions change."""
    twins = _twins(pairs)
    return tuple(_weighed(pair, twins) if pair.verdict.kind == "contradict" else pair for pair in pairs)


def _twins(pairs: Iterable[Pair]) -> Twins:
    found: Twins = defaultdict(list)
    for pair in pairs:
        if pair.verdict.kind in _SAME and pair.one.account != pair.other.account:
            found[pair.one.id, pair.other.account].append(pair.other)
            found[pair.other.id, pair.one.account].append(pair.one)
    return found


def _weighed(pair: Pair, twins: Twins) -> Pair:
    """Where both accounts tell both figures, they agree in all; one that does may say who disagrees with whom."""
    one, other = pair.one, pair.other
    here, there = twins.get((one.id, other.account), []), twins.get((other.id, one.account), [])
    if here and there:
        return _none(pair, "told-in-both")
    if any(_one_telling(twin, other) for twin in here) or any(_one_telling(twin, one) for twin in there):
        return _none(pair, "told-beside")
    return pair


def _one_telling(twin: Figure, beside: Figure) -> bool:
    """Whether an account gives two figures in one person's words, and not as what one says against another."""
    return twin.id != beside.id and beside.speaker in (None, twin.speaker)


def _none(pair: Pair, word: str) -> Pair:
    reasons = (Reason(word), *pair.verdict.reasons)
    return replace(pair, verdict=replace(pair.verdict, kind="not-comparable", reasons=reasons))
