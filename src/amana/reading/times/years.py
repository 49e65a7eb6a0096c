"""The year that is said once for two dates: `between March and May 2015`."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from amana.reading.nouns import Time
from amana.reading.times.context import Context
from amana.reading.times.dates import month_of
from amana.reading.times.lexicon import class_characters
from amana.reading.times.moments import Moment, of_day, of_month, valid
from amana.reading.times.phrase import Phrase

WITHOUT_YEAR = frozenset({"date/day", "date/month", "date/days"})
_MONTH, _DAY = 7, 10
_JOINING = ("dash", "to", "until", "and", "comma", "the", "or", "slash1", "from")


def of_the_year_named_next(one: tuple[Phrase, Time], other: tuple[Phrase, Time], context: Context) -> Time:
    """The first of two times, with the year of the second where that is said for both.

    A month that would come after the second's is one of the year before.
    """
    (phrase, time), (following, later) = one, other
    value = (time.value or "")[:_DAY]
    if (
        len(value) not in (_MONTH, _DAY)
        or not _said_for_both(time, later)
        or not _joined(phrase, following, context)
    ):
        return time
    month, (year, last_month) = int(value[5:7]), (int(part) for part in (later.first or "")[:_MONTH].split("-"))
    moment = _with_year(value, year - (month > last_month), month)
    new = f"{moment.value}{(time.value or '')[_DAY:]}" if moment.value else None
    return replace(
        time, value=new, first=moment.first, last=moment.last, anchor="text", rule="order/year-named-next"
    )


def _said_for_both(time: Time, later: Time) -> bool:
    dated = later.anchor == "absolute" and later.rule.startswith("date/") and later.first is not None
    return dated and time.anchor != "absolute"


def _with_year(value: str, year: int, month: int) -> Moment:
    if len(value) == _MONTH:
        return of_month(year, month)
    found = valid(year, month, int(value[8:]))
    return of_day(found) if found else Moment(None)


def _joined(phrase: Phrase, following: Phrase, context: Context) -> bool:
    """Whether nothing but `and`, `to` and their like is between, or و is written on to the second."""
    between = context.scan.kinds[phrase.end : following.begin]
    if not between:
        first = context.scan.word(following.begin)
        return first is not None and first.skip > 0
    return month_of(phrase) is not None and all(kind in _joining() for kind in between)


@cache
def _joining() -> frozenset[str]:
    chars = class_characters()
    return frozenset(
        chars[kind] for kind in ("dash", "to", "until", "and", "comma", "the", "or", "slash1", "from")
    )
