"""The hour: 14:00, 9 a.m., half past, الساعة الثامنة مساء; and the part of a day."""

from __future__ import annotations

from dataclasses import replace

from amana.reading.times.context import Context, Draft
from amana.reading.times.digits import whole_numbers
from amana.reading.times.lexicon import Word
from amana.reading.times.moments import Moment, of_day, shifted
from amana.reading.times.phrase import Phrase

_PARTS = ("part", "night", "overnight", "tonight", "noon", "midnight")
_LATER_HALF = frozenset({"TAF", "TEV", "TNI", "pm"})


def clock_of(phrase: Phrase) -> str | None:
    """The hour that a phrase tells, `T14:00`; None if it tells none."""
    told = _told(phrase)
    if told is None:
        return "T12:00" if "noon" in phrase.kinds and not phrase.kinds & {"part", "after_"} else _midnight(phrase)
    hour, minute, second = told
    if hour > 24 or minute > 59 or second > 59:
        return None
    half = {phrase.value("am", "pm"), part_of_day(phrase)} | set(phrase.all("part", "night", "tonight"))
    if hour < 12 and (half & _LATER_HALF or ("TMI" in half and hour < 6)):
        hour += 12
    elif hour == 12 and half & {"am", "TMO"}:
        hour = 0
    return f"T{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


def _midnight(phrase: Phrase) -> str | None:
    return "T24:00" if "midnight" in phrase.kinds else None


def _told(phrase: Phrase) -> tuple[int, int, int] | None:
    run = phrase.value("clock")
    if run:
        parts = [*whole_numbers(run), 0][:3]
        return parts[0], parts[1], parts[2]
    run = phrase.value("clock12")
    if run:
        parts = [*whole_numbers(run), 0]
        return (parts[0] + 12 * (parts[0] < 12 and run.lower().rstrip("m").endswith("p"))) % 24, parts[1], 0
    return _in_words(phrase)


def _in_words(phrase: Phrase) -> tuple[int, int, int] | None:
    """An hour that a word makes one: `9 a.m.`, `الساعة الثامنة والنصف`."""
    if phrase.kinds & {"past", "to"} and phrase.kinds & {"halfway", "quarter", "units"}:
        return _past_or_to(phrase)
    at = phrase.place("clockword")
    if at < 0 or phrase.value("o"):
        mark = phrase.place("am", "pm", "o")
        if mark < 0 and phrase.kinds & {"part", "noon"}:
            return _before_part(phrase)
        word = phrase.scan.word(mark - 1) if mark > 0 else None
        if word is None:
            return None
    else:
        word = phrase.scan.word(at + 1)
    if word is None or word.kind not in ("int", "ord", "card", "second", "num", "pair"):
        return None
    numbers = whole_numbers(word.value) or [2]
    minute = (
        numbers[1]
        if len(numbers) > 1
        else 30
        if "halfway" in phrase.kinds
        else 15
        if "ord4" in phrase.kinds
        else 0
    )
    return numbers[0], minute, 0


def part_of_day(phrase: Phrase) -> str | None:
    """The part of the day that a phrase tells; بعد الظهر, after noon, is the afternoon."""
    part = phrase.value(*_PARTS)
    return "TAF" if part == "TMI" and "after_" in phrase.kinds else part


def _past_or_to(phrase: Phrase) -> tuple[int, int, int] | None:
    """Half past seven, a quarter to eight, 20 minutes past eight."""
    numbers = [int(group) for group in phrase.groups]
    if not numbers:
        return None
    minute = 30 if "halfway" in phrase.kinds else 15 if "quarter" in phrase.kinds else numbers[0]
    return (numbers[-1], minute, 0) if "past" in phrase.kinds else (numbers[-1] - 1, 60 - minute, 0)


def _before_part(phrase: Phrase) -> tuple[int, int, int] | None:
    """4 in the morning, السابعة والنصف مساء: the number before the part of the day."""
    numbers = [int(group) for group in phrase.groups if group <= 24]
    if not numbers:
        return None
    minute = 30 if "halfway" in phrase.kinds else 15 if "ord4" in phrase.kinds else 0
    return numbers[0], minute, 0


def with_time(phrase: Phrase, draft: Draft) -> Draft:
    """The draft of a day, with the hour or the part of the day that the phrase tells."""
    hour = clock_of(phrase)
    if hour is not None and draft.moment.value:
        value = draft.moment.value + hour
        instant = value if draft.moment.first else None
        return replace(draft, type="TIME", moment=Moment(value, instant, instant))
    part = part_of_day(phrase)
    if part and draft.moment.value and part.startswith("T"):
        return replace(draft, type="TIME", moment=draft.moment.within(part))
    return draft


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


def clock_range(phrase: Phrase, context: Context) -> Draft | None:
    """3-8pm, from 3 to 5 in the afternoon: from one hour to another."""
    hours = [number for _, word in phrase.words if (number := _hour(word)) is not None]
    run = phrase.value("crange", "pair")
    if run and "." in run:
        return clock_time(phrase, context)
    if run:
        numbers = whole_numbers(run)
        hours = (
            [(numbers[0], 0), (numbers[-1 - (len(numbers) > 3 or run[-4:-2] == ":")], 0)] if ":" not in run else []
        )
    if len(hours) != 2 or max(hours[0][0], hours[1][0]) > 23:
        return None
    tail = {phrase.value("am", "pm"), part_of_day(phrase), (run or "")[-2:].lower()}
    later = bool(tail & _LATER_HALF) or (phrase.value("clock12") or "").lower().endswith(("p", "pm"))
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
