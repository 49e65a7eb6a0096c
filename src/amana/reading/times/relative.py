"""Told from another time: yesterday, last Tuesday, next month, two weeks ago, the day before."""

from __future__ import annotations

from datetime import date

from amana.reading.nouns import Reference
from amana.reading.times.context import FUTURE, PAST, Context, Draft, unit_of
from amana.reading.times.dates import mod_of, month_of, near_year
from amana.reading.times.durations import amount_of, duration_value, quantity_mod
from amana.reading.times.hours import with_time
from amana.reading.times.moments import (
    Moment,
    first_day,
    last_day,
    of_day,
    of_half,
    of_month,
    of_quarter,
    of_season,
    of_unit,
    of_weekend,
    of_year,
    shifted,
    span,
    unknown,
)
from amana.reading.times.phrase import Phrase

_BACK = frozenset({"last", "past", "latest", "previous"})
_AHEAD = frozenset({"next", "coming", "following"})
_TOLD = frozenset({"previous", "following", "that", "same"})
_WEEKS = 53
_HOURS = frozenset({"TH", "TM", "TS"})


def day_of_week(phrase: Phrase, context: Context) -> Draft | None:
    """A weekday, and which one: last, next, this, the previous; the other reading is kept."""
    value = phrase.value("weekday", "dname", "weekdays")
    if value is None:
        return None
    weekday = int(value.lstrip("d"))
    told = context.told_day() if phrase.kinds & _TOLD else None
    base = told or context.published
    if base is None:
        return with_time(phrase, Draft("DATE", Moment(f"XXXX-WXX-{weekday}"), None, mod_of(phrase)))
    day, other, rule = _weekday(phrase, context, base, weekday)
    if day is None:
        return None
    alternatives = (Reference(other.isoformat(), other.isoformat(), other.isoformat(), rule),) if other else ()
    draft = Draft("DATE", of_day(day), "text" if told else "publication", mod_of(phrase), alternatives)
    return with_time(phrase, draft)


def _weekday(phrase: Phrase, context: Context, base: date, weekday: int) -> tuple[date | None, date | None, str]:
    behind = (base.isoweekday() - weekday) % 7
    monday = shifted(base, "D", 1 - base.isoweekday()) or base
    if phrase.kinds & {"last", "past", "previous"}:
        day = shifted(base, "D", -(behind or 7))
        week_before = shifted(monday, "D", weekday - 8)
        return day, week_before if week_before != day else None, "weekday/week-before"
    if phrase.kinds & _AHEAD:
        nearest = shifted(base, "D", (7 - behind) or 7)
        next_week = shifted(monday, "D", weekday + 6)
        other = next_week if next_week != nearest else None
        if "next" in phrase.kinds and phrase.rule.endswith("/en"):
            return next_week, nearest if other else None, "weekday/nearest"
        return nearest, other, "weekday/next-week"
    if "this" in phrase.kinds:
        return shifted(monday, "D", weekday - 1), None, ""
    ahead = (_told_ahead(phrase) or context.tense(phrase.begin, phrase.end) == FUTURE) and behind
    past, future = shifted(base, "D", -behind), shifted(base, "D", 7 - behind)
    if ahead:
        return future, past, "weekday/past"
    return past, future if behind and phrase.kinds & {"by"} else None, "weekday/future"


def _told_ahead(phrase: Phrase) -> bool:
    """Until Tuesday, as soon as Tuesday: the word before looks ahead."""
    words = [phrase.scan.token(phrase.begin - step).lower() for step in (2, 1)]
    return words in (["soon", "as"], ["early", "as"], ["late", "as"]) or phrase.before in ("by", "until")


def day_from_today(phrase: Phrase, context: Context) -> Draft | None:
    """Today, yesterday, tomorrow and the days beyond them, with the weekday or hour said along."""
    count = int(phrase.value("dayrel") or 0)
    if phrase.kinds & {"before", "eve"} and count:
        count -= 1
    elif phrase.kinds & {"after", "after_"} and count > 0:
        count += 1
    if context.published is None:
        return with_time(phrase, Draft("DATE", unknown("D"), None, mod_of(phrase)))
    day = shifted(context.published, "D", count)
    return with_time(phrase, Draft("DATE", of_day(day), "publication", mod_of(phrase))) if day else None


def unit_of_now(phrase: Phrase, context: Context) -> Draft | None:
    """Last week, this year, next month, the previous day, that year, early next week."""
    unit = phrase.value("weekend", "unit", "century") or "Y"
    mod = mod_of(phrase)
    if unit == "F":
        return units_of_now(phrase, context)
    if unit == "W" and "end" in phrase.kinds and not phrase.scan.token(phrase.begin).isascii():
        # نهاية الأسبوع is what English calls the weekend.
        unit, mod = "WE", None
    if unit in _HOURS:
        return Draft("TIME", Moment("XXXX-XX-XXTXX:XX"))
    told = _told_day(context, unit) if phrase.kinds & _TOLD else None
    base = told or context.published
    if base is None:
        return Draft("DATE", unknown(unit), None, mod)
    count = -1 if phrase.kinds & {"last", "past", "latest", "previous"} else 1 if phrase.kinds & _AHEAD else 0
    if unit == "WE" and "the" in phrase.kinds and not count and base.isoweekday() < 6:
        count = 0 if context.tense(phrase.begin, phrase.end) == FUTURE else -1
    if unit in "EC" and count:
        return _decades(unit, count, mod, context.published)
    day = _stepped(base, unit, count)
    if day is None:
        return None
    moment = of_weekend(day) if unit == "WE" else of_unit(unit, day)
    if {"the", "last", "unit"} <= phrase.kinds or {"past", "unit"} <= phrase.kinds:
        moment = _rolling(unit, moment, context)
    if phrase.before in ("since", "from") and mod == "START":
        moment = Moment(moment.value, moment.first, context.published.isoformat() if context.published else None)
    draft = Draft("DATE", moment, "text" if told else "publication", mod)
    return with_time(phrase, draft)


def _decades(unit: str, count: int, mod: str | None, published: date | None) -> Draft:
    """The past decade: ten years up to publication."""
    years = 10 if unit == "E" else 100
    other = published and shifted(published, "Y", years * count)
    days = (other, published) if count < 0 else (published, other)
    return Draft("DURATION", span(f"P{years}Y", *days), "publication" if published else None, mod)


def _told_day(context: Context, unit: str) -> date | None:
    moment = context.last_said(*{"D": "D", "WE": "DW", "W": "DW", "M": "DM", "Q": "DMQ"}.get(unit, "DMQY"))
    return first_day(moment) if moment else None


def _stepped(base: date, unit: str, count: int) -> date | None:
    if unit == "WE":
        return shifted(base, "W", count)
    return shifted(base, unit, count)


def _rolling(unit: str, moment: Moment, context: Context) -> Moment:
    """The last week: the seven days up to publication, not the week before this one."""
    last = context.published
    if last is None or unit == "D":
        return moment
    value = of_unit("W", last).value if unit == "W" else moment.value
    return span(value, shifted(last, unit, -1), last)


def units_of_now(phrase: Phrase, context: Context) -> Draft | None:
    """The past two weeks, the last ten days, the next few months: a duration with its place in time."""
    unit = phrase.value("unit", "units", "second", "dual", "quarter", "quarters", "weekend") or "D"
    amount = 2.0 if "dual" in phrase.kinds else amount_of(phrase)
    value = duration_value(amount, unit)
    ahead = bool(phrase.kinds & _AHEAD)
    draft = Draft("DURATION", Moment(value), None, quantity_mod(phrase))
    if context.published is None or amount is None or amount != int(amount) or amount > 100_000:
        return draft
    if unit in _HOURS:
        return Draft(
            "DURATION", _hours_around(context.published, unit, amount, ahead, value), "publication", draft.mod
        )
    step = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100)}.get(unit, (unit, 1))
    # Ten days, this one among them: nine back.
    count = int(amount) * step[1] - (unit == "D" and not ahead and amount > 1)
    other = shifted(context.published, step[0], count * (1 if ahead else -1))
    days = (context.published, other) if ahead else (other, context.published)
    return Draft("DURATION", span(value, *days), "publication", draft.mod)


def _hours_around(published: date, unit: str, amount: float, ahead: bool, value: str | None) -> Moment:
    """Of hours only the days are known: those that they can reach from any hour of the day of publication."""
    hours = amount / {"TH": 1, "TM": 60, "TS": 3600}[unit]
    reached = shifted(published, "D", int(hours // 24 + (hours % 24 > 0)) * (1 if ahead else -1))
    return span(value, published, reached) if ahead else span(value, reached, published)


def ago(phrase: Phrase, context: Context) -> Draft | None:
    """Two weeks ago, a year earlier, three days later, قبل سنتين."""
    every = phrase.all("unit", "units", "dual", "second", "quarter", "quarters", "century") or ["D"]
    unit = every[1] if phrase.kinds & {"this", "that"} and len(every) > 1 else every[0]
    amount = 2.0 if "dual" in phrase.kinds else amount_of(phrase)
    ahead = bool(phrase.kinds & {"later", "hence", "after_", "after"} or {"from", "now"} <= phrase.kinds)
    told = _told_quarter_or_day(phrase, context, unit)
    base = told or context.published
    mod = quantity_mod(phrase)
    if amount is None:
        return Draft("DATE", Moment("FUTURE_REF" if ahead else "PAST_REF"), None, mod)
    if ahead and not told and "now" not in phrase.kinds and context.tense(phrase.begin, phrase.end) != FUTURE:
        # Three days later than what, the text has not said.
        base = None
    if base is None or amount != int(amount) or amount > 1_000_000:
        return Draft("DATE", unknown(unit) if unit not in _HOURS else Moment("XXXX-XX-XX"), None, mod)
    return _offset(phrase, context, unit, int(amount) * (1 if ahead else -1), base, bool(told), mod)


def _offset(
    phrase: Phrase, context: Context, unit: str, count: int, base: date, told: bool, mod: str | None
) -> Draft | None:
    anchor = "text" if told else "publication"
    if unit in _HOURS:
        return Draft("TIME", of_day(base) if abs(count) < 2 else Moment("XXXX-XX-XX"), None, mod)
    step, times = {"F": ("W", 2), "E": ("Y", 10), "C": ("Y", 100)}.get(unit, (unit, 1))
    day = shifted(base, step, count * times)
    if day is None:
        return None
    if "that" in phrase.kinds or "this" in phrase.kinds:
        return Draft("DATE", of_day(day), anchor, mod)
    quarter = context.last_said("Q") if unit == "Y" and phrase.kinds & {"earlier", "ago"} else None
    if quarter and told and quarter.value:
        return Draft("DATE", of_quarter(day.year, int(quarter.value[-1])), "text", mod)
    return Draft("DATE", of_unit({"F": "W"}.get(unit, unit if unit in "DWMQY" else "Y"), day), anchor, mod)


def _told_quarter_or_day(phrase: Phrase, context: Context, unit: str) -> date | None:
    """`A year earlier` counts from what the text spoke of: in accounts, from their quarter."""
    if phrase.kinds & {"ago", "before", "hence", "after_"} or "now" in phrase.kinds:
        quarter = context.last_said("Q") if unit == "Y" and context.last_unit == "Q" else None
        return first_day(quarter) if quarter else None
    units = {"D": "D", "W": "D", "M": "DM"}.get(unit, "QDMY")
    if unit == "Y":
        quarter = context.last_said("Q")
        return first_day(quarter) if quarter else None
    moment = context.last_said(*units)
    return first_day(moment) if moment else None


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
    step = -1 if phrase.kinds & _BACK else 1 if phrase.kinds & _AHEAD else 0
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
    step = -1 if phrase.kinds & _BACK else 1 if phrase.kinds & _AHEAD else 0
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
    step = -1 if phrase.kinds & _BACK - {"latest"} else 1 if phrase.kinds & _AHEAD else 0
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
    if phrase.kinds & _BACK:
        year -= bool(end and end >= context.published) or "unit" in phrase.kinds
    elif phrase.kinds & _AHEAD:
        year += bool(start and start <= context.published)
    elif start and start > context.published and context.tense(phrase.begin, phrase.end) == PAST:
        year -= 1
    return Draft("DATE", of_season(year, season), "publication", mod)


def told_again(phrase: Phrase, context: Context) -> Draft | None:
    """That day, the same day, the day before, the day after: told from the day that the text gave last."""
    unit = phrase.value("unit") or "D"
    if unit not in ("D", "W", "M", "Y"):
        return None
    told = _told_day(context, unit)
    base = told or context.published
    if base is None:
        return Draft("DATE", unknown(unit))
    count = -1 if phrase.kinds & {"previous", "before", "earlier"} else 0
    count = 1 if phrase.kinds & {"following", "next", "after_", "later"} else count
    day = shifted(base, unit, count)
    if day is None:
        return None
    return with_time(phrase, Draft("DATE", of_unit(unit, day), "text" if told else "publication"))


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
        year += -1 if phrase.kinds & _BACK else 1 if phrase.kinds & _AHEAD else 0
    elif number > now and context.tense(phrase.begin, phrase.end) != FUTURE:
        year -= 1
    return Draft("DATE", of_quarter(year, number), "publication", mod)
