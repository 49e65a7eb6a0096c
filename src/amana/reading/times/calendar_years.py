"""Years, decades and centuries: 2012, the 1990s, the 20th century; and what four digits are when they are none."""

from __future__ import annotations

from amana.reading.times.context import Context, Draft
from amana.reading.times.digits import whole_numbers
from amana.reading.times.lexicon import OTHER, class_characters
from amana.reading.times.moments import Moment, of_century, of_decade, of_year
from amana.reading.times.phrase import Phrase

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
    return Draft("DATE", of_year(full_year(value)), "absolute")


def full_year(year: int) -> int:
    """The year that two digits stand for."""
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
