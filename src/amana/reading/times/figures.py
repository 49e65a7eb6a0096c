"""Dates in figures: 22/12/2016, 2016-12-22, 3/2015, 22/4."""

from __future__ import annotations

from amana.reading.nouns import Reference
from amana.reading.times.calendar_years import full_year
from amana.reading.times.context import Context, Draft
from amana.reading.times.dates import MOST_DAYS, near_year
from amana.reading.times.digits import whole_numbers
from amana.reading.times.hours import with_time
from amana.reading.times.moments import Moment, of_day, of_month, valid
from amana.reading.times.phrase import Phrase


def iso_date(phrase: Phrase, _context: Context) -> Draft | None:
    """2016-12-22, with or without its hour; 20161222."""
    run = phrase.value("iso", "isot", "stamp") or ""
    parts = [int(run[:4]), int(run[4:6]), int(run[6:])] if run.isdecimal() else whole_numbers(run)[:3]
    found = valid(parts[0], parts[1], parts[2])
    if found is None:
        return None if "stamp" in phrase.kinds else Draft("DATE", Moment(None))
    return with_time(phrase, Draft("DATE", of_day(found), "absolute"))


def figures_date(phrase: Phrase, _context: Context) -> Draft | None:
    """22/12/2016: where the day may be the month and the month the day, the other reading is kept."""
    numbers = whole_numbers(phrase.value("figures") or "")
    if numbers[0] > 99:
        found = valid(*numbers)
        return (
            with_time(phrase, Draft("DATE", of_day(found), "absolute")) if found else Draft("DATE", Moment(None))
        )
    if len(phrase.value("figures") or "") < 8 and numbers[2] < 100 and not 1 <= numbers[2] <= 99:
        return None
    year = full_year(numbers[2])
    readings = [
        (found, rule)
        for day, month, rule in (
            (numbers[0], numbers[1], "date/day-first"),
            (numbers[1], numbers[0], "date/month-first"),
        )
        if (found := valid(year, month, day))
    ]
    if not readings:
        return Draft("DATE", Moment(None)) if max(numbers[:2]) <= 31 else None
    if phrase.scan.month_first and len(readings) > 1:
        readings.reverse()
    others = tuple(
        Reference(found.isoformat(), found.isoformat(), found.isoformat(), rule)
        for found, rule in readings[1:]
        if found != readings[0][0]
    )
    return with_time(phrase, Draft("DATE", of_day(readings[0][0]), "absolute", None, others))


def year_month(phrase: Phrase, _context: Context) -> Draft | None:
    """2015/3, 03/2015."""
    numbers = sorted(whole_numbers(phrase.value("yearmonth") or ""), reverse=True)
    moment = of_month(numbers[0], numbers[1])
    return Draft("DATE", moment, "absolute") if moment.value else None


def pair_date(phrase: Phrase, context: Context) -> Draft | None:
    """22/4 or 4/22, after a word that makes it a date."""
    run = phrase.value("pair") or ""
    if "." in run or ("-" in run and not phrase.kinds & {"unit", "weekday", "dname"}):
        return None
    first, second = whole_numbers(run)[:2]
    day, month = (second, first) if second > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= MOST_DAYS[month - 1]):
        return None
    value = Moment(f"XXXX-{month:02}-{day:02}")
    year = near_year(context, phrase, month, day)
    found = valid(year, month, day) if year else None
    other: tuple[Reference, ...] = ()
    if day <= 12 and day != month:
        other = (Reference(f"XXXX-{day:02}-{month:02}", None, None, "date/month-first"),)
    draft = Draft("DATE", of_day(found) if found else value, "publication" if found else None, None, other)
    return with_time(phrase, draft)
