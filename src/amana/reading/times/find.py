"""Every time expression of a text, resolved as far as the text and its publication date tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from amana.reading.nouns import Time
from amana.reading.times import (
    calendar_years,
    clocks,
    dates,
    durations,
    feasts,
    figures,
    quarters,
    relative,
    weekdays,
    wholes,
)
from amana.reading.times.context import Context, Draft
from amana.reading.times.grammar import Rule, matches
from amana.reading.times.order import reordered
from amana.reading.times.phrase import Phrase
from amana.reading.times.scan import Scan
from amana.reading.view import View

Maker = Callable[[Phrase, Context], Draft | None]

MAKERS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        clocks.clock_range,
        clocks.clock_time,
        clocks.part_time,
        dates.calendar_date,
        calendar_years.century_date,
        dates.day_of_month,
        calendar_years.decade_date,
        figures.figures_date,
        figures.iso_date,
        dates.month_date,
        figures.pair_date,
        calendar_years.short_year,
        calendar_years.year_date,
        figures.year_month,
        durations.bare_units,
        durations.duration,
        durations.duration_sum,
        durations.event_time,
        durations.recurring,
        durations.reference,
        feasts.feast,
        feasts.hijri_date,
        feasts.hijri_year,
        relative.ago,
        weekdays.day_from_today,
        wholes.day_of_unit,
        weekdays.day_of_week,
        wholes.half_of,
        wholes.month_of_now,
        quarters.quarter_date,
        wholes.season_date,
        weekdays.told_again,
        relative.unit_of_now,
        relative.units_of_now,
        wholes.week_of,
    )
}


# Told beside what is spoken of, to compare (a year earlier): the text does not go on from there.
_COMPARED = frozenset({"ago", "later", "year-ago", "quarter/year-ago"})


# What stands before an offset from UTC: 2030-12-22T09:30:00+02:00.
_OFFSET = re.compile(r"T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?[+-]$", re.ASCII)

_BEFORE_OFFSET, _LONGEST_OFFSET = 30, len("02:00")

# A text is read in stretches of at most so many characters, so that a line of any length needs little memory.
_STRETCH = 100_000


def find_times(view: View, published: date | None) -> list[Time]:
    """The times of a text, in order. What is relative stays unresolved where no publication date is given, and a
    date that does not exist has no value; nothing found is left out."""
    languages = tuple(["ar"] * view.has_arabic + ["en"] * view.has_latin) or ("en",)
    context: Context | None = None
    times: list[Time] = []
    for start, stop in _stretches(view.text):
        text = view.text[start:stop]
        scan = Scan.of(text)
        context = Context(scan, text, published) if context is None else context.going_on(scan, text)
        found = _times_of(context, languages)
        times += [_moved(time, start) for time in found] if start else found
    return times


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where to cut: at the last end of a line or the last blank of each stretch."""
    start = 0
    while len(text) - start > _STRETCH:
        stop = max(text.rfind("\n", start, start + _STRETCH), text.rfind(" ", start, start + _STRETCH))
        stop = stop + 1 if stop > start else start + _STRETCH
        yield start, stop
        start = stop
    yield start, len(text)


def _moved(time: Time, by: int) -> Time:
    return replace(time, start=time.start + by, end=time.end + by)


def _times_of(context: Context, languages: tuple[str, ...]) -> list[Time]:
    found: list[tuple[Phrase, Time]] = []

    def accepts(begin: int, end: int, rule: Rule) -> bool:
        phrase = Phrase(context.scan, begin, end, rule.name, rule.maker)
        if rule.maker == clocks.clock_time.__name__ and _OFFSET.search(
            context.text[max(0, phrase.start - 30) : phrase.start]
        ):
            return True  # no time of its own
        time = _time(phrase, context)
        if time is not None:
            found.append((phrase, time))
        return time is not None

    matches(context.scan.kinds, languages, accepts)
    return reordered(found, context)


def _time(phrase: Phrase, context: Context) -> Time | None:
    draft = MAKERS[phrase.maker](phrase, context)
    if draft is None:
        return None
    moment = draft.moment
    compared = phrase.rule in _COMPARED and (moment.value or "")[5:6] in ("", "Q")
    if draft.type in ("DATE", "TIME") and not compared:
        context.note(moment)
    start, stop = phrase.start, phrase.stop
    return Time(
        start,
        stop,
        context.text[start:stop],
        draft.type,
        moment.value,
        moment.first,
        moment.last,
        draft.anchor,
        phrase.rule,
        draft.alternatives,
        draft.mod,
    )
