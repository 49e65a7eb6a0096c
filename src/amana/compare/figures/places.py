"""Where two figures are of: the same place, one within the other, or places apart."""

from __future__ import annotations

import re
from typing import Final, Literal

from amana.compare.figures.values import Geography, Spot
from amana.language import fold

Where = Literal["same", "first-in-second", "second-in-first", "overlap", "apart", "unknown"]

_WORD = re.compile(r"[\w-]+")
# Words of a part that do not say which part it is.
_IDLE: Final = frozenset(["neighbourhoods", "neighbourhood", "neighborhoods", "districts", "areas", "city", "and"])
_DIRECTIONS: Final = frozenset(
    [f"{one}ern" for one in ("north", "south", "east", "west")]
    + [f"{one}-{other}ern" for one in ("north", "south") for other in ("east", "west")]
    + ["central"]
)


def spots_within(one: Spot | None, other: Spot | None, geography: Geography) -> Where:
    """How two places stand to each other. Where either is not known, nothing is."""
    if one is None or other is None:
        return "unknown"
    if one.id == other.id and (one.id or fold_all(one.name) == fold_all(other.name)):
        return _parts_within(one.part, other.part)
    if one.id is None or other.id is None:
        return "unknown"
    inner, outer = geography.holds(other.id, one.id), geography.holds(one.id, other.id)
    return _held(one, other, inner, outer)


def fold_all(name: str) -> str:
    """A name of several words, each folded."""
    return " ".join(filter(None, map(fold, name.split())))


def _parts_within(one: str | None, other: str | None) -> Where:
    first, second = _said(one), _said(other)
    if first == second:
        return "same"
    if not second or (first and first > second and first <= _DIRECTIONS):
        # East and west are more than the east: where two parts are named, both are meant.
        return "first-in-second" if not second else "second-in-first"
    if not first or (second > first and second <= _DIRECTIONS):
        return "second-in-first" if not first else "first-in-second"
    return "apart" if first | second <= _DIRECTIONS and not first & second else "overlap"


def _said(part: str | None) -> frozenset[str]:
    return frozenset(_WORD.findall(part or "")) - _IDLE


def _held(one: Spot, other: Spot, inner: bool | None, outer: bool | None) -> Where:
    """Of two places of the gazetteer. A part of the larger one need not hold the smaller one."""
    if inner:
        return "unknown" if _said(other.part) else "first-in-second"
    if outer:
        return "unknown" if _said(one.part) else "second-in-first"
    return "unknown" if inner is None or outer is None else "apart"
