"""What two accounts have in common, as numbers from 0 to 1; and what that makes the odds of one event."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple, TypeVar

from amana.compare.events.settings import WEIGHTS, WEIGHTS_ACROSS, Settings
from amana.compare.events.weighed import Weighed

# From here on, more words in common say nothing more: the square root of a cosine of 0.16.
_ENOUGH_WORDS = 0.4
_Key = TypeVar("_Key", int, str)


class Signs(NamedTuple):
    """How far two accounts agree.

    `days`, `places`: the shares that both tell of. `elsewhere`: how much of what they share of a country is told
    of other places in it. `words`, `names`: the square root of the cosine.
    `figures`: 1 where they share one that is more than 1. `together`: 1 where both were published on one day;
    then `there` is the share of provinces that both tell of, and `alone_there` one part in how many others
    were published that day of the province that both tell of first.
    """

    days: float
    places: float
    elsewhere: float
    words: float
    names: float
    figures: float
    together: float
    there: float
    alone_there: float


def signs(one: Weighed, other: Weighed) -> Signs:
    """What two accounts have in common; the same in either order."""
    places = shared(one.places, other.places)
    provinces = shared(one.provinces, other.provinces)
    countries = shared(one.countries, other.countries)
    together = one.published is not None and one.published == other.published
    first_there = together and one.province is not None and one.province == other.province
    return Signs(
        shared(one.days, other.days),
        places,
        max(0.0, countries - places),
        min(_ENOUGH_WORDS, math.sqrt(_cosine(one.words, other.words))),
        math.sqrt(_cosine(one.names, other.names)),
        1.0 if any(_is_more_than_one(figure) for figure in one.figures & other.figures) else 0.0,
        1.0 if together else 0.0,
        provinces if together else 0.0,
        max(one.alone, other.alone) if first_there else 0.0,
    )


def scored(found: Signs, settings: Settings, across: bool, few: float = 0.0) -> float:
    """How likely it is that two accounts tell of one event, 0 to 1.

    `across`: they are in two languages. `few`: see `Frequencies.few`.
    """
    weights = WEIGHTS_ACROSS if across else WEIGHTS
    odds = (
        weights.base
        + few
        + weights.days * found.days
        + weights.places * found.places
        + weights.elsewhere * found.elsewhere
        + weights.words * found.words
        + weights.names * found.names
        + weights.figures * found.figures
        + settings.same_day
        * (
            weights.together * found.together
            + weights.there * found.there
            + weights.alone_there * found.alone_there
        )
    )
    return 1.0 / (1.0 + math.exp(-odds))


def shared(one: Mapping[_Key, float], other: Mapping[_Key, float]) -> float:
    """The share that both have."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(min(weight, more[key]) for key, weight in fewer.items() if key in more)


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return math.fsum(weight * more[key] for key, weight in fewer.items() if key in more)


def _is_more_than_one(figure: tuple[str, float | None, float | None]) -> bool:
    return max(figure[1] or 0.0, figure[2] or 0.0) > 1.0
