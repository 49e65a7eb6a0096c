"""Dates as people type them: `13/12/2016`, `December 2016`, `22 كانون الأول 2016`, `since 2012`, `about 2016`.

Day and month in figures are never guessed at: which comes first must be said.
"""

from __future__ import annotations

import re
from typing import Literal

from amana.knowledge.values.dates import date_of
from amana.knowledge.values.slips import Slip
from amana.knowledge.values.words import about, folded, months, plain

DateOrder = Literal["dmy", "mdy"]
_LONGEST = 200
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2}", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/.](\d{4})", re.ASCII)
_DECADE = re.compile(r"(\d{3})0s", re.ASCII)
_TIME = re.compile(r"(.*\S)[ T]((?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-]\d\d:\d\d)?)", re.ASCII)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.IGNORECASE | re.ASCII)
_FILLERS = {"in", "on", "of", "the", "year", "month", "في", "من", "عام", "سنه", "شهر", "يوم", "بتاريخ"}
_SPANS = (
    re.compile(r"(?:between|بين)\s+(?P<one>.+?)\s+(?:and\s+|و\s*)(?P<other>.+)", re.IGNORECASE),
    re.compile(r"(?:from|من)\s+(?P<one>.+?)\s+(?:to|until|till|إلى|الى|حتى)\s+(?P<other>.+)", re.IGNORECASE),
    re.compile(r"(?P<one>.+?)\s+(?:to|until|till|إلى|الى|حتى|-|–|—)\s+(?P<other>.+)", re.IGNORECASE),
)
_SINCE = re.compile(r"(?:since|منذ)\s+(?P<one>.+)", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|up to|حتى)\s+(?P<one>.+)", re.IGNORECASE)


def date_typed(text: str, order: DateOrder | None = None) -> str:
    """The written form (EDTF) of a date that a person typed, or Slip. `order`: of day and month in figures."""
    if len(text) > _LONGEST:
        raise Slip("value-too-long")
    told = plain(text)
    if _is_written(told):
        return told
    found = _span(told, order) or _one(told, order)
    date_of(found)
    return found


def _is_written(text: str) -> bool:
    try:
        date_of(text)
    except Slip as slip:
        # Written like a date and none: what is wrong is told as it is, save where it could be typed otherwise.
        if slip.reason in ("date-form", "date-time"):
            return False
        raise
    return True


def _span(told: str, order: DateOrder | None) -> str | None:
    for form in _SPANS:
        if found := form.fullmatch(told):
            return f"{_one(found['one'], order)}/{_one(found['other'], order)}"
    if found := _SINCE.fullmatch(told):
        return f"{_one(found['one'], order)}/.."
    if found := _UNTIL.fullmatch(told):
        return f"../{_one(found['one'], order)}"
    return None


def _one(told: str, order: DateOrder | None) -> str:
    """One date, with what is said of it: about, perhaps."""
    hedged, rest = _about(told)
    mark = "?" if rest.endswith("?") else ""
    rest = rest.removesuffix("?").strip()
    day = rest if _is_written(rest) else _day(rest, order)
    if hedged or mark:
        if day[-1] in "?~%" or "/" in day:
            raise Slip("date-form")
        day += "%" if hedged and mark else "~" if hedged else mark
    return day


def _about(told: str) -> tuple[bool, str]:
    if told.startswith("~"):
        return True, told[1:].strip()
    words = told.split()
    for length, known in about().items():
        if len(words) > length and folded(" ".join(words[:length])) in known:
            return True, " ".join(words[length:])
    return False, told


def _day(told: str, order: DateOrder | None) -> str:
    if found := _TIME.fullmatch(told):
        hour = found[2] if found[2][1] != ":" else "0" + found[2]
        day = found[1].removesuffix(",").strip()
        return f"{day if _is_written(day) else _plain_day(day, order)}T{hour}"
    return _plain_day(told, order)


def _plain_day(told: str, order: DateOrder | None) -> str:
    if found := _YEAR_FIRST.fullmatch(told):
        return _iso(found[1], found[2], found[3])
    if found := _MONTH_YEAR.fullmatch(told):
        return _iso(found[2], found[1], None)
    if found := _DECADE.fullmatch(told):
        return found[1] + "X"
    if found := _YEAR_LAST.fullmatch(told):
        if order is None:
            raise Slip("date-order")
        day, month = (found[1], found[2]) if order == "dmy" else (found[2], found[1])
        return _iso(found[3], month, day)
    if _SHORT_YEAR.fullmatch(told):
        raise Slip("date-short-year")
    return _with_month(told)


def _with_month(told: str) -> str:
    """A date with the month by its name, or by its names in two calendars with a stroke between."""
    words = folded(re.sub(r"[/,،()]", " ", _ORDINAL.sub(r"\1", told)))
    text, found = f" {words} ", set[int]()
    for name in sorted(months(), key=len, reverse=True):
        if f" {name} " in text:
            found.add(months()[name])
            text = text.replace(f" {name} ", " ")
    rest = [word for word in text.split() if word not in _FILLERS]
    years = [word for word in rest if len(word) == 4 and word.isdecimal()]
    days = [word for word in rest if len(word) <= 2 and word.isdecimal()]
    if len(years) != 1 or len(rest) != 1 + len(days) or len(days) > len(found) or len(found) > 1:
        raise Slip("date-form")
    return _iso(years[0], str(found.pop()) if found else None, days[0] if days else None)


def _iso(year: str, month: str | None, day: str | None) -> str:
    parts = [f"{int(part):02}" for part in (month, day) if part]
    if any(not 1 <= int(part) <= 31 for part in parts) or (month and int(month) > 12):
        raise Slip("date-no-such-day")
    return "-".join([year, *parts])
