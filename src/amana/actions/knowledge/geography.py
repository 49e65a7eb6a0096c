"""Where places lie, as the shipped gazetteer knows it: what comparing asks of it."""

from __future__ import annotations

from functools import lru_cache

from amana.language import fold
from amana.reading import Entry, admin_of, shipped

_PROVINCES = frozenset(["province", "governorate"])
_LARGE = frozenset(["country", "continent", "region", "sea", "river"])
_IDLE = ("governorate", "province", "countryside", "rural")


class KnownPlaces:
    """The places of the shipped gazetteer."""

    def holds(self, outer: str, inner: str) -> bool | None:
        """Whether one place holds the other: a country or a province its towns. None where nobody knows."""
        return _holds(outer, inner)

    def is_wide(self, place: str) -> bool:
        """Whether it is a country, or a region of several."""
        entry = shipped().by_id(place)
        return entry is not None and entry.kind in _LARGE and (entry.kind != "region" or not entry.country)


@lru_cache(1 << 14)
def _holds(outer: str, inner: str) -> bool | None:
    one, other = shipped().by_id(outer), shipped().by_id(inner)
    if one is None or other is None:
        return None
    if one.kind == "country":
        return (
            None
            if other.kind in _LARGE - {"country"}
            else other.kind != "country" and one.country == other.country
        )
    if one.country != other.country and "" not in (one.country, other.country):
        return False
    if one.kind in _PROVINCES:
        return _in_province(one, other)
    # A town holds no town; of a region nobody says where it ends.
    return None if one.kind in _LARGE or other.kind in _LARGE | {"neighbourhood"} else False


def _in_province(province: Entry, other: Entry) -> bool | None:
    if other.kind in _PROVINCES or other.kind == "country":
        return False
    held = (admin_of(other) or "").split(", ")
    if other.kind in _LARGE or len(held) < 2:
        return None
    return _name(held[0]) == _name(province.english)


def _name(province: str) -> str:
    return " ".join(word for word in map(fold, province.split()) if word not in _IDLE)
