"""Dates as they are written: EDTF (ISO 8601-2) level 0 and 1, for the years 1 to 9999.

`2016`, `2016-12`, `2016-12-22`, a time of day after it (`T14:00`, with seconds and a zone or without), a season
(`2016-21` spring to `2016-24` winter), digits that are not known (`201X`, `2016-XX`, `2016-12-XX`), marks at the
end (`?` uncertain, `~` about, `%` both), and intervals of two of these, an end open (`..`) or unknown (nothing).
Two things go beyond EDTF, since testimony needs them: a time of day may lack its seconds, and may carry a mark
(about two o'clock).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final, NamedTuple

from amana.knowledge.values.nouns import DateValue, Precision
from amana.knowledge.values.slips import Slip

_DATE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)(?P<time>T[0-9:.Z+-]+)?)?)?"
    r"(?P<mark>[?~%])?",
    re.ASCII,
)
_TIME = re.compile(r"T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-](0\d|1[0-4]):[0-5]\d)?", re.ASCII)
# The months of a season in the north. Winter may be that at either end of the year: nothing says which.
_SEASONS: Final = {"21": (0, 3, 5), "22": (0, 6, 8), "23": (0, 9, 11), "24": (-1, 12, 2)}
_UNKNOWN = "XX"
_OPEN = ".."
_LONGEST = 80


class _Side(NamedTuple):
    """One end of an interval, or a date that is none."""

    first: str | None
    last: str | None
    precision: Precision
    mark: str


def date_of(text: str) -> DateValue:
    """The date that a text is, or Slip."""
    if len(text) > _LONGEST:
        raise Slip("value-too-long")
    before, slash, after = text.partition("/")
    side = _side(before) if not slash or before not in ("", _OPEN) else None
    if not slash:
        if side is None:
            raise Slip("date-form")
        return DateValue(text, side.first, side.last, side.precision, *_marks(side.mark))
    end = _side(after) if after not in ("", _OPEN) else None
    return _interval(text, side, end)


def _interval(text: str, start: _Side | None, end: _Side | None) -> DateValue:
    if start is None and end is None:
        raise Slip("date-two-open-ends")
    first, last = start.first if start else None, end.last if end else None
    if first and last and first[:10] > last[:10]:
        raise Slip("date-backwards")
    if first and last and first[:10] == last[:10] and _clocks_backwards(first, last):
        raise Slip("date-backwards")
    marks = "".join(side.mark for side in (start, end) if side)
    return DateValue(text, first, last, "interval", *_marks(marks))


def _clocks_backwards(first: str, last: str) -> bool:
    """Of one day: only where both have a time, and neither a zone that could turn them round."""
    one, other = first[11:], last[11:]
    return bool(one and other) and not re.search("[Z+-]", one + other) and one > other


def _marks(marks: str) -> tuple[bool, bool]:
    """Whether it is approximate, and whether uncertain."""
    return "~" in marks or "%" in marks, "?" in marks or "%" in marks


def _side(text: str) -> _Side:
    found = _DATE.fullmatch(text)
    if not found:
        raise Slip("date-form")
    year, month, day, time = found["year"], found["month"], found["day"], found["time"]
    mark = found["mark"] or ""
    if "X" in year:
        if month:
            raise Slip("date-form")
        return _Side(*_of_decades(year), "decade" if year.endswith("X") and year[2] != "X" else "century", mark)
    if month in _SEASONS:
        if day:
            raise Slip("date-form")
        return _Side(*_of_season(int(year), month), "season", mark)
    if time and (day == _UNKNOWN or not _TIME.fullmatch(time)):
        raise Slip("date-time")
    return _Side(*_of_days(year, month, day, time), _precision(month, day, time), mark)


def _precision(month: str | None, day: str | None, time: str | None) -> Precision:
    if time:
        return "time"
    if month in (None, _UNKNOWN):
        return "year"
    return "month" if day in (None, _UNKNOWN) else "day"


def _of_days(year: str, month: str | None, day: str | None, time: str | None) -> tuple[str, str]:
    """The first and last day; or, with a time, the instant twice."""
    if month == _UNKNOWN and day not in (None, _UNKNOWN):
        raise Slip("date-form")
    months = (1, 12) if month in (None, _UNKNOWN) else (int(month), int(month))
    try:
        if day in (None, _UNKNOWN):
            last = date(int(year), months[1], monthrange(int(year), months[1])[1])
            return date(int(year), months[0], 1).isoformat(), last.isoformat()
        told = date(int(year), months[0], int(day)).isoformat() + (time or "")
    except (ValueError, IndexError):  # calendar's own error for a month is a ValueError from 3.12 on
        raise Slip("date-no-such-day") from None
    return told, told


def _of_decades(year: str) -> tuple[str, str]:
    first, last = year.replace("X", "0"), year.replace("X", "9")
    return f"{max(int(first), 1):04}-01-01", f"{last}-12-31"


def _of_season(year: int, season: str) -> tuple[str, str]:
    back, first, last = _SEASONS[season]
    start, end = year + back, year - back
    if not start >= 1 or not end <= 9999:
        raise Slip("date-no-such-day")
    return f"{start:04}-{first:02}-01", f"{end:04}-{last:02}-{monthrange(end, last)[1]:02}"
