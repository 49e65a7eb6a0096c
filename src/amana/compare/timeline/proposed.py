"""A day of publication for a text that does not say its own: proposed from other accounts of the same event.

A text names weekdays: *it was announced on Tuesday*. Another account of the event tells a day: *4 March 2031*. If
that is the weekday which the undated text names first, it may be of that day. It is never taken for true.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

_LEAD: Final = 600
"""Code points at the beginning of a text in which its news stands."""
_DAY: Final = len("2016-12-22")


@dataclass(frozen=True, slots=True)
class WeekdayNamed:
    """A weekday (1: Monday) that a text names without a date, and where."""

    weekday: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class DayTold:
    """A day that another account of the event tells of it: which account, in what words, and where they stand.

    `published`: it is not told, but the day of that account's own publication.
    """

    day: str
    account: str
    text: str
    start: int
    end: int
    published: bool = False


@dataclass(frozen=True, slots=True)
class Undated:
    """What an undated text says of time: its weekdays in their order, and the latest year that it names."""

    account: str
    weekdays: tuple[WeekdayNamed, ...]
    latest_year: int | None = None


@dataclass(frozen=True, slots=True)
class ProposedDay:
    """A day that a text may have been published on, and why. `others` are days that would fit as well.

    `weekdays` are where the text names that weekday, `told` who tells that day.
    """

    account: str
    day: str
    weekdays: tuple[WeekdayNamed, ...]
    told: tuple[DayTold, ...]
    others: tuple[str, ...] = ()


def propose_day(undated: Undated, told: Sequence[DayTold]) -> ProposedDay | None:
    """The day that fits best; None where none does.

    It must be told by another account, be the weekday that the text's beginning names first (or, where that names
    none, the one it names most often), and lie in no year before the latest that the text names. Of several the
    one that most accounts tell comes first, then the latest: news is published when it is over.
    """
    weekday = _weekday_of_news(undated.weekdays)
    if weekday is None:
        return None
    fits = [one for one in told if one.account != undated.account and _fits(one.day, weekday, undated.latest_year)]
    if not fits:
        return None
    days = {
        one.day[:_DAY]: {other.account for other in fits if other.day[:_DAY] == one.day[:_DAY]} for one in fits
    }
    ordered = sorted(days, key=lambda day: (len(days[day]), _told_as_fact(day, fits), day), reverse=True)
    day = ordered[0]
    return ProposedDay(
        undated.account,
        day,
        tuple(one for one in undated.weekdays if one.weekday == weekday),
        tuple(sorted((one for one in fits if one.day[:_DAY] == day), key=lambda one: (one.account, one.start))),
        tuple(sorted(ordered[1:])),
    )


def _told_as_fact(day: str, fits: Sequence[DayTold]) -> int:
    """How often the day is told of the event itself, and not only that of a publication."""
    return sum(not one.published for one in fits if one.day[:_DAY] == day)


def _weekday_of_news(named: Sequence[WeekdayNamed]) -> int | None:
    lead = [one for one in named if one.start < _LEAD]
    if lead:
        return min(lead, key=lambda one: one.start).weekday
    counted = Counter(one.weekday for one in named).most_common(2)
    if not counted or (len(counted) == 2 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]


def _fits(day: str, weekday: int, latest_year: int | None) -> bool:
    try:
        told = date.fromisoformat(day[:_DAY])
    except ValueError:
        return False
    return told.isoweekday() == weekday and (latest_year is None or told.year >= latest_year)
