"""Two accounts side by side: how likely they tell of one event, and what speaks for it and against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from amana.compare.events.frequencies import Frequencies
from amana.compare.events.settings import SHIPPED, WEIGHTS, WEIGHTS_ACROSS, Settings
from amana.compare.events.signs import Signs, scored, signs
from amana.compare.events.traits import FigureTrait, Traits
from amana.compare.events.weighed import Weighed

EvidenceKind = Literal[
    "same-day",
    "same-place",
    "within-place",
    "elsewhere",
    "shared-words",
    "shared-person",
    "shared-figure",
    "published-same-day",
]
_NOTHING_COUNTED = Frequencies()
_MOST_FACTS = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for two accounts being of one event, or against it (`weight` below 0: log odds).

    `facts`: of `same-day` and `published-same-day` the days (ISO), of `same-place` the places' ids, of
    `within-place` the provinces that places of both lie in, of `elsewhere` nothing, of `shared-words` the words,
    of `shared-person` the names as written, of `shared-figure` category and bounds of each (empty: open).
    """

    kind: EvidenceKind
    weight: float
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """Two accounts (ids), how likely they tell of one event (0 to 1), and why: what says most comes first."""

    one: str
    other: str
    score: float
    evidence: tuple[Evidence, ...]


def across(one: Weighed, other: Weighed) -> bool:
    """Whether two accounts are known to be in two languages."""
    return one.language is not None and other.language is not None and one.language != other.language


def pair(
    one: Traits, other: Traits, frequencies: Frequencies = _NOTHING_COUNTED, settings: Settings = SHIPPED
) -> Tie:
    """How likely two accounts tell of one event, and why; the same in either order but for the sides."""
    left, right = Weighed(one, frequencies), Weighed(other, frequencies)
    found = signs(left, right)
    apart = across(left, right)
    evidence = _evidence(one, other, (left, right), found, settings)
    return Tie(
        one.account,
        other.account,
        scored(found, settings, apart, frequencies.few()),
        tuple(sorted(evidence, key=lambda one: -abs(one.weight))),
    )


def _evidence(
    one: Traits, other: Traits, both: tuple[Weighed, Weighed], found: Signs, settings: Settings
) -> Iterator[Evidence]:
    weights = WEIGHTS_ACROSS if across(*both) else WEIGHTS
    left, right = both
    told: list[tuple[EvidenceKind, float, Iterable[str]]] = [
        ("same-day", weights.days * found.days, map(_iso, sorted(left.days.keys() & right.days.keys()))),
        ("same-place", weights.places * found.places, _heaviest(left.places, right.places)),
        ("elsewhere", weights.elsewhere * found.elsewhere, ()),
        ("shared-words", weights.words * found.words, _heaviest(left.words, right.words)),
        ("shared-person", weights.names * found.names, _names(one, other)),
        ("shared-figure", weights.figures * found.figures, _figures(one, other)),
        *_of_publishing(left, right, found, settings),
    ]
    yield from (Evidence(kind, weight, tuple(facts)[:_MOST_FACTS]) for kind, weight, facts in told if weight)


def _of_publishing(
    one: Weighed, other: Weighed, found: Signs, settings: Settings
) -> Iterator[tuple[EvidenceKind, float, Iterable[str]]]:
    weights = WEIGHTS_ACROSS if across(one, other) else WEIGHTS
    there = weights.there * found.there + weights.alone_there * found.alone_there
    yield "within-place", settings.same_day * there, _heaviest(one.provinces, other.provinces)
    if one.published is not None and found.together:
        yield "published-same-day", settings.same_day * weights.together, (_iso(one.published),)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _heaviest(one: dict[str, float], other: dict[str, float]) -> list[str]:
    return sorted(one.keys() & other.keys(), key=lambda key: (-one[key] * other[key], key))


def _names(one: Traits, other: Traits) -> Iterator[str]:
    """Names of the first that share a key with one of the second; as written in both where they differ."""
    theirs = {key: name.written for name in other.names if name.kind == "person" for key in name.keys}
    for name in one.names:
        met = [theirs[key] for key in name.keys if key in theirs] if name.kind == "person" else []
        if met:
            yield name.written if met[0] == name.written else f"{name.written} ~ {met[0]}"


def _figures(one: Traits, other: Traits) -> Iterator[str]:
    theirs = set(other.figures)
    return (_figure(figure) for figure in one.figures if figure in theirs)


def _figure(figure: FigureTrait) -> str:
    bounds = ("" if bound is None else f"{bound:g}" for bound in (figure.lower, figure.upper))
    return " ".join((figure.category, "..".join(bounds)))
