"""Bounds of two figures: whether they are the same, can both be true, or cannot."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from amana.compare.figures.days import is_before, is_running
from amana.compare.figures.values import Bounds, Figure

Fit = Literal["same", "overlap", "apart"]

ABOUT: Final = 0.1
"""What `about` and a vague word (`dozens`) allow on either side: a tenth."""
LOOSE: Final = frozenset(["about", "vague"])
"""The hedges that allow it."""
GROWS_FOR: Final = 30
"""Days after a fact in which a toll that is told later may have grown."""

_END: Final = float("inf")
_DAY = len("2016-12-22")


def allowed(figure: Figure) -> Bounds:
    """What the wording allows: its bounds, and a tenth on either side of `about` and of a vague word."""
    if figure.hedge not in LOOSE:
        return figure.bounds
    lower = None if figure.lower is None else figure.lower * (1 - ABOUT)
    upper = None if figure.upper is None else figure.upper * (1 + ABOUT)
    return Bounds(lower, upper)


def fit(one: Figure, other: Figure) -> Fit:
    """Whether two figures of the same thing are the same, overlap, or lie apart."""
    if one.bounds == other.bounds and (one.hedge == "about") == (other.hedge == "about"):
        return "same"
    return "overlap" if meet(allowed(one), allowed(other)) else "apart"


def meet(one: Bounds, other: Bounds) -> bool:
    """Whether there is a number within both."""
    return _lowest(one) <= _highest(other) and _lowest(other) <= _highest(one)


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


def may_have_grown(lower: Figure, higher: Figure) -> str | None:
    """Why the higher one may be a toll that has grown since the lower one was told: the word of a reason.

    `as-of-later`: both are running totals, and it is one of a later day. `told-later`: it was told on a later day,
    while such tolls still grow; up to GROWS_FOR days after the fact, and where nobody says when that was, after
    the lower one was told. `told-earlier`: a text says of the lower one alone that it was told before.
    """
    if lower.pace != "total":
        return None
    if "earlier" in lower.cues and "earlier" not in higher.cues:
        return "told-earlier"
    if is_running(lower) and is_running(higher):
        return "as-of-later" if is_before(lower.as_of or "", higher.as_of or "") else None
    return "told-later" if _is_later(lower, higher) else None


def _is_later(lower: Figure, higher: Figure) -> bool:
    if not lower.told or not higher.told or not is_before(lower.told, higher.told):
        return False
    since = max(filter(None, (lower.last, higher.last)), default=None) or lower.told
    days = _days(since, higher.told)
    return days is not None and days <= GROWS_FOR


def _days(since: str, until: str) -> int | None:
    try:
        return (date.fromisoformat(until[:_DAY]) - date.fromisoformat(since[:_DAY])).days
    except ValueError:
        return None
