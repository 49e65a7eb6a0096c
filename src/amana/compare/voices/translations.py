"""Translations: texts in different languages that name the same numbers, days and places in the same order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from amana.compare.voices.order import later_of
from amana.compare.voices.values import Edge, Telling

LEAST_MARKS: Final = 8
"""Marks that both must have: with fewer, chance alone puts them in the same order."""
LEAST_OF_A_SHORT_ONE: Final = 6
"""With so many, nearly all must be in order, and LEAST_LARGE of them be different numbers, no small ones."""
LEAST_LARGE: Final = 3
NEARLY_ALL: Final = 0.8
LEAST_KINDS: Final = 5
"""Different marks among them: a text that names one town twenty times says little by that."""
LEAST_IN_ORDER: Final = 0.6
"""Of the marks of the one that has more of them, how many stand in both in the same order."""

_MOST_MARKS = 2_000
# A number of two digits or more, from 20 on: `n:275-275`.
_LARGE = re.compile(r"n:(?:[2-9][0-9]|[0-9]{3,})")


def translations(tellings: Iterable[Telling]) -> list[Edge]:
    """Which accounts in different languages tell the same, mark by mark."""
    able = [one for one in tellings if one.language and len(one.marks) >= LEAST_OF_A_SHORT_ONE]
    found = []
    for one, other in _candidates(sorted(able, key=lambda telling: telling.account)):
        common = in_order(one.marks, other.marks)
        share = len(common) / max(len(one.marks[:_MOST_MARKS]), len(other.marks[:_MOST_MARKS]))
        if len(set(common)) >= LEAST_KINDS and _is_enough(common, share):
            facts = (("marks", str(len(common))), ("in-order", f"{share:.2f}"))
            found.append(Edge(one.account, other.account, "translation", share, later_of(one, other), facts))
    return found


def _is_enough(common: Sequence[str], share: float) -> bool:
    if len(common) >= LEAST_MARKS:
        return share >= LEAST_IN_ORDER
    large = {mark for mark in common if _LARGE.match(mark)}
    return len(common) >= LEAST_OF_A_SHORT_ONE and share >= NEARLY_ALL and len(large) >= LEAST_LARGE


def _candidates(able: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs that have enough marks in common, in whatever order."""
    counted = {one.account: Counter(one.marks[:_MOST_MARKS]) for one in able}
    for one, other in combinations(able, 2):
        if one.language == other.language:
            continue
        both = (counted[one.account] & counted[other.account]).total()
        most = max(counted[one.account].total(), counted[other.account].total())
        if both >= max(LEAST_OF_A_SHORT_ONE, LEAST_IN_ORDER * most):
            yield one, other


def in_order(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The marks that stand in both in the same order: as many as there are."""
    from rapidfuzz.distance import LCSseq

    first = one[:_MOST_MARKS]
    steps = LCSseq.opcodes(first, other[:_MOST_MARKS])
    return [mark for step in steps if step.tag == "equal" for mark in first[step.src_start : step.src_end]]
