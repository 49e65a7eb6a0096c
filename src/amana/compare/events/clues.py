"""By which clues accounts of one event find each other, so that a new one meets a few others and never all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from heapq import nlargest

from amana.compare.events.frequencies import Frequencies
from amana.compare.events.traits import Traits

_DAYS, _PROVINCES, _NAMES, _WORDS, _FIGURES = 4, 2, 6, 10, 4
_LEAST_FIGURE = 3.0


def day_of(traits: Traits) -> int:
    """The day that an account is kept by: when it was published, else when most of it happened; 0: unknown."""
    if traits.published is not None:
        return traits.published
    return max(traits.days, key=lambda one: (one.weight, -one.day)).day if traits.days else 0


def clues_of(traits: Traits, frequencies: Frequencies) -> list[str]:
    """An account's clues: day and province, rare names and figures by month, rare words; some thirty."""
    return list(dict.fromkeys((*_days(traits), *_by_month(traits, frequencies), *_words(traits, frequencies))))


def _days(traits: Traits) -> Iterator[str]:
    days = [one.day for one in nlargest(_DAYS, traits.days, key=lambda one: (one.weight, -one.day))]
    if traits.published is not None:
        days.append(traits.published)
    sums: dict[str, int] = {}
    for one in traits.places:
        within = one.province or one.id
        sums[within] = sums.get(within, 0) + one.weight
    places = nlargest(_PROVINCES, sums, key=lambda name: (sums[name], name))
    yield from (f"day {day} {place}" for day in days for place in places or [""])


def _by_month(traits: Traits, frequencies: Frequencies) -> Iterator[str]:
    months = dict.fromkeys(map(_month, (day_of(traits), *(one.day for one in traits.days[:1]))))
    worth = {
        key: one.weight * frequencies.name(key) for one in traits.names if one.kind == "person" for key in one.keys
    }
    rarest = nlargest(_NAMES, worth, key=lambda key: (worth[key], key))
    yield from (f"name {key} {month}" for key in rarest for month in months)
    figures = [one for one in traits.figures if (one.lower or one.upper or 0.0) >= _LEAST_FIGURE][:_FIGURES]
    yield from (f"figure {one.category} {one.lower} {one.upper} {month}" for one in figures for month in months)


def _month(day: int) -> str:
    return f"{date.fromordinal(day):%Y-%m}" if day else ""


def _words(traits: Traits, frequencies: Frequencies) -> Iterator[str]:
    worth = {one.word: one.weight * frequencies.word(one.word) for one in traits.words}
    yield from (f"word {word}" for word in nlargest(_WORDS, worth, key=lambda word: (worth[word], word)))
