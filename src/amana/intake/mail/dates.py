"""Dates of messages (RFC 5322 sections 3.3 and 4.3): read with the zone kept, and what is uncertain told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

_MONTHS = {
    name: n
    for n, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
# The only names with a meaning of their own in RFC 5322 section 4.3; all others are of an unknown zone.
_ZONES = {"ut": 0, "utc": 0, "gmt": 0, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7}
_ZONES |= {"pdt": -7, "pst": -8}
_DATE = re.compile(
    r"(?:[A-Za-z]{2,10}\.?\s{0,5},?\s{0,5})?(\d{1,2})[\s-]{1,5}([A-Za-z]{3})[a-z]{0,6}\.?[\s-]{1,5}(\d{2,4})"
    r"(?:[\s,]{1,5}(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?)?\s{0,5}([+-]\d{3,4}|[A-Za-z]{1,5})?"
)
# The line before a message in a mailbox, and C's ctime: Wed Nov 21 20:11:35 2012
_CTIME = re.compile(
    r"(?:[A-Za-z]{3}\s{1,5})?([A-Za-z]{3})\s{1,5}(\d{1,2})\s{1,5}(\d{1,2}):(\d{2})(?::(\d{2}))?\s{1,5}"
    r"(?:([+-]\d{4}|[A-Za-z]{1,5})\s{1,5})?(\d{4})(?:\s{1,5}([+-]\d{4}))?"
)
_COMMENT = re.compile(r"\([^()]{0,200}\)")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as read: `iso` with its zone where that is known. `rule` says what was taken for granted."""

    iso: str
    rule: str | None = None


def moment(told: str) -> Moment | None:
    """The date of a Date or Received field, or of a mailbox's line; None where it is none."""
    told = " ".join(_COMMENT.sub(" ", told[:_LONGEST]).split())
    found = _DATE.match(told)
    if found:
        day, month, year, hour, minute, second, zone = found.groups()
        return _made(year, month, day, (hour, minute, second), zone)
    found = _CTIME.match(told)
    if found:
        month, day, hour, minute, second, zone, year, offset = found.groups()
        return _made(year, month, day, (hour, minute, second), offset or zone)
    return None


def _made(year: str, month: str, day: str, clock: tuple[str | None, ...], zone: str | None) -> Moment | None:
    number = _MONTHS.get(month.lower())
    if number is None:
        return None
    full, rule = _year(year)
    hour, minute, second = (int(part or 0) for part in clock)
    rules = [rule] if rule else []
    if second == 60:  # a leap second, which Python does not know
        second = 59
        rules.append("leap-second")
    try:
        when = datetime(full, number, int(day), hour, minute, second)
    except ValueError:
        return None
    if clock[0] is None:
        return Moment(when.date().isoformat(), ", ".join(rules) or None)
    offset, why = _zone(zone)
    if why:
        rules.append(why)
    if offset is not None:
        when = when.replace(tzinfo=timezone(offset))
    return Moment(when.isoformat(), ", ".join(rules) or None)


def _year(told: str) -> tuple[int, str | None]:
    """Two or three digits as RFC 5322 section 4.3 says: 00 to 49 are 2000 and on, all others 1900 and on."""
    year = int(told)
    if len(told) == 4:
        return year, None
    return (year + 2000 if len(told) == 2 and year < 50 else year + 1900), f"year-written: {told}"


def _zone(told: str | None) -> tuple[timedelta | None, str | None]:
    if told is None:
        return None, "zone-unknown"
    if told[0] in "+-":
        hours, minutes = int(told[1:-2]), int(told[-2:])
        if hours > 23 or minutes > 59:
            return None, f"zone-unknown: {told}"
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if told[0] == "-" else 1)
        return offset, "place-unknown: -0000" if told == "-0000" else None
    if told.lower() in _ZONES:
        return timedelta(hours=_ZONES[told.lower()]), f"zone-written: {told}"
    return None, f"zone-unknown: {told}"
