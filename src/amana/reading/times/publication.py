"""The publication date that a text's own words give."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from amana.reading.nouns import Span, Time
from amana.reading.times.find import find_times
from amana.reading.times.moments import shifted
from amana.reading.view import View

Published = tuple[str, tuple[Span, ...]]

_HEAD_LINES = 8
_LONGEST_LINE = 400
_AGO = re.compile(r"\bago\b|قبل|منذ")
_THAT_DAY = "relative/that-day-ago"


def infer_published(view: View, times: Callable[[], Sequence[Time]] | None = None) -> Published | None:
    """An ISO day with the words it was read from; None where the text does not tell.

    Told by a line near the top that is a date and little else, by a dateline (`WADI AL-NOOR, 3 Jan 2017 (X)`),
    or by a date of the text together with `this day one year ago`. `times` gives the text's own, as
    `find_times` does where no day of publication is known: it is called only where the first lines do not tell.
    """
    return _from_head(view) or _from_anniversary(view, times)


def _from_head(view: View) -> Published | None:
    for start, end in view.lines[:_HEAD_LINES]:
        if end - start <= _LONGEST_LINE and any(char.isdecimal() for char in view.text[start:end]):
            line = View(view.text[start:end], view.language)
            for time in find_times(line, None):
                if _is_full_day(time) and _stands_alone(line.text, time):
                    span = view.span(start + time.start, start + time.end)
                    return (time.first or "")[:10], (span,)
    return None


def _is_full_day(time: Time) -> bool:
    return time.anchor == "absolute" and time.first is not None and time.first[:10] == (time.last or "")[:10]


@cache
def _frames() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand around a publication date in its line: before it and after it."""
    said = (
        r"published|posted|updated|last updated|date|first published|on|at|by [^|,\d]{2,60}"
        r"|نشر|نُشر|نشرت|تاريخ|التاريخ|آخر تحديث|تحديث|في|بتاريخ|يوم"
    )
    place = r"[^\W\d_][^\d\n,،()]{0,40}"
    before = rf"\W{{0,6}}(?:(?:(?:{said})\W{{1,4}}){{0,3}}|{place}[,،]\s?(?:{place}[,،]\s?)?|{place} [-–—] ?)"
    after = r"\W{0,4}(?:(?:\d{1,2}:\d\d|GMT|UTC|[ap]\.?m\.?)\W{0,3}){0,3}|\s?(?:\([^()\d]{2,40}\)|[-–—:])[\s\S]*"
    return re.compile(before, re.IGNORECASE), re.compile(after, re.IGNORECASE)


def _stands_alone(line: str, time: Time) -> bool:
    before, after = _frames()
    head, tail = line[: time.start], line[time.end :]
    if before.fullmatch(head) is None or after.fullmatch(tail) is None:
        return False
    # A date that opens a sentence is no dateline; after a place, a dash or an agency is asked for.
    return bool(head.strip()) or len(tail.strip()) < _HEAD_LINES


def _from_anniversary(view: View, found: Callable[[], Sequence[Time]] | None) -> Published | None:
    if not _AGO.search(view.text):
        return None
    times = found() if found else find_times(view, None)
    for at, time in enumerate(times):
        if time.rule == _THAT_DAY and (told := _told_before(times[:at])):
            return _later(view, told, time)
    return None


def _told_before(times: Sequence[Time]) -> Time | None:
    return next((time for time in reversed(times) if _is_full_day(time)), None)


def _later(view: View, told: Time, time: Time) -> Published | None:
    """So long after the day that the text tells of, by the same words read against that day."""
    day = date.fromisoformat((told.first or "")[:10])
    words = view.text[time.start : time.end]
    again = next((one.first for one in find_times(View(words, view.language), day) if one.first), None)
    if again is None:
        return None
    back = date.fromisoformat(again[:10])
    months = (day.year - back.year) * 12 + day.month - back.month
    published = shifted(day, "M", months) if months else shifted(day, "D", (day - back).days)
    if published is None or published == day:
        return None
    evidence = (Span(told.start, told.end, told.text), Span(time.start, time.end, time.text))
    return published.isoformat(), evidence
