"""How long and how often: four years, 48 hours, a few days, يومين; every day, annually."""

from __future__ import annotations

from amana.reading.times.context import FUTURE, Context, Draft
from amana.reading.times.moments import Moment, of_unit, shifted, span
from amana.reading.times.phrase import Phrase

_LETTERS = {"F": ("W", 2.0), "E": ("Y", 10.0), "C": ("Y", 100.0), "Q": ("Q", 1.0)}
_LASTING = frozenset({"for", "within", "in", "about", "after_", "than"})
_VAGUE_LETTERS = {"F": "W"}


def amount_of(phrase: Phrase) -> float | None:
    """How many; None where the wording leaves it open (several, a few)."""
    if "vague" in phrase.kinds or ("pair" in phrase.kinds and not phrase.groups):
        return None
    half = 0.5 if "halfway" in phrase.kinds else 0.0
    numbers = phrase.groups
    if numbers and "pair" in phrase.kinds and len(numbers) > 1 and numbers[1] < 1:
        return numbers[0] + numbers[1]
    if numbers:
        return numbers[-1] + half
    if "a" in phrase.kinds:
        return (
            half
            if half and "and" not in phrase.kinds and "unit" in phrase.kinds and _half_first(phrase)
            else 1.0 + half
        )
    if "dual" in phrase.kinds:
        return 2.0 + half
    if half and _half_first(phrase):
        return half
    if "dayrel" in phrase.kinds:
        return 1.0
    return 1.0 + half if phrase.kinds & {"unit", "second", "quarter", "century"} else None


def _half_first(phrase: Phrase) -> bool:
    return phrase.place("halfway") < phrase.place("unit", "second", "quarter", "units")


def duration_value(amount: float | None, unit: str) -> str:
    """P4Y, PT48H, PXD."""
    time = "T" if unit.startswith("T") else ""
    letter = unit.lstrip("T") or "M"
    if amount is None:
        return f"P{time}X{_VAGUE_LETTERS.get(letter, letter)}"
    letter, times = _LETTERS.get(letter, (letter, 1.0))
    if letter == "H" and time and amount == 0.5:
        letter, amount = "M", 30.0
    amount *= times
    shown = str(int(amount)) if amount == int(amount) else f"{amount:.4f}".rstrip("0")
    return f"P{time}{shown}{letter}"


def quantity_mod(phrase: Phrase) -> str | None:
    """Whether more, less or about so much is said."""
    if "atleast" in phrase.kinds:
        return "EQUAL_OR_MORE"
    if "up" in phrase.kinds or "most" in phrase.kinds:
        return "EQUAL_OR_LESS"
    return phrase.value("more", "less", "about", "plus", "so") and {
        "plus": "MORE_THAN",
        "so": "APPROX",
    }.get(value := phrase.value("more", "less", "about", "plus", "so") or "", value)


def duration(phrase: Phrase, context: Context) -> Draft | None:
    """So many units of time; placed in time where the wording ends them now (`it has been a year`)."""
    unit = (
        phrase.value("unit", "units", "second", "dual", "quarter", "quarters", "weekend", "weekends", "century")
        or "D"
    )
    if _is_one_day(phrase):
        return None
    amount = amount_of(phrase)
    value = duration_value(amount, unit)
    mod = quantity_mod(phrase)
    if phrase.before == "in" and context.tense(phrase.begin, phrase.end) == FUTURE:
        ahead = _ahead(context, unit, amount)
        if ahead:
            return Draft("DATE", ahead, "publication", mod)
    placed = _until_now(phrase, context, unit, amount, value)
    return Draft("DURATION", placed or Moment(value), "publication" if placed else None, mod)


def duration_sum(phrase: Phrase, _context: Context) -> Draft | None:
    """An hour and 30 minutes: PT1H30M."""
    numbers = phrase.groups if len(phrase.groups) > 1 else [1.0, *phrase.groups]
    units = phrase.all("unit", "units", "second")
    parts = [duration_value(number, unit) for number, unit in zip(numbers, units, strict=False)]
    if len(parts) < 2 or not _descends(units):
        return None
    joined = parts[0] + parts[1].removeprefix("P" if "T" not in parts[0] else "PT")
    return Draft("DURATION", Moment(joined), None, quantity_mod(phrase))


def _descends(units: list[str]) -> bool:
    order = ["C", "E", "Y", "Q", "M", "W", "F", "D", "TH", "TM", "TS"]
    return order.index(units[0]) < order.index(units[1])


def _is_one_day(phrase: Phrase) -> bool:
    """`One day we will return`, `it was a day of …`: no date and no duration."""
    if phrase.value("unit") != "D" or len(phrase.words) != 2:
        return False
    one = phrase.kinds == {"card", "unit"} and phrase.all("card") == ["1"]
    return one or (phrase.kinds == {"a", "unit"} and phrase.before not in _LASTING)


def _ahead(context: Context, unit: str, amount: float | None) -> Moment | None:
    """`They will return in two weeks`: a date, so long after publication."""
    if context.published is None or amount is None or amount != int(amount) or unit not in ("D", "W", "M", "Y"):
        return None
    day = shifted(context.published, unit, int(amount))
    return of_unit(unit, day) if day else None


def _until_now(phrase: Phrase, context: Context, unit: str, amount: float | None, value: str) -> Moment | None:
    if amount is None or amount != int(amount) or unit not in ("D", "W", "M", "Y") or context.published is None:
        return None
    before = [phrase.scan.token(at).lower() for at in (phrase.begin - 1, phrase.begin - 2)]
    been = before[0] == "been" and before[1] in ("has", "have", "s", "ve")
    after = before[0] == "after" and phrase.scan.token(phrase.end) == "of"
    if not been and not (after and context.tense(phrase.begin, phrase.end) == FUTURE):
        return None
    return span(value, shifted(context.published, unit, -int(amount)), context.published)


def bare_units(phrase: Phrase, _context: Context) -> Draft | None:
    """For years, weeks of fighting: how many is not said."""
    unit = phrase.value("units", "weekends") or "Y"
    return Draft("DURATION", Moment(duration_value(None, unit)))


def recurring(phrase: Phrase, _context: Context) -> Draft | None:
    """Every day, annually, Sundays, every three weeks."""
    value = phrase.value("set")
    if value:
        return Draft("SET", Moment(value))
    weekday = phrase.value("weekday", "weekdays", "dname")
    if weekday and phrase.rule == "set/weekdays" and _has_lost_its_apostrophe(phrase):
        return None
    if weekday:
        return Draft("SET", Moment(f"XXXX-WXX-{weekday.lstrip('d')}"))
    part = phrase.value("part", "night", "noon")
    if part:
        return Draft("SET", Moment(part if "unit" not in phrase.kinds else "XXXX-XX-XX" + part))
    unit = phrase.value("unit", "units", "dual", "quarter", "second", "weekend") or "D"
    amount = phrase.groups[0] if phrase.groups else 2.0 if phrase.kinds & {"dual", "other"} else 1.0
    return Draft("SET", Moment("P1WE" if unit == "WE" else duration_value(amount, unit)))


def _has_lost_its_apostrophe(phrase: Phrase) -> bool:
    """Tuesdays attack: that of Tuesday."""
    following = phrase.scan.token(phrase.end)
    counted = following.isalpha() and following.islower() and phrase.scan.word(phrase.end) is None
    return counted and phrase.before != "on"


def reference(phrase: Phrase, _context: Context) -> Draft | None:
    """Now, recently, the future: no date of its own."""
    kinds = phrase.kinds
    value = phrase.value("now", "pastref", "futref", "future", "recent", "moment")
    if value is None:
        if kinds & {"coming", "next", "near", "term"}:
            value = "FUTURE_REF"
        elif kinds & {"cur", "these", "time", "this"} and "past" not in kinds:
            value = "PRESENT_REF"
        else:
            value = "PAST_REF"
    return Draft("DATE", Moment(value))


def event_time(_phrase: Phrase, _context: Context) -> Draft | None:
    """Until the announcement of …: told by an event, which has no date here."""
    return Draft("DATE", Moment(None), "event")
