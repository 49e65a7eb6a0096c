"""The time of a claim: of its clause, its sentence, or what was spoken of before; since … until … are one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from amana.reading.claims.as_of import day_told, tells_as_of
from amana.reading.claims.drafts import Draft
from amana.reading.claims.joined import OPEN_SINCE, SINCE, ends_interval, joins, says
from amana.reading.claims.layers import Layers
from amana.reading.claims.lists import plain
from amana.reading.claims.near import before_in_paragraphs, bounds_of, in_sentence, rows_within
from amana.reading.nouns import Time
from amana.reading.view import View

_EVENT = re.compile(r"\s{0,3}(?:until|till|up to|حتى|ولغاية)\s{1,3}(?P<event>[^,،;.\n]{3,80})", re.IGNORECASE)
# With no comma behind it: `two days after the truce, 12 were killed` is of what came later.
_AFTER = re.compile(
    r"\b(?:days?|weeks?|months?|years?)\s{1,3}after\b[^,،;:.]{0,160}$"
    r"|(?<!\w)بعد\s{1,3}(?:يوم|يومين|أيام|أسبوع|أسبوعين|أسابيع|شهر|شهرين|أشهر|سنة|سنوات|عام|أعوام)"
    r"\s{1,3}(?:واحد\s{1,3})?(?:من|على)\s{1,3}[^,،;:.]{0,160}$",
    re.IGNORECASE,
)
_CLAUSE = 12  # code points: so much stands before it where it is no scene that is set
_LOOKED_AT = 200
_LONG = re.compile(r"P[\dX]{1,4}[YM]")
_EVENT_WORD = 4
_PARAGRAPHS = 1
Interval = tuple[str | None, str | None]


def time_of(layers: Layers, draft: Draft) -> Interval:
    """First and last day (or instant) of what is claimed; None where nothing tells."""
    times = layers.times
    found = in_sentence(draft, times, layers.time_starts, lambda at: _cost(times[at]))
    if found is None and draft.modality != "fact":
        return None, None
    if found is None and not _lasts(draft, layers):
        found = before_in_paragraphs(
            layers.view, draft, layers.time_starts, lambda at: _is_scene(layers.view, times[at]), _PARAGRAPHS
        )
    if found is None:
        return None, None
    interval = _capped(_interval(layers, draft, found), draft, layers.published)
    return _day_before(interval) if _is_before(layers.view, draft, times[found]) else interval


def _is_before(view: View, draft: Draft, time: Time) -> bool:
    """`A school was hit on Monday, a day after 12 people were killed`: these were killed before that Monday."""
    start, end = draft.sentence.start, bounds_of(draft)[0]
    after = _AFTER.search(view.text, max(start, end - _LOOKED_AT), end)
    return after is not None and time.start < after.start() and after.start() - start > _CLAUSE


def _day_before(interval: Interval) -> Interval:
    day = interval[0] or interval[1]
    return (None, (date.fromisoformat(day[:10]) - timedelta(days=1)).isoformat()) if day else interval


def _cost(time: Time) -> float | None:
    if time.type == "SET" or not (time.first or time.last):
        return None
    return 2.0 if time.type == "DURATION" else 1.0


def _is_scene(view: View, time: Time) -> bool:
    """Whether a time said before still holds for what is told next: no `since July`, which says how long."""
    return _cost(time) is not None and bool(time.first) and not says(view, time, OPEN_SINCE)


def _lasts(draft: Draft, layers: Layers) -> bool:
    """Whether the sentence speaks of months or years (in a five-year war): no single day is meant."""
    inside = (layers.times[at] for at in rows_within(layers.time_starts, draft.sentence.start, draft.sentence.end))
    return any(time.type == "DURATION" and _LONG.match(time.value or "") for time in inside)


def _interval(layers: Layers, draft: Draft, at: int) -> Interval:
    """The time itself, or from this one to the next where the text says since … until …

    `As of Tuesday` is any time up to it.
    """
    times, published = layers.times, layers.published
    time = times[at]
    if ends_interval(layers.view, times, at):
        return times[at - 1].first, time.last or time.first
    if tells_as_of(layers.view, draft, time):
        return None, day_told(time, published)
    if not says(layers.view, time, SINCE):
        return time.first, time.last
    if (
        at + 1 < len(times)
        and joins(layers.view, time, times[at + 1])
        and (times[at + 1].last or times[at + 1].first)
    ):
        return time.first, times[at + 1].last or times[at + 1].first
    if event := _EVENT.match(layers.view.text, time.end):
        return time.first, _day_of(layers, event["event"], time.first) or time.last
    if (
        says(layers.view, time, OPEN_SINCE)
        and published
        and time.first
        and time.first[:10] <= published.isoformat()
    ):
        return time.first, published.isoformat()
    return time.first, time.last


def _day_of(layers: Layers, event: str, after: str | None) -> str | None:
    """The day of an event as the text says it elsewhere: `until the truce`, and `since Monday the truce`."""
    word = plain(event.split()[-1])
    if len(word) < _EVENT_WORD:
        return None
    for time in layers.times[:_LOOKED_AT]:
        if time.first and time.first > (after or "") and says(layers.view, time, SINCE):
            start, end = layers.view.sentence_at(time.start)
            if word in plain(layers.view.text[start:end]):
                return time.first
    return None


def _capped(interval: Interval, draft: Draft, published: date | None) -> Interval:
    """What is told as a fact did not happen after the day it was published."""
    first, last = interval
    if published and last and draft.modality == "fact" and (first or "") <= published.isoformat() < last[:10]:
        return first, published.isoformat()
    return first, last
