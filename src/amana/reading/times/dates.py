"""Dates by number and by name: 22 December 2016, 22/12/2016, Feb. 22, September, 2012, the 1990s."""

from __future__ import annotations

from datetime import date

from amana.reading.nouns import Reference
from amana.reading.times.context import FUTURE, PAST, Context, Draft
from amana.reading.times.digits import whole_numbers
from amana.reading.times.hours import with_time
from amana.reading.times.lexicon import OTHER, class_characters
from amana.reading.times.moments import (
    Moment,
    first_day,
    of_century,
    of_day,
    of_decade,
    of_month,
    of_year,
    span,
    unknown,
    valid,
)
from amana.reading.times.phrase import Phrase

_MONTH2 = {"kanun": (12, 1), "tishrin": (10, 11)}
_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_PIVOT = 50
_BEFORE_YEARS = frozenset(
    ["in", "since", "from", "until", "by", "before", "after", "during", "between", "within", "to"]
)
_BEFORE_NUMBERS = frozenset(["money", "about", "than", "dash", "slash1", "atleast", "most"])
_BESIDE_YEARS = frozenset(["the", "comma", "open", "and", "or", "month", "mname", "season", "fall", "its", "s"])
_AFTER_NUMBERS = ("unit", "units", "percent", "money", "card", "second")
_PLURALS = ("s", "people", "men", "women", "children")
_OLDEST, _NEWEST = 1900, 2100
_OLDEST_IN_WORDS = 100


def month_of(phrase: Phrase) -> int | None:
    """The month that a phrase names, by any habit."""
    two = phrase.place("month2")
    if two >= 0:
        order = phrase.scan.word(two + 1)
        named = phrase.scan.word(two)
        if order is None or named is None:
            return None
        return _MONTH2[named.value][1 if order.value == "2" else 0]
    value = phrase.value("month", "mname", "mlow")
    return int(value.lstrip("m")) if value else None


def _day_and_year(phrase: Phrase) -> tuple[list[int], int | None]:
    """The days (more than one in `11-13 December`) and the year of a phrase."""
    days: list[int] = []
    year = None
    for group in phrase.groups:
        if group > 99:
            year = int(group)
        elif group == int(group):
            days.append(int(group))
    for pair in phrase.all("pair")[:1]:
        days = whole_numbers(pair)
    return days, year


def near_year(context: Context, phrase: Phrase, month: int, day: int | None) -> int | None:
    """The year of a month or day that is given without one: the nearest. What lies ahead counts as further off
    than what lies behind, more so where the sentence tells of the past."""
    published = context.published
    if published is None:
        return None
    tense = FUTURE if phrase.before in ("until", "by") else context.tense(phrase.begin, phrase.end)
    weight = {FUTURE: 1, PAST: 6 if day else 12}.get(tense, 2)
    years = (published.year - 1, published.year, published.year + 1)
    return min(years, key=lambda year: _far(year, month, day, published, weight))


def _far(year: int, month: int, day: int | None, published: date, weight: int) -> int:
    if day is None and (year, month) == (published.year, published.month):
        return 0
    middle = valid(year, month, min(day or 15, _MOST_DAYS[month - 1] - 1)) or published
    days = (middle - published).days
    return days * weight if days > 0 else -days


def calendar_date(phrase: Phrase, context: Context) -> Draft | None:
    """A day of a month, with or without its year, weekday and hour."""
    month = month_of(phrase)
    days, year = _day_and_year(phrase)
    if month is None or not days or not 1 <= days[0] <= 31:
        return None
    days = [day for day in days[:2] if 1 <= day <= 31]
    if days[0] > _MOST_DAYS[month - 1]:
        return Draft("DATE", Moment(None), None)
    given = year is not None
    year = year if given else near_year(context, phrase, month, days[0])
    anchor = "absolute" if given else "publication"
    if year is None:
        return with_time(phrase, Draft("DATE", Moment(f"XXXX-{month:02}-{days[0]:02}")))
    found = valid(year, month, days[0])
    if found is None:
        return Draft("DATE", Moment(None), None)
    return with_time(phrase, Draft("DATE", _one_or_more(found, days), anchor))


def _one_or_more(found: date, days: list[int]) -> Moment:
    last = valid(found.year, found.month, days[-1])
    return span(found.isoformat(), found, last) if last and last > found else of_day(found)


def month_date(phrase: Phrase, context: Context) -> Draft | None:
    """A month, with or without its year."""
    month = month_of(phrase)
    if month is None:
        return None
    days, year = _day_and_year(phrase)
    mod = mod_of(phrase)
    if year is None and days:
        return calendar_date(phrase, context)
    if year is not None:
        return Draft("DATE", of_month(year, month), "absolute", mod)
    year = near_year(context, phrase, month, None)
    if year is None:
        return Draft("DATE", Moment(f"XXXX-{month:02}"), None, mod)
    return Draft("DATE", of_month(year, month), "publication", mod)


def mod_of(phrase: Phrase) -> str | None:
    """Which part of a stretch is meant: START, MID, END; or how exact it is."""
    return phrase.value("early", "late", "mid", "start", "end", "middle", "about", "earlier", "later") and {
        "-1": "START",
        "1": None,
    }.get(
        value := phrase.value("early", "late", "mid", "start", "end", "middle", "about", "earlier", "later") or "",
        value,
    )


def year_date(phrase: Phrase, _context: Context) -> Draft | None:
    """A year, where the words around it do not make it a number of things."""
    value = phrase.groups[0] if phrase.groups else None
    if value is None or value != int(value) or not _is_year(phrase, int(value)):
        return None
    if "year" not in phrase.kinds and value < _OLDEST_IN_WORDS:
        return None
    if _is_before_christ(phrase):
        return Draft("DATE", Moment(f"BC{int(value):04}"), "absolute", mod_of(phrase))
    return Draft("DATE", of_year(int(value)), "absolute", mod_of(phrase))


def _is_before_christ(phrase: Phrase) -> bool:
    following = [phrase.scan.word(phrase.end), phrase.scan.word(phrase.end + 1)]
    kinds = [word.kind for word in following if word]
    return kinds == ["before", "nativity"] or phrase.scan.token(phrase.end) in ("BC", "BCE")


def _is_year(phrase: Phrase, year: int) -> bool:
    """Whether the words around four digits leave them a year: 1500 people are none, nor are 2000 families."""
    if phrase.kinds & {"unit", "early", "late", "mid", "start", "end"}:
        return True
    kind = phrase.scan.kinds[phrase.end : phrase.end + 1]
    if phrase.before in _BEFORE_NUMBERS or kind in {class_characters()[name] for name in _AFTER_NUMBERS}:
        return False
    told = phrase.before in _BEFORE_YEARS
    following = phrase.scan.token(phrase.end)
    if _OLDEST <= year < _NEWEST:
        return told or not (kind == OTHER and _is_counted(phrase, following, year))
    return told and not following[:1].isalpha()


def _is_counted(phrase: Phrase, following: str, year: int) -> bool:
    """Whether the word after a number is what it counts; a round number counts anything."""
    if not following.isalpha():
        return False
    many = following.islower() and following.endswith(_PLURALS)
    return many or (year % 100 == 0 and phrase.before not in _BESIDE_YEARS)


def short_year(phrase: Phrase, _context: Context) -> Draft | None:
    """'89, and the years of `1990-91`."""
    if "years" in phrase.kinds:
        run = whole_numbers(phrase.value("years") or "")
        last = run[1] if run[1] > 99 else run[0] // 100 * 100 + run[1]
        if last <= run[0]:
            return None
        first, final = of_year(run[0]), of_year(last)
        return Draft("DATE", Moment(first.value, first.first, final.last), "absolute")
    value = whole_numbers(phrase.value("int") or "0")[0]
    if not 10 <= value <= 99:
        return None
    return Draft("DATE", of_year(_full(value)), "absolute")


def _full(year: int) -> int:
    return year + (1900 if year >= _PIVOT else 2000) if year < 100 else year


def decade_date(phrase: Phrase, _context: Context) -> Draft | None:
    """The 1990s, the '80s, the nineties."""
    value = phrase.value("decade") or ""
    year = whole_numbers(value)[0]
    if year < 100:
        year += 1900 if year >= 20 else 2000
    return Draft("DATE", of_decade(year), "absolute", mod_of(phrase))


def century_date(phrase: Phrase, _context: Context) -> Draft | None:
    """The 20th century."""
    number = next((int(group) for group in phrase.groups if group == int(group)), 0)
    moment = of_century(number)
    return Draft("DATE", moment, "absolute", mod_of(phrase)) if moment.value else None


def iso_date(phrase: Phrase, _context: Context) -> Draft | None:
    """2016-12-22, with or without its hour; 20161222."""
    run = phrase.value("iso", "isot", "stamp") or ""
    parts = [int(run[:4]), int(run[4:6]), int(run[6:])] if run.isdecimal() else whole_numbers(run)[:3]
    found = valid(parts[0], parts[1], parts[2])
    if found is None:
        return None if "stamp" in phrase.kinds else Draft("DATE", Moment(None))
    return with_time(phrase, Draft("DATE", of_day(found), "absolute"))


def figures_date(phrase: Phrase, _context: Context) -> Draft | None:
    """22/12/2016: where the day may be the month and the month the day, the other reading is kept."""
    numbers = whole_numbers(phrase.value("figures") or "")
    if numbers[0] > 99:
        found = valid(*numbers)
        return (
            with_time(phrase, Draft("DATE", of_day(found), "absolute")) if found else Draft("DATE", Moment(None))
        )
    if len(phrase.value("figures") or "") < 8 and numbers[2] < 100 and not 1 <= numbers[2] <= 99:
        return None
    year = _full(numbers[2])
    readings = [
        (found, rule)
        for day, month, rule in (
            (numbers[0], numbers[1], "date/day-first"),
            (numbers[1], numbers[0], "date/month-first"),
        )
        if (found := valid(year, month, day))
    ]
    if not readings:
        return Draft("DATE", Moment(None)) if max(numbers[:2]) <= 31 else None
    if phrase.scan.month_first and len(readings) > 1:
        readings.reverse()
    others = tuple(
        Reference(found.isoformat(), found.isoformat(), found.isoformat(), rule)
        for found, rule in readings[1:]
        if found != readings[0][0]
    )
    return with_time(phrase, Draft("DATE", of_day(readings[0][0]), "absolute", None, others))


def year_month(phrase: Phrase, _context: Context) -> Draft | None:
    """2015/3, 03/2015."""
    numbers = sorted(whole_numbers(phrase.value("yearmonth") or ""), reverse=True)
    moment = of_month(numbers[0], numbers[1])
    return Draft("DATE", moment, "absolute") if moment.value else None


def pair_date(phrase: Phrase, context: Context) -> Draft | None:
    """22/4 or 4/22, after a word that makes it a date."""
    run = phrase.value("pair") or ""
    if "." in run or ("-" in run and not phrase.kinds & {"unit", "weekday", "dname"}):
        return None
    first, second = whole_numbers(run)[:2]
    day, month = (second, first) if second > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= _MOST_DAYS[month - 1]):
        return None
    value = Moment(f"XXXX-{month:02}-{day:02}")
    year = near_year(context, phrase, month, day)
    found = valid(year, month, day) if year else None
    other: tuple[Reference, ...] = ()
    if day <= 12 and day != month:
        other = (Reference(f"XXXX-{day:02}-{month:02}", None, None, "date/month-first"),)
    draft = Draft("DATE", of_day(found) if found else value, "publication" if found else None, None, other)
    return with_time(phrase, draft)


def day_of_month(phrase: Phrase, context: Context) -> Draft | None:
    """The 13th: of the month that the text spoke of, else the latest before publication."""
    days, _ = _day_and_year(phrase)
    if not days or not 1 <= days[0] <= 31:
        return None
    told = first_day(context.last_said("D", "M") or Moment(None))
    base = told or context.published
    if base is None:
        return Draft("DATE", Moment(f"XXXX-XX-{days[0]:02}"))
    found = valid(base.year, base.month, days[0])
    if found and not told and found > base and context.tense(phrase.begin, phrase.end) != FUTURE:
        before = date(base.year, base.month, 1).toordinal() - 1
        month = date.fromordinal(max(before, 1))
        found = valid(month.year, month.month, days[0])
    if found is None:
        return Draft("DATE", unknown("D"))
    return Draft("DATE", of_day(found), "text" if told else "publication")
