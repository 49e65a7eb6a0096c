"""Days as numbers: a date that may be a year, a month or a day, and what it covers."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Unit = Literal["day", "month", "year"]
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?", re.DOTALL | re.ASCII)


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day to the last, both included, as ordinals of `datetime.date`; an end may be open."""

    first: int
    last: int
    open_first: bool = False
    open_last: bool = False

    @property
    def days(self) -> int:
        """How many days it covers, as far as they are known."""
        return self.last - self.first + 1


def span_of(first: str | None, last: str | None) -> Span | None:
    """What `2016`, `2016-12`, `2016-12-22` or an instant cover together; None where neither is a date.

    One end alone is that of an open span. Ends that are the wrong way round are turned.
    """
    begin, end = (_covered(one) if one else None for one in (first, last))
    if begin is None and end is None:
        return None
    if begin is None or end is None:
        low, high = begin or end or (0, 0)
        return Span(low, high, open_first=begin is None, open_last=end is None)
    return Span(min(begin[0], end[0]), max(begin[1], end[1]))


def _covered(text: str) -> tuple[int, int] | None:
    """The first and the last day of a date."""
    match = _DATE.fullmatch(text.strip()[:64])
    if not match:
        return None
    year, month, day = (int(one) if one else None for one in match.groups())
    try:
        begin = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day is not None:
        return begin.toordinal(), begin.toordinal()
    until = date(begin.year, month or 12, calendar.monthrange(begin.year, month or 12)[1])
    return begin.toordinal(), until.toordinal()


def begin_of(unit: Unit, day: int, every: int = 1) -> date:
    """The first day of the stretch of `every` units that holds `day`: months are counted from January."""
    one = date.fromordinal(day)
    if unit == "day":
        return date.fromordinal(max(1, (day - 1) // every * every + 1))
    if unit == "month":
        return date(one.year, (one.month - 1) // every * every + 1, 1)
    return date(max(1, one.year // every * every), 1, 1)


def next_of(unit: Unit, begin: date, every: int = 1) -> int:
    """The ordinal of the day after a stretch of `every` units; at the end of time, of the last day, plus one."""
    if unit == "day":
        return min(begin.toordinal() + every, date.max.toordinal() + 1)
    months = begin.month - 1 + (every if unit == "month" else 0)
    year = begin.year // every * every + every if unit == "year" else begin.year + months // 12
    if year > date.max.year:
        return date.max.toordinal() + 1
    return date(year, months % 12 + 1 if unit == "month" else 1, 1).toordinal()
