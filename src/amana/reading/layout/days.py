"""The day in a dateline: only whole dates, and only where there is one way to read them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

from amana.language import fold
from amana.reading.layout.tables import alternation, cue_pattern, forms, rows

_HERE = Path(__file__).parent
_CENTURY_TURNS = 69


@cache
def months() -> dict[str, int]:
    """Folded name → number."""
    return {
        _key(form): int(number)
        for number, english, arabic, *_ in rows(_HERE / "months.tsv")
        for form in forms(english) + forms(arabic)
    }


def _key(name: str) -> str:
    return " ".join(fold(word) for word in name.split())


@cache
def day_pattern(*, arabic: bool = True) -> re.Pattern[str]:
    """A whole date, with its day of the week where one stands before it; `arabic`: in either language."""
    listed = [(forms(one), forms(other) if arabic else []) for _, one, other, *_ in rows(_HERE / "months.tsv")]
    month = alternation([form for one, _ in listed for form in one], [form for _, one in listed for form in one])
    weekday = rf"(?:(?:يوم\s+)?(?:{cue_pattern('weekday', arabic=arabic)})[.,،]?\s{{1,3}})?"
    return re.compile(
        rf"(?<!\w){weekday}(?:"
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{{1,3}}(?:of\s+)?(?P<m1>{month})\.?"
        rf"(?:\s?/\s?(?:{month}))?[\s,،-]{{1,3}}(?P<y1>\d{{4}}|'?\d\d(?!\d))"
        rf"|(?P<m2>{month})\.?\s{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y2>\d{{4}})"
        r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
        r"|(?P<a4>\d{1,2})[-/.](?P<b4>\d{1,2})[-/.](?P<y4>\d{4})"
        r")(?!\d)",
        re.IGNORECASE,
    )


def day_of(match: re.Match[str], day_first: bool) -> date | None:
    """The day that a match of `day_pattern` names; None where none is (31 February) or it may be two."""
    if match["y4"]:
        year, month, day = _numeric(int(match["y4"]), int(match["a4"]), int(match["b4"]), day_first)
    elif match["y3"]:
        year, month, day = int(match["y3"]), int(match["m3"]), int(match["d3"])
    else:
        name, said = (match["m1"], match["y1"]) if match["m1"] else (match["m2"], match["y2"])
        year, month = _year(said), months().get(_key(name), 0)
        day = int(match["d1"] or match["d2"])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _numeric(year: int, one: int, other: int, day_first: bool) -> tuple[int, int, int]:
    """`22/12` and `12/22` are clear; of `5/6` either may be the month, unless the language says."""
    if other > 12:
        return year, one, other
    if one > 12 or day_first or one == other:
        return year, other, one
    return year, 0, 0


def _year(said: str) -> int:
    digits = said.lstrip("'")
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= _CENTURY_TURNS else 2000)
