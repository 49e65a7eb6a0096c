"""Numbers in digits, by value: 40000 = 40,000 = ٤٠٠٠٠ = 40.000.

Grouping marks are comma, dot, the Arabic comma and thousands mark, apostrophe and the spaces that do not
break; the decimal mark is a dot, a comma or the Arabic decimal mark. A single dot before exactly three digits
may be either: both values count, grouping first. (Seen in the field: `275.000` people.)
"""

from __future__ import annotations

import re
import unicodedata

_GROUPING = ".,،٬'’\u00a0\u2007\u2008\u2009\u202f"
_DECIMAL = ".,٫"
_ALONE_BEFORE = r"(?<!\d[.,٫٬،])"
_ALONE_AFTER = r"(?![.,٫٬،]?\d)"
_GROUPED = rf"(?![0٠۰])\d{{1,3}}(?P<mark>[{_GROUPING}])\d{{3}}(?:(?P=mark)\d{{3}})*(?:[{_DECIMAL}]\d+)?"
_FRACTION = rf"\d+[{_DECIMAL}]\d+"

# What one number looks like in running text; dates, addresses and versions fall apart into whole numbers.
NUMBER = rf"{_ALONE_BEFORE}(?:{_GROUPED}|{_FRACTION}){_ALONE_AFTER}|\d+"

_IS_GROUPED = re.compile(_GROUPED)
_IS_FRACTION = re.compile(_FRACTION)
_IS_NUMBER = re.compile(rf"(?:{_GROUPED})|{_FRACTION}|\d+")
_DIGITS = re.compile(r"\d+")
_LONGEST = 40


def number_value(word: str) -> str | None:
    """The value of a number as ASCII text (`40000`, `1.5`), its first reading; None if it is not a number.

    Whole numbers keep their leading zeros: they may be a telephone number or an identifier.
    """
    if not _IS_NUMBER.fullmatch(word):
        return None
    if word.isdecimal():
        return _ascii(word)
    return _readings(word)[0]


def number_terms(word: str) -> tuple[str, ...]:
    """The `#` terms of a number or of a word that begins with one (`22nd`), most likely first; else none.

    Digits beyond 40 give no term: nobody looks for such a value.
    """
    if not _IS_NUMBER.fullmatch(word):
        head = _DIGITS.match(word)
        return number_terms(head[0]) if head else ()
    values = (_ascii(word),) if word.isdecimal() else _readings(word)
    return tuple(
        "#" + (value.lstrip("0") or "0") if "." not in value else "#" + value
        for value in values
        if len(value) <= _LONGEST
    )


def _readings(word: str) -> tuple[str, ...]:
    groups = _DIGITS.findall(word)
    digits = [_ascii(group) for group in groups]
    if not _IS_GROUPED.fullmatch(word):
        return (_decimal(digits[0], digits[1]),)
    marks = _DIGITS.sub("", word)
    if len(set(marks)) > 1 or len(digits[-1]) != 3:
        return (_decimal("".join(digits[:-1]), digits[-1]),)
    if marks == ".":
        return ("".join(digits), _decimal(digits[0], digits[1]))
    return ("".join(digits),)


def _decimal(whole: str, part: str) -> str:
    whole, part = whole.lstrip("0") or "0", part.rstrip("0")
    return f"{whole}.{part}" if part else whole


def _ascii(digits: str) -> str:
    return digits if digits.isascii() else "".join(str(unicodedata.decimal(digit)) for digit in digits)
