"""Days told from another day: last Tuesday, yesterday, the day before; the other reading is kept."""

from __future__ import annotations

from datetime import date

from amana.reading.nouns import Reference
from amana.reading.times.anchors import AHEAD, TOLD, told_day_of
from amana.reading.times.calendar_years import mod_of
from amana.reading.times.context import FUTURE, Context, Draft
from amana.reading.times.hours import with_time
from amana.reading.times.moments import Moment, of_day, of_unit, shifted, unknown
from amana.reading.times.phrase import Phrase


def day_of_week(phrase: Phrase, context: Context) -> Draft | None:
    """A weekday, and which one: last, next, this, the previous; the other reading is kept."""
    value = phrase.value("weekday", "dname", "weekdays")
    if value is None:
        return None
    weekday = int(value.lstrip("d"))
    told = context.told_day() if phrase.kinds & TOLD else None
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
    if phrase.kinds & AHEAD:
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


def told_again(phrase: Phrase, context: Context) -> Draft | None:
    """That day, the same day, the day before, the day after: told from the day that the text gave last."""
    unit = phrase.value("unit") or "D"
    if unit not in ("D", "W", "M", "Y"):
        return None
    told = told_day_of(context, unit)
    base = told or context.published
    if base is None:
        return Draft("DATE", unknown(unit))
    count = -1 if phrase.kinds & {"previous", "before", "earlier"} else 0
    count = 1 if phrase.kinds & {"following", "next", "after_", "later"} else count
    day = shifted(base, unit, count)
    if day is None:
        return None
    return with_time(phrase, Draft("DATE", of_unit(unit, day), "text" if told else "publication"))
