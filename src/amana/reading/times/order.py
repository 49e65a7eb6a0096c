"""What the times of a text tell of one another.

`Since last Tuesday … until … Sunday`: that Tuesday came before that Sunday. `The last ten days were the hardest`:
the last of what the text tells of, not the last before publication.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from amana.reading.nouns import Reference, Time
from amana.reading.times.context import Context
from amana.reading.times.lexicon import BREAK, class_characters
from amana.reading.times.moments import shifted
from amana.reading.times.phrase import Phrase
from amana.reading.times.years import WITHOUT_YEAR, of_the_year_named_next

Found = list[tuple[Phrase, Time]]

_FAR_DAYS = 45
_WEEKS_BACK = 4
_FOLLOWING = 6


def reordered(found: Found, context: Context) -> list[Time]:
    """The times, those that contradict their sentence or their text put right; the other reading is kept."""
    times = [time for _, time in found]
    event = _told_event(times)
    for at, (phrase, time) in enumerate(found):
        if phrase.before in ("since", "from") and time.rule.startswith("relative/weekday"):
            times[at] = _before_its_end(at, found, context)
        elif time.rule in WITHOUT_YEAR and at + 1 < len(found):
            times[at] = of_the_year_named_next(found[at], found[at + 1], context)
        elif time.rule == "relative/units" and _of_what_is_told(phrase, context):
            times[at] = _at_told_event(time, event, context)
    return times


def _before_its_end(at: int, found: Found, context: Context) -> Time:
    """A weekday after `since`, moved back by weeks until it is before the day after the `until` that follows."""
    phrase, time = found[at]
    for following, other in found[at + 1 : at + 1 + _FOLLOWING]:
        between = context.scan.kinds[phrase.end : following.begin]
        if BREAK in between or class_characters()["dot"] in between:
            break
        if class_characters()["until"] in between and other.first and time.first and len(time.first) == 10:
            return _moved_back(time, other.first[:10])
    return time


def _moved_back(time: Time, end: str) -> Time:
    day = date.fromisoformat(time.first or end)
    moved: date | None = day
    for _ in range(_WEEKS_BACK):
        if moved is None or moved.isoformat() <= end:
            break
        moved = shifted(moved, "W", -1)
    if moved is None or moved == day or moved.isoformat() > end:
        return time
    new = moved.isoformat()
    kept = tuple(one for one in time.alternatives if one.value != new)
    nearest = Reference(time.value or "", time.first, time.last, time.rule)
    value = new + (time.value or "")[10:]
    return replace(time, value=value, first=new, last=new, rule="order/since-until", alternatives=(nearest, *kept))


def _of_what_is_told(phrase: Phrase, context: Context) -> bool:
    """Whether `the last ten days` is what a sentence says something of in the past."""
    if not phrase.kinds & {"last", "latest"}:
        return False
    following = context.scan.word(phrase.end)
    told_after = context.scan.token(phrase.end).lower() in ("was", "were", "had", "saw", "brought", "became")
    return told_after or (phrase.before == "was" and following is None) or _is_arabic_was(phrase)


def _is_arabic_was(phrase: Phrase) -> bool:
    return phrase.scan.token(phrase.begin - 1) in ("كان", "كانت")


def _told_event(times: list[Time]) -> str | None:
    """The first full date of the text."""
    days = (one.first for one in times if one.anchor == "absolute" and one.first and one.first == one.last)
    return next(days, None)


def _at_told_event(time: Time, event: str | None, context: Context) -> Time:
    """The stretch that ends with the first full date of the text, where publication is far from it."""
    published = context.published
    if published is None or event is None or time.first is None or time.last is None:
        return time
    day = date.fromisoformat(event[:10])
    length = date.fromisoformat(time.last) - date.fromisoformat(time.first)
    if (published - day).days < max(_FAR_DAYS, length.days):
        return time
    first = shifted(day, "D", -length.days)
    other = Reference(time.value or "", time.first, time.last, time.rule)
    start = first.isoformat() if first else None
    return replace(
        time, first=start, last=day.isoformat(), anchor="text", rule="order/told-event", alternatives=(other,)
    )
