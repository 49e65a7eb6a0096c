"""The hour and the part of the day that a phrase tells: 14:00, 9 a.m., half past seven, الساعة الثامنة مساء."""

from __future__ import annotations

from amana.language import fold
from amana.reading.times.context import Draft
from amana.reading.times.digits import whole_numbers
from amana.reading.times.lexicon import Word
from amana.reading.times.moments import Moment
from amana.reading.times.phrase import Phrase

_PARTS = ("part", "night", "overnight", "tonight", "noon", "midnight")
_BEFORE_PART = frozenset({"in", "the", "halfway", "ord4", "from", "after_"})
LATER_HALF = frozenset({"TAF", "TEV", "TNI", "pm"})


def clock_of(phrase: Phrase) -> str | None:
    """The hour that a phrase tells, `T14:00`; None if it tells none."""
    told = _told(phrase)
    if told is None:
        return "T12:00" if "noon" in phrase.kinds and not phrase.kinds & {"part", "after_"} else _midnight(phrase)
    hour, minute, second = told
    if hour > 24 or minute > 59 or second > 59:
        return None
    half = {phrase.value("am", "pm"), part_of_day(phrase)} | set(phrase.all("part", "night", "tonight"))
    if hour < 12 and (half & LATER_HALF or ("TMI" in half and hour < 6)):
        hour += 12
    elif hour == 12 and half & {"am", "TMO"}:
        hour = 0
    return f"T{hour:02}:{minute:02}" + (f":{second:02}" if second else "")


def _midnight(phrase: Phrase) -> str | None:
    """Midnight, منتصف الليل; منتصف النهار is noon."""
    if "midnight" in phrase.kinds or {"middle", "night"} <= phrase.kinds:
        return "T24:00"
    return "T12:00" if "middle" in phrase.kinds and phrase.value("part") == "TDT" else None


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
    return numbers[0], numbers[1] if len(numbers) > 1 else _minute(phrase), 0


def _minute(phrase: Phrase) -> int:
    """And a half, and a quarter."""
    return 30 if "halfway" in phrase.kinds else 15 if "ord4" in phrase.kinds else 0


def _may_be_hour(word: Word, token: str) -> bool:
    """An Arabic hour is feminine: الثانية, not the الثاني of a king's name."""
    return word.kind != "ord" or token.isascii() or fold(token).endswith(("ه", "ولي"))


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
    """4 in the morning, السابعة والنصف مساء: the number right before the part of the day."""
    at = phrase.place("part", "noon") - 1
    while at > phrase.begin and (between := phrase.scan.word(at)) and between.kind in _BEFORE_PART:
        at -= 1
    word = phrase.scan.word(at) if at >= phrase.begin else None
    if word is None or word.kind not in ("int", "ord", "card") or not _may_be_hour(word, phrase.scan.token(at)):
        return None
    before = phrase.scan.word(at - 1)
    hour = whole_numbers(word.value)[0]
    if word.kind == "card" and before and before.kind == "ord":
        hour += whole_numbers(before.value)[0]
    return hour, _minute(phrase), 0


def with_time(phrase: Phrase, draft: Draft) -> Draft:
    """The draft of a day, with the hour or the part of the day that the phrase tells."""
    hour = clock_of(phrase)
    if hour is not None and draft.moment.value:
        value = draft.moment.value + hour
        instant = value if draft.moment.first else None
        return draft._replace(type="TIME", moment=Moment(value, instant, instant))
    part = part_of_day(phrase)
    if part and draft.moment.value and part.startswith("T"):
        return draft._replace(type="TIME", moment=draft.moment.within(part))
    return draft
