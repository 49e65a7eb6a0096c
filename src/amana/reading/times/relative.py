"""Stretches told from now: last week, next month, the past ten days, two weeks ago."""

from __future__ import annotations

from datetime import date

from amana.reading.times.anchors import AHEAD, HOURS, TOLD, told_day_of
from amana.reading.times.calendar_years import mod_of
from amana.reading.times.context import FUTURE, Context, Draft
from amana.reading.times.durations import amount_of, duration_value, quantity_mod
from amana.reading.times.hours import with_time
from amana.reading.times.moments import (
    Moment,
    first_day,
    of_day,
    of_quarter,
    of_unit,
    of_weekend,
    shifted,
    span,
    unknown,
)
from amana.reading.times.phrase import Phrase


def unit_of_now(phrase: Phrase, context: Context) -> Draft | None:
    """Last week, this year, next month, the previous day, that year, early next week."""
    unit = phrase.value("weekend", "unit", "century") or "Y"
    mod = mod_of(phrase)
    if unit == "F":
        return units_of_now(phrase, context)
    if unit == "W" and "end" in phrase.kinds and not phrase.scan.token(phrase.begin).isascii():
        # نهاية الأسبوع is what English calls the weekend.
        unit, mod = "WE", None
    if unit in HOURS:
        return Draft("TIME", Moment("XXXX-XX-XXTXX:XX"))
    told = told_day_of(context, unit) if phrase.kinds & TOLD else None
    base = told or context.published
    if base is None:
        return Draft("DATE", unknown(unit), None, mod)
    count = -1 if phrase.kinds & {"last", "past", "latest", "previous"} else 1 if phrase.kinds & AHEAD else 0
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
    ahead = bool(phrase.kinds & AHEAD)
    draft = Draft("DURATION", Moment(value), None, quantity_mod(phrase))
    if context.published is None or amount is None or amount != int(amount) or amount > 100_000:
        return draft
    if unit in HOURS:
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
    if amount is None and phrase.kinds & {"earlier", "later", "after_"}:
        return Draft("DURATION", Moment(duration_value(None, unit)), None, mod)
    if amount is None:
        return Draft("DATE", Moment("PAST_REF"), None, mod)
    if ahead and not told and "now" not in phrase.kinds and context.tense(phrase.begin, phrase.end) != FUTURE:
        # Three days later than what, the text has not said.
        base = None
    if base is None or amount != int(amount) or amount > 1_000_000:
        return Draft("DATE", unknown(unit) if unit not in HOURS else Moment("XXXX-XX-XX"), None, mod)
    return _offset(phrase, context, unit, int(amount) * (1 if ahead else -1), base, bool(told), mod)


def _offset(
    phrase: Phrase, context: Context, unit: str, count: int, base: date, told: bool, mod: str | None
) -> Draft | None:
    anchor = "text" if told else "publication"
    if unit in HOURS:
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
