"""Days and months by name: 22 December 2016, Feb. 22, September, the 13th."""

from __future__ import annotations

from datetime import date

from amana.reading.times.calendar_years import mod_of
from amana.reading.times.context import FUTURE, PAST, Context, Draft
from amana.reading.times.digits import whole_numbers
from amana.reading.times.hours import with_time
from amana.reading.times.moments import Moment, first_day, of_day, of_month, span, unknown, valid
from amana.reading.times.phrase import Phrase

MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH2 = {"kanun": (12, 1), "tishrin": (10, 11)}


def month_of(phrase: Phrase) -> int | None:
    """The month that a phrase names, by any habit."""
    two = phrase.place("month2")
    if two >= 0:
        order = phrase.scan.word(two + 1)
        named = phrase.scan.word(two)
        if order is None or named is None:
            return None
        return _MONTH2[named.value][1 if order.value == "2" else 0]
    value = phrase.value("month", "mname", "mlow")
    return int(value.lstrip("m")) if value else None


def _day_and_year(phrase: Phrase) -> tuple[list[int], int | None]:
    """The days (more than one in `11-13 December`) and the year of a phrase."""
    days: list[int] = []
    year = None
    for group in phrase.groups:
        if group > 99:
            year = int(group)
        elif group == int(group):
            days.append(int(group))
    for pair in phrase.all("pair")[:1]:
        days = whole_numbers(pair)
    return days, year


def near_year(context: Context, phrase: Phrase, month: int, day: int | None) -> int | None:
    """The year of a month or day that is given without one: the nearest. What lies ahead counts as further off
    than what lies behind, more so where the sentence tells of the past."""
    published = context.published
    if published is None:
        return None
    tense = FUTURE if phrase.before in ("until", "by") else context.tense(phrase.begin, phrase.end)
    weight = {FUTURE: 1, PAST: 6 if day else 12}.get(tense, 2)
    years = (published.year - 1, published.year, published.year + 1)
    return min(years, key=lambda year: _far(year, month, day, published, weight))


def _far(year: int, month: int, day: int | None, published: date, weight: int) -> int:
    if day is None and (year, month) == (published.year, published.month):
        return 0
    middle = valid(year, month, min(day or 15, MOST_DAYS[month - 1] - 1)) or published
    days = (middle - published).days
    return days * weight if days > 0 else -days


def calendar_date(phrase: Phrase, context: Context) -> Draft | None:
    """A day of a month, with or without its year, weekday and hour."""
    month = month_of(phrase)
    days, year = _day_and_year(phrase)
    if month is None or not days or not 1 <= days[0] <= 31:
        return None
    days = [day for day in days[:2] if 1 <= day <= 31]
    if days[0] > MOST_DAYS[month - 1]:
        return Draft("DATE", Moment(None), None)
    given = year is not None
    year = year if given else near_year(context, phrase, month, days[0])
    anchor = "absolute" if given else "publication"
    if year is None:
        return with_time(phrase, Draft("DATE", Moment(f"XXXX-{month:02}-{days[0]:02}")))
    found = valid(year, month, days[0])
    if found is None:
        return Draft("DATE", Moment(None), None)
    return with_time(phrase, Draft("DATE", _one_or_more(found, days), anchor))


def _one_or_more(found: date, days: list[int]) -> Moment:
    last = valid(found.year, found.month, days[-1])
    return span(found.isoformat(), found, last) if last and last > found else of_day(found)


def month_date(phrase: Phrase, context: Context) -> Draft | None:
    """A month, with or without its year."""
    month = month_of(phrase)
    if month is None:
        return None
    days, year = _day_and_year(phrase)
    mod = mod_of(phrase)
    if year is None and days:
        return calendar_date(phrase, context)
    if year is not None:
        return Draft("DATE", of_month(year, month), "absolute", mod)
    year = near_year(context, phrase, month, None)
    if year is None:
        return Draft("DATE", Moment(f"XXXX-{month:02}"), None, mod)
    return Draft("DATE", of_month(year, month), "publication", mod)


def day_of_month(phrase: Phrase, context: Context) -> Draft | None:
    """The 13th: of the month that the text spoke of, else the latest before publication."""
    days, _ = _day_and_year(phrase)
    if not days or not 1 <= days[0] <= 31:
        return None
    told = first_day(context.last_said("D", "M") or Moment(None))
    base = told or context.published
    if base is None:
        return Draft("DATE", Moment(f"XXXX-XX-{days[0]:02}"))
    found = valid(base.year, base.month, days[0])
    if found and not told and found > base and context.tense(phrase.begin, phrase.end) != FUTURE:
        before = date(base.year, base.month, 1).toordinal() - 1
        month = date.fromordinal(max(before, 1))
        found = valid(month.year, month.month, days[0])
    if found is None:
        return Draft("DATE", unknown("D"))
    return Draft("DATE", of_day(found), "text" if told else "publication")
