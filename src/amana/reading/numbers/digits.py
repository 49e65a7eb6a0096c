"""Numbers in digits: what a run of digits and marks between them says.

Comma, dot, apostrophe, Arabic marks and blanks may group; dot, comma and the Arabic mark may begin decimals.
Dates, times of day, addresses and telephone numbers are told from numbers here already, by their shape.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from amana.language import number_value

# One run: a telephone number, three or more parts with hyphens, groups of three with blanks, or digits and marks.
RUN = (
    r"\+\d{1,4}(?:[-/ .()]{1,2}\d{1,12}){2,8}(?!\d)"
    r"|\d{1,5}(?:-\d{1,12}){2,8}(?:/\d{1,12})?(?!\d)"
    r"|(?<!\d)(?<!\d[.,/:])[1-9]\d{0,2}(?:, 000)+(?!\d)"
    r"|(?<!\d)(?<!\d[.,/:])[1-9]\d{0,2}(?: \d{3}(?!\d))+(?:[.,٫]\d{1,9}(?!\d))?"
    r"|(?:(?<![\w.,٫])[.٫])?\d+(?:[.,:/'٬٫]\d+)*"
    r"(?:\^[-+]{0,2}\d{1,4}|e[-+]?\d{1,3}(?!\w)| ?[x×] ?10\^?-?\d{1,3}(?!\w))?"
)
_ISO_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4}")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?")
_DAY = re.compile(r"\d{1,4}([/.])\d{1,2}\1\d{1,4}")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2}){1,8},\d{3}(?:\.\d+)?")
_RATIO = re.compile(r"(\d{1,4})/(\d{1,4})")
_POWER = re.compile(r"([\d.,٫٬]+)(\^|e| ?[x×] ?10\^?)([-+]{0,2})(\d+)")
_THOUSANDS_OR_NOT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DIGITS = re.compile(r"\d+")
_UNPOWERED = re.compile(r"[^\^ex×]*")
# More digits than any count has: such a number names something.
_LONGEST = 24
# Nor is a power beyond this one.
_BEYOND = 1e24
_HALVES = (2, 3, 4, 5, 6, 8, 10, 16, 100)

Value = int | float | None


class Digits(NamedTuple):
    """One number of a run. `shape`: plain, grouped, decimal, either (275.000), fraction, date, clock, code."""

    start: int
    end: int
    value: Value
    shape: str


def read_run(text: str, start: int) -> list[Digits]:
    """The numbers of a run that begins at `start`; never none."""
    whole = Digits(start, start + len(text), None, "code")
    if text.isdecimal():
        value = int(text) if len(text) <= _LONGEST else None
        return [whole._replace(value=value, shape="plain" if value is not None else "code")]
    if not _UNPOWERED.fullmatch(text):
        return [whole._replace(value=_power(text), shape="decimal")]
    if text.startswith("+") or "-" in text:
        return _pieces(text, start, "date") if _ISO_DAY.fullmatch(text) else [whole]
    if len(text) > _LONGEST * 2:
        return [whole]
    return _marked(text, whole)


def _marked(text: str, whole: Digits) -> list[Digits]:
    if text.count("٫") > 1:
        head, mark, last = text.rpartition("٫")
        text = head.replace("٫", "٬") + ("٬" if len(last) == len("000") else mark) + last
    if ":" in text:
        return _pieces(text, whole.start, "clock" if _CLOCK.fullmatch(text) else "code")
    if _DAY.fullmatch(text) and not _is_grouped(text):
        return _pieces(text, whole.start, "date")
    if "/" in text:
        return _over(text, whole)
    if _THOUSANDS_OR_NOT.fullmatch(text):
        return [whole._replace(value=int(text.replace(".", "")), shape="either")]
    value = _value(text)
    if value is not None:
        return [whole._replace(value=value, shape="grouped" if _is_grouped(text) else "decimal")]
    return _pieces(text, whole.start, "code" if text.count(".") > 1 else "plain")


def _value(text: str) -> Value:
    plain = text.replace(" ", "")
    if plain.isdecimal():
        return int(plain)
    if _INDIAN.fullmatch(plain):
        plain = plain.replace(",", "")
    elif plain.startswith((".", "٫")):
        plain = "0" + plain
    found = number_value(plain)
    if found is None:
        return None
    return float(found) if "." in found else int(found)


def _is_grouped(text: str) -> bool:
    return all(len(part) == 3 for part in _DIGITS.findall(text)[1:])


def _over(text: str, whole: Digits) -> list[Digits]:
    ratio = _RATIO.fullmatch(text)
    if ratio and int(ratio[2]) in _HALVES and int(ratio[1]) < int(ratio[2]) and not text.startswith("0"):
        return [whole._replace(value=float(Fraction(int(ratio[1]), int(ratio[2]))), shape="fraction")]
    return _pieces(text, whole.start, "date" if ratio else "code")


def _power(text: str) -> Value:
    parts = _POWER.fullmatch(text)
    base = _base(parts[1]) if parts else None
    if parts is None or base is None:
        return None
    exponent = int(parts[4]) * (-1 if parts[3].count("-") == 1 else 1)
    try:
        value = float(base) ** exponent if parts[2] == "^" else float(base) * 10.0**exponent
    except (OverflowError, ZeroDivisionError):
        return None
    return value if abs(value) < _BEYOND else None


def _base(text: str) -> Value:
    return float(text) if _THOUSANDS_OR_NOT.fullmatch(text) else _value(text)


def _pieces(text: str, start: int, shape: str) -> list[Digits]:
    return [
        Digits(start + m.start(), start + m.end(), int(m[0]) if len(m[0]) <= _LONGEST else None, shape)
        for m in _DIGITS.finditer(text)
    ]
