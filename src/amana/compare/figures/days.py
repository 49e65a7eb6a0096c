"""The days of two facts: the same, one within the other, overlapping, or apart."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from amana.compare.figures.lattice import is_stock
from amana.compare.figures.values import Figure

_LONG: Final = 31
"""Days: what is told of a longer time is a total."""

When = Literal["same", "first-in-second", "second-in-first", "overlap", "apart", "unknown"]

_DAY = len("2016-12-22")
_BEGINNING, _END = "", "9999-99-99"


def days_of(figure: Figure) -> tuple[str, str] | None:
    """The first and the last day of the fact; open ends are open. None where it is not known at all.

    Of what is counted at one time and told as of a day, that day.
    """
    if figure.as_of and is_stock(figure.category):
        return figure.as_of[:_DAY], figure.as_of[:_DAY]
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


def is_running(figure: Figure) -> bool:
    """Whether it is a total of all up to a day that the text says, and of no day of its own."""
    return figure.as_of is not None and figure.first is None and not is_stock(figure.category)


def is_before(one: str, other: str) -> bool:
    """Whether a day, or an instant, is before another; of two instants the hours count too."""
    length = None if len(one) > _DAY and len(other) > _DAY else _DAY
    return one[:length] < other[:length]


def spans_long(figure: Figure) -> bool:
    """Whether a fact is told of more than a month: then it is a total, and no single incident."""
    days = days_of(figure)
    if days is None or figure.first is None or figure.last is None:
        return False
    first, last = map(date.fromisoformat, days)
    return (last - first).days > _LONG
