"""Times of a day: an hour, from one hour to another, this morning, last night."""

from __future__ import annotations

from amana.reading.times.context import Context, Draft
from amana.reading.times.digits import whole_numbers
from amana.reading.times.hours import LATER_HALF, clock_of, part_of_day
from amana.reading.times.lexicon import Word
from amana.reading.times.moments import Moment, of_day, shifted
from amana.reading.times.phrase import Phrase


def clock_time(phrase: Phrase, context: Context) -> Draft | None:
    """An hour by itself: of the day that the text spoke of last, else of publication."""
    hour = clock_of(phrase)
    if hour is None:
        return None
    day = context.told_day()
    anchor = "text" if day else "publication"
    day = day or context.published
    if day is None:
        return Draft("TIME", Moment(hour))
    value = day.isoformat() + hour
    return Draft("TIME", Moment(value, value, value), anchor)


def _is_part_alone(phrase: Phrase) -> bool:
    """In Arabic a part of the day by itself has its article: في الصباح; في عصر may be in an age."""
    if phrase.rule != "part" or len(phrase.words) > 1 or phrase.scan.token(phrase.begin).isascii():
        return True
    return phrase.words[0][1].definite


def clock_range(phrase: Phrase, context: Context) -> Draft | None:
    """3-8pm, from 3 to 5 in the afternoon: from one hour to another."""
    hours = [number for _, word in phrase.words if (number := _hour(word)) is not None]
    run = phrase.value("crange", "pair")
    if run and "." in run:
        return None
    if run:
        numbers = whole_numbers(run)
        hours = (
            [(numbers[0], 0), (numbers[-1 - (len(numbers) > 3 or run[-4:-2] == ":")], 0)] if ":" not in run else []
        )
    if len(hours) != 2 or max(hours[0][0], hours[1][0]) > 23:
        return None
    tail = {phrase.value("am", "pm"), part_of_day(phrase), (run or "")[-2:].lower()}
    later = bool(tail & LATER_HALF) or (phrase.value("clock12") or "").lower().endswith(("p", "pm"))
    last = hours[1][0] + 12 * (later and hours[1][0] < 12)
    first = hours[0][0] + 12 * (later and hours[0][0] < 12 and hours[0][0] + 12 <= last)
    day = context.told_day() or context.published
    start, end = f"T{first:02}:{hours[0][1]:02}", f"T{last:02}:{hours[1][1]:02}"
    if day is None:
        return Draft("TIME", Moment(start))
    anchor = "text" if context.told_day() else "publication"
    return Draft("TIME", Moment(day.isoformat() + start, day.isoformat() + start, day.isoformat() + end), anchor)


def _hour(word: Word) -> tuple[int, int] | None:
    if word.kind not in ("int", "clock", "clock12", "ord"):
        return None
    numbers = [*whole_numbers(word.value), 0]
    return numbers[0], numbers[1]


def part_time(phrase: Phrase, context: Context) -> Draft | None:
    """This morning, tonight, last night, the morning."""
    part = part_of_day(phrase) or "TNI"
    mod = phrase.value("early", "late", "mid")
    if not _is_part_alone(phrase):
        return None
    back = "last" in phrase.kinds or "overnight" in phrase.kinds
    day = context.published
    told = context.told_day()
    here = not phrase.kinds & {"last", "tonight", "this", "overnight", "dayrel"}
    if told and here:
        day = told
    if day is None:
        return Draft("TIME", Moment("XXXX-XX-XX" + part), None, mod)
    if "next" in phrase.kinds or "following" in phrase.kinds:
        day = shifted(day, "D", 1) or day
    elif back and "overnight" not in phrase.kinds:
        day = shifted(day, "D", -1) or day
    hour = (
        clock_of(phrase) if "clock" in phrase.kinds or "clock12" in phrase.kinds or "int" in phrase.kinds else None
    )
    moment = of_day(day).within(hour or part)
    return Draft("TIME", moment, "text" if told and here else "publication", mod)
