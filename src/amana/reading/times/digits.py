"""What a run of digits and the marks between them may be: a day, a year, a clock time, a date in figures."""

from __future__ import annotations

import re
import unicodedata

# A run as `scan` cuts it: digits, joined by one mark at a time; letters that touch its end come along (13th, 9am).
_SHAPES: tuple[tuple[str, str], ...] = (
    ("isot", r"\d{4}-\d\d-\d\dT"),
    ("iso", r"\d{4}-\d{1,2}-\d{1,2}"),
    ("int", r"\d{1,3}"),
    ("year", r"[12]\d{3}"),
    ("ord", r"\d{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)"),
    ("decade", r"(?:[12]\d)?\d0s"),
    ("clock", r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d+)?Z?"),
    ("clock12", r"\d{1,2}(?:[:.]\d\d)?(?:am|pm|AM|PM|a|p)"),
    ("crange", r"\d{1,2}(?::\d\d)?-\d{1,2}(?::\d\d)?(?:am|pm|AM|PM)"),
    ("figures", r"\d{4}([/.])\d{1,2}\1\d{1,2}|\d{1,2}([/.-])\d{1,2}\2(?:\d{4}|\d\d)"),
    ("yearmonth", r"\d{4}[-/]\d{1,2}|\d{1,2}[/-][12]\d{3}"),
    ("years", r"[12]\d{3}[-/]\d\d(?:\d\d)?"),
    ("pair", r"\d{1,2}[/.-]\d{1,2}"),
    ("stamp", r"[12]\d{3}[01]\d[0-3]\d"),
    ("num", r"\d+(?:[.,\u066b\u066c]\d+)*"),
)
_COMPILED = tuple((name, re.compile(shape)) for name, shape in _SHAPES)
_LONGEST = 24
_YEARS_ENDING = re.compile(r"([12]\d{3})[-/](\d\d)")


def shape_of(run: str) -> str | None:
    """The class of a run of digits; None where it is nothing that a date could be made of."""
    if len(run) > _LONGEST:
        return None
    run = run if run.isascii() else ascii_digits(run)
    for name, shape in _COMPILED:
        if shape.fullmatch(run):
            return _checked(name, run)
    return None


def ascii_digits(run: str) -> str:
    """The run with the digits of any script as 0 to 9."""
    return "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in run)


def _checked(name: str, run: str) -> str:
    """`2015-03` is a month and `1990-91` two years: the second number tells."""
    if name == "yearmonth" and (ending := _YEARS_ENDING.fullmatch(run)):
        return name if 1 <= int(ending[2]) <= 12 else "years"
    return name


def whole_numbers(run: str) -> list[int]:
    """The whole numbers in a run, whatever script their digits are of."""
    return [int(part) for part in re.findall(r"\d+", run)]


def number(run: str) -> float | None:
    """The value of a number in digits: grouping left out; `2.5` and `2٫5` are two and a half."""
    whole = re.fullmatch(r"\d+", run)
    if whole:
        return float(int(run)) if len(run) < 16 else None
    if re.fullmatch(r"\d{1,3}(?:[,\u066c]\d{3})+", run):
        return float(int("".join(re.findall(r"\d+", run))))
    parts = re.fullmatch(r"(\d{1,12})[.,\u066b](\d{1,6})", run)
    if parts is None:
        return None
    return int(parts[1]) + float(f"0.{int(parts[2]):0{len(parts[2])}}")
