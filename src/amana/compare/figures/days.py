"""The days of two facts: the same, one within the other, overlapping, or apart."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from amana.compare.figures.values import Figure

_LONG: Final = 31
"""Days: what is told of a longer time is a total."""

When = Literal["same", "first-in-second", "second-in-first", "overlap", "apart", "unknown"]

_DAY = len("2016-12-22")
_BEGINNING, _END = "", "9999-99-99"


def days_of(figure: Figure) -> tuple[str, str] | None:
    """The first and the last day of the fact; open ends are open. None where it is not known at all."""
    if figure.first is None and figure.last is None:
        return None
    first, last = (figure.first or _BEGINNING)[:_DAY], (figure.last or _END)[:_DAY]
    return (first, last) if first <= last else (last, first)


def days_within(one: Figure, other: Figure) -> When:
    """How the days of two facts stand to each other."""
    first, second = days_of(one), days_of(other)
    if first is None or second is None:
        return "unknown"
    if first == second:
        return "same"
    if first[1] < second[0] or second[1] < first[0]:
        return "apart"
    if second[0] <= first[0] and first[1] <= second[1]:
        return "first-in-second"
    return "second-in-first" if first[0] <= second[0] and second[1] <= first[1] else "overlap"


def spans_long(figure: Figure) -> bool:
    """Whether a fact is told of more than a month: then it is a total, and no single incident."""
    days = days_of(figure)
    if days is None or figure.first is None or figure.last is None:
        return False
    first, last = map(date.fromisoformat, days)
    return (last - first).days > _LONG
