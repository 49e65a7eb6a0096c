"""Stretches of the calendar: a TIMEX3 value with its first and last day. What lies outside of it is None."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

_QUARTERS = {1: (1, 3), 2: (4, 6), 3: (7, 9), 4: (10, 12)}
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
DAYS_OF = {"D": 1, "W": 7}
MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}


class Moment(NamedTuple):
    """A value and its bounds; the bounds are None where only the value's pattern is known."""

    value: str | None
    first: str | None = None
    last: str | None = None

    def within(self, suffix: str) -> Moment:
        """The same days, with a part of the day said: `TMO`, `T14:00`."""
        return self._replace(value=(self.value or "XXXX-XX-XX") + suffix)


def valid(year: int, month: int, day: int) -> date | None:
    """The day of these numbers; None for 31 February."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def shifted(day: date, unit: str, count: int) -> date | None:
    """The day so many units on, at most the last of its month; None beyond the calendar."""
    if unit in DAYS_OF:
        return _by_days(day, DAYS_OF[unit] * count)
    months = (day.year * 12 + day.month - 1) + MONTHS_OF[unit] * count
    year, month = months // 12, months % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, min(day.day, _length(year, month)))


def _by_days(day: date, count: int) -> date | None:
    ordinal = day.toordinal() + count
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def span(value: str | None, first: date | None, last: date | None) -> Moment:
    """A value with these days as bounds."""
    return Moment(value, first.isoformat() if first else None, last.isoformat() if last else None)


def of_day(day: date) -> Moment:
    """One day."""
    return span(day.isoformat(), day, day)


def of_week(day: date) -> Moment:
    """The week, Monday to Sunday, that holds a day."""
    year, week, weekday = day.isocalendar()
    monday = _by_days(day, 1 - weekday)
    return span(f"{year:04}-W{week:02}", monday, _by_days(day, 7 - weekday))


def of_weekend(day: date) -> Moment:
    """The Saturday and Sunday of the week that holds a day."""
    year, week, weekday = day.isocalendar()
    return span(f"{year:04}-W{week:02}-WE", _by_days(day, 6 - weekday), _by_days(day, 7 - weekday))


def of_month(year: int, month: int) -> Moment:
    """A month of a year."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return Moment(None)
    return span(f"{year:04}-{month:02}", date(year, month, 1), date(year, month, _length(year, month)))


def of_quarter(year: int, quarter: int) -> Moment:
    """A quarter of a year."""
    if not (MINYEAR <= year <= MAXYEAR and quarter in _QUARTERS):
        return Moment(None)
    first, last = _QUARTERS[quarter]
    return span(f"{year:04}-Q{quarter}", date(year, first, 1), date(year, last, _length(year, last)))


def of_half(year: int, half: int) -> Moment:
    """A half of a year."""
    if not (MINYEAR <= year <= MAXYEAR and half in (1, 2)):
        return Moment(None)
    return span(f"{year:04}-H{half}", date(year, half * 6 - 5, 1), date(year, half * 6, _length(year, half * 6)))


def of_season(year: int, season: str) -> Moment:
    """A season, in whole months; a winter begins in its year's December."""
    if not MINYEAR <= year < MAXYEAR:
        return Moment(None)
    first, last = _SEASONS[season]
    end = year + (last < first)
    return span(f"{year:04}-{season}", date(year, first, 1), date(end, last, _length(end, last)))


def of_year(year: int) -> Moment:
    """A year."""
    if not MINYEAR <= year <= MAXYEAR:
        return Moment(None)
    return span(f"{year:04}", date(year, 1, 1), date(year, 12, 31))


def of_decade(year: int) -> Moment:
    """The ten years that begin with a year's tens."""
    start = year // 10 * 10
    if not MINYEAR <= start <= MAXYEAR - 9:
        return Moment(None)
    return span(f"{start // 10:03}", date(start, 1, 1), date(start + 9, 12, 31))


def of_century(number: int) -> Moment:
    """A century by its number: the twentieth is `19`, 1901 to 2000."""
    if not 1 <= number <= 99:
        return Moment(None)
    return span(f"{number - 1:02}", valid(number * 100 - 99, 1, 1), valid(number * 100, 12, 31))


def of_unit(unit: str, day: date) -> Moment:
    """The day, week, month, … that holds a day."""
    makers = {
        "D": lambda: of_day(day),
        "W": lambda: of_week(day),
        "WE": lambda: of_weekend(day),
        "M": lambda: of_month(day.year, day.month),
        "Q": lambda: of_quarter(day.year, (day.month + 2) // 3),
        "Y": lambda: of_year(day.year),
        "E": lambda: of_decade(day.year),
        "C": lambda: of_century((day.year + 99) // 100),
    }
    return makers[unit]()


def unknown(unit: str) -> Moment:
    """The value of a unit of which no anchor is known."""
    patterns = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
    return Moment(patterns.get(unit, "XXXX"))


def first_day(moment: Moment) -> date | None:
    """The first day of a moment, where it has bounds."""
    return date.fromisoformat(moment.first[:10]) if moment.first else None


def last_day(moment: Moment) -> date | None:
    """The last day of a moment, where it has bounds."""
    return date.fromisoformat(moment.last[:10]) if moment.last else None
