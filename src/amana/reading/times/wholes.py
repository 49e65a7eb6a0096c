"""Parts of a whole: June last year, the first week of March, the fourth month of last year, last summer."""

from __future__ import annotations

from amana.reading.times.anchors import AHEAD, BACK
from amana.reading.times.calendar_years import mod_of
from amana.reading.times.context import PAST, Context, Draft, unit_of
from amana.reading.times.dates import month_of, near_year
from amana.reading.times.moments import (
    Moment,
    first_day,
    last_day,
    of_day,
    of_half,
    of_month,
    of_season,
    of_unit,
    of_year,
    shifted,
)
from amana.reading.times.phrase import Phrase

_WEEKS = 53


def month_of_now(phrase: Phrase, context: Context) -> Draft | None:
    """Last May, next June, this September, June last year."""
    month = month_of(phrase)
    base = context.published
    if month is None:
        return None
    mod = mod_of(phrase)
    if base is None:
        return Draft("DATE", Moment(f"XXXX-{month:02}"), None, mod)
    year = base.year
    step = -1 if phrase.kinds & BACK else 1 if phrase.kinds & AHEAD else 0
    if "unit" in phrase.kinds:
        year += step
    elif step < 0:
        year -= month >= base.month
    elif step > 0:
        year += month <= base.month
    days = [int(group) for group in phrase.groups if 1 <= group <= 31]
    moment = of_month(year, month)
    if days:
        day = first_day(moment)
        moment = (
            of_day(day.replace(day=days[0]))
            if day and days[0] <= int((moment.last or "0-0-0")[8:])
            else Moment(None)
        )
    return Draft("DATE", moment, "publication", mod)


def day_of_unit(phrase: Phrase, context: Context) -> Draft | None:
    """20 of next month; the fourth month of last year: the number says which of the whole."""
    numbers = [int(group) for group in phrase.groups if group == int(group)]
    wholes = phrase.all("unit")
    if not numbers or not wholes or context.published is None:
        return None
    step = -1 if phrase.kinds & BACK else 1 if phrase.kinds & AHEAD else 0
    base = shifted(context.published, wholes[-1], step) if wholes[-1] in "DWMY" else None
    if base is None:
        return None
    if wholes[0] == "M" and wholes[-1] == "Y" and len(wholes) > 1:
        moment = of_month(base.year, numbers[0])
    elif wholes[-1] == "M" and 1 <= numbers[0] <= 31:
        last = int((of_month(base.year, base.month).last or "0-0-0")[8:])
        moment = of_day(base.replace(day=numbers[0])) if numbers[0] <= last else Moment(None)
    else:
        return None
    return Draft("DATE", moment, "publication")


def week_of(phrase: Phrase, context: Context) -> Draft | None:
    """The first week of March 2015; the last week of this month."""
    if "W" not in phrase.all("unit")[:1]:
        return None
    whole = _whole_of(phrase, context)
    first, last = (first_day(whole), last_day(whole)) if whole else (None, None)
    number = next((int(group) for group in phrase.groups if 1 <= group <= _WEEKS), 0)
    if whole is None or first is None or last is None or not (number or phrase.kinds & {"last", "latest"}):
        return None
    # As ISO has it: a week belongs to where its Thursday is.
    monday = shifted(first, "D", -((first.isoweekday() + 3) % 7 - 3)) if number else last
    start = shifted(monday, "W", number - 1) if number and monday else last
    if start is None:
        return None
    week = of_unit("W", start)
    if unit_of(whole.value or "") != "M":
        return Draft("DATE", week, "absolute")
    count = number or (last.day + first.isoweekday() - 2) // 7 + 1
    return Draft("DATE", Moment(f"{whole.value}-W{count}", week.first, week.last), "absolute")


def half_of(phrase: Phrase, context: Context) -> Draft | None:
    """The first half of 2015, the second half of last year."""
    whole = _whole_of(phrase, context)
    first = first_day(whole) if whole else None
    number = 2 if phrase.kinds & {"second", "last"} and "unit" not in phrase.kinds else 1
    number = next((int(group) for group in phrase.groups if group in (1, 2)), number)
    return Draft("DATE", of_half(first.year, number), "absolute") if first else None


def _whole_of(phrase: Phrase, context: Context) -> Moment | None:
    """The month or year that a part is told of."""
    month = month_of(phrase)
    years = [int(group) for group in phrase.groups if group > 99]
    if month is not None:
        year = years[0] if years else near_year(context, phrase, month, None)
        return of_month(year, month) if year else None
    if years:
        return of_year(years[0])
    unit = phrase.all("unit")[-1]
    step = -1 if phrase.kinds & BACK - {"latest"} else 1 if phrase.kinds & AHEAD else 0
    if unit not in "MY" or context.published is None:
        return None
    day = shifted(context.published, unit, 0 if "this" in phrase.kinds else step)
    return of_unit(unit, day) if day else None


def season_date(phrase: Phrase, context: Context) -> Draft | None:
    """Last fall, the summer, the winter of 1994."""
    season = phrase.value("season", "fall") or "SU"
    years = [int(group) for group in phrase.groups if group > 99]
    mod = mod_of(phrase)
    if years:
        return Draft("DATE", of_season(years[0], season), "absolute", mod)
    if context.published is None:
        return Draft("DATE", Moment(f"XXXX-{season}"), None, mod)
    here = of_season(context.published.year, season)
    start, end = first_day(here), last_day(here)
    year = context.published.year
    if phrase.kinds & BACK:
        year -= bool(end and end >= context.published) or "unit" in phrase.kinds
    elif phrase.kinds & AHEAD:
        year += bool(start and start <= context.published)
    elif start and start > context.published and context.tense(phrase.begin, phrase.end) == PAST:
        year -= 1
    return Draft("DATE", of_season(year, season), "publication", mod)
