"""One account made ready to be set beside others: its traits, each with how much it says."""

from __future__ import annotations

import math
from collections.abc import Iterable
from heapq import nlargest
from sys import intern
from typing import TypeVar

from amana.compare.events.frequencies import Frequencies, main_province
from amana.compare.events.traits import Traits

_MOST = 48
_Key = TypeVar("_Key", int, str)


class Weighed:
    """Days, places, provinces and countries as shares of one; words and names as vectors of length one."""

    __slots__ = (
        "account",
        "alone",
        "countries",
        "days",
        "figures",
        "language",
        "names",
        "places",
        "province",
        "provinces",
        "published",
        "words",
    )

    def __init__(self, traits: Traits, frequencies: Frequencies) -> None:
        self.account = traits.account
        self.language = traits.language
        self.published = traits.published
        self.days = _shares((one.day, one.weight) for one in traits.days)
        self.places = _shares((one.id, one.weight) for one in traits.places)
        self.provinces = _shares((one.province, one.weight) for one in traits.places if one.province is not None)
        self.countries = _shares((one.country, one.weight) for one in traits.places if one.country is not None)
        self.words = _vector((one.word, one.weight * frequencies.word(one.word)) for one in traits.words)
        self.names = _vector(
            (key, one.weight * frequencies.name(key))
            for one in traits.names
            if one.kind == "person"
            for key in one.keys
        )
        self.figures = frozenset((one.category, one.lower, one.upper) for one in traits.figures)
        self.province = main_province(traits.places)
        self.alone = 1.0 / max(1.0, frequencies.told(self.published, self.province) - 1.0)


def _shares(weights: Iterable[tuple[_Key, int]]) -> dict[_Key, float]:
    sums: dict[_Key, float] = {}
    for key, weight in weights:
        sums[key] = sums.get(key, 0.0) + weight
    whole = sum(sums.values())
    return {key: weight / whole for key, weight in sums.items()}


def _vector(weights: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Those that say most, as a vector of length one. Strings are shared between accounts: many have each."""
    highest: dict[str, float] = {}
    for key, weight in weights:
        if weight > highest.get(key, 0.0):
            highest[key] = weight
    most = nlargest(_MOST, highest, key=lambda key: (highest[key], key))
    length = math.sqrt(sum(highest[key] ** 2 for key in most))
    return {intern(key): highest[key] / length for key in most}
