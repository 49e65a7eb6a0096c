"""What the rules of names hand to one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """Words `first` to `last` (inclusive) are a name; `cut` letters of the first are not its own.

    `role` is the word where what the person is begins, where that stands before the name; -1 elsewhere.
    """

    first: int
    last: int
    cut: int
    rule: str
    role: int = -1


def apart(found: Iterable[Found]) -> list[Found]:
    """Those of which no two share a word, in order: the longest first, of equals the one that comes first."""
    taken: set[int] = set()
    kept: list[Found] = []
    for one in sorted(found, key=_shortness):
        held = range(one.first, one.last + 1)
        if taken.isdisjoint(held):
            taken.update(held)
            kept.append(one)
    return sorted(kept)


def _shortness(one: Found) -> int:
    return one.first - one.last
