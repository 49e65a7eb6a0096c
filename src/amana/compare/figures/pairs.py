"""All pairs of figures that are worth a look: of categories that have to do with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from amana.compare.figures.beside import told_beside
from amana.compare.figures.comparing import compare_figures
from amana.compare.figures.lattice import categories_within
from amana.compare.figures.values import Figure, Geography, Pair, Reason


def pairs_of(
    figures: Sequence[Figure],
    geography: Geography,
    *,
    same_event: bool = False,
    voices: Mapping[str, str] | None = None,
) -> tuple[Pair, ...]:
    """Every two figures whose categories are the same or one within the other, in order of their ids.

    `voices` says whose each figure is, by its id: what agrees with itself is told as a repetition, and bears out
    nothing.
    """
    ordered = sorted(figures, key=lambda figure: figure.id)
    whose = voices or {}
    return tuple(_of_one_voice(pair, whose) for pair in told_beside(tuple(_pairs(ordered, geography, same_event))))


def _of_one_voice(pair: Pair, whose: Mapping[str, str]) -> Pair:
    one, other = whose.get(pair.one.id), whose.get(pair.other.id)
    if one is None or one != other or pair.verdict.kind != "agree":
        return pair
    reasons = (Reason("one-voice"), *pair.verdict.reasons)
    return replace(pair, verdict=replace(pair.verdict, kind="repeats", reasons=reasons))


def _pairs(figures: Sequence[Figure], geography: Geography, same_event: bool) -> Iterator[Pair]:
    for one, other in combinations(figures, 2):
        if one.category is None or other.category is None or one.id == other.id:
            continue
        if categories_within(one.category, other.category) != "apart":
            yield Pair(one, other, compare_figures(one, other, geography, same_event=same_event))
