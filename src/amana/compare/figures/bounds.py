"""Bounds of two figures: whether they are the same, can both be true, or cannot."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from amana.compare.figures.values import Bounds, Figure

Fit = Literal["same", "overlap", "apart"]

ABOUT: Final = 0.1
"""What `about` allows on either side: a tenth."""
GROWS_FOR: Final = 30
"""Days after a fact in which a toll that is told later may have grown."""

_END: Final = float("inf")
_DAY = len("2016-12-22")


def allowed(figure: Figure) -> Bounds:
    """What the wording allows: its bounds, and a tenth on either side of what is told as `about`."""
    if figure.hedge != "about":
        return figure.bounds
    lower = None if figure.lower is None else figure.lower * (1 - ABOUT)
    upper = None if figure.upper is None else figure.upper * (1 + ABOUT)
    return Bounds(lower, upper)


def fit(one: Figure, other: Figure) -> Fit:
    """Whether two figures of the same thing are the same, overlap, or lie apart."""
    if one.bounds == other.bounds and (one.hedge == "about") == (other.hedge == "about"):
        return "same"
    first, second = allowed(one), allowed(other)
    return "overlap" if _lowest(first) <= _highest(second) and _lowest(second) <= _highest(first) else "apart"


def exceeds(part: Figure, whole: Figure) -> bool:
    """Whether a part is more than its whole can be."""
    return _lowest(allowed(part)) > _highest(allowed(whole))


def is_lower(one: Figure, other: Figure) -> bool:
    """Whether all that one allows lies beneath what the other does."""
    return _highest(allowed(one)) < _lowest(allowed(other))


def _lowest(bounds: Bounds) -> float:
    return 0.0 if bounds.lower is None else bounds.lower


def _highest(bounds: Bounds) -> float:
    return _END if bounds.upper is None else bounds.upper


def may_have_grown(lower: Figure, higher: Figure) -> bool:
    """Whether the higher one is a toll that was told later, while such tolls still grow.

    That is up to GROWS_FOR days after the fact; where nobody says when that was, after the lower one was told.
    """
    if lower.pace != "total" or not lower.told or not higher.told or lower.told[:_DAY] >= higher.told[:_DAY]:
        return False
    since = max(filter(None, (lower.last, higher.last)), default=None) or lower.told
    days = _days(since, higher.told)
    return days is not None and days <= GROWS_FOR


def _days(since: str, until: str) -> int | None:
    try:
        return (date.fromisoformat(until[:_DAY]) - date.fromisoformat(since[:_DAY])).days
    except ValueError:
        return None
