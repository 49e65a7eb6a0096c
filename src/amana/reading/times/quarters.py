"""Quarters of a year, as accounts speak of them."""

from __future__ import annotations

from amana.reading.times.anchors import AHEAD, BACK
from amana.reading.times.calendar_years import mod_of
from amana.reading.times.context import FUTURE, Context, Draft
from amana.reading.times.moments import Moment, first_day, of_quarter, of_unit, shifted, unknown
from amana.reading.times.phrase import Phrase


def quarter_date(phrase: Phrase, context: Context) -> Draft | None:
    """The third quarter, this year's third quarter, the latest quarter, the quarter, the year-earlier period."""
    years = [int(group) for group in phrase.groups if group > 99]
    numbers = [int(group) for group in phrase.groups if 1 <= group <= 4]
    mod = mod_of(phrase)
    said = context.last_said("Q")
    base = context.published
    back = 1 if phrase.kinds & {"ago", "earlier", "comparable"} else 0
    if numbers:
        return _numbered(phrase, context, numbers[0], years, mod)
    if "this" in phrase.kinds or "cur" in phrase.kinds:
        day = base
    elif "next" in phrase.kinds:
        day = base and shifted(base, "Q", 1)
    elif said and "latest" not in phrase.kinds and "last" not in phrase.kinds:
        day = first_day(said)
    else:
        day = base and shifted(base, "Q", -1)
    day = day and shifted(day, "Y", -back)
    if day is None:
        return Draft("DATE", unknown("Q"), None, mod)
    moment = of_unit("Q", day)
    if years:
        moment = of_quarter(years[0], int((moment.value or "Q1")[-1]))
    return Draft("DATE", moment, "text" if said else "publication", mod)


def _numbered(phrase: Phrase, context: Context, number: int, years: list[int], mod: str | None) -> Draft | None:
    if years:
        return Draft("DATE", of_quarter(years[0], number), "absolute", mod)
    base = context.published
    if base is None:
        return Draft("DATE", Moment(f"XXXX-Q{number}"), None, mod)
    year = base.year
    now = (base.month + 2) // 3
    if "unit" in phrase.kinds:
        year += -1 if phrase.kinds & BACK else 1 if phrase.kinds & AHEAD else 0
    elif number > now and context.tense(phrase.begin, phrase.end) != FUTURE:
        year -= 1
    return Draft("DATE", of_quarter(year, number), "publication", mod)
