"""Numbers as they are written: `1500`, `12.5`, `-3`, `>1500`, `>=1500`, `<10`, `~40000`, `1000..2000`, `>90%`."""

from __future__ import annotations

import re
from decimal import Decimal

from amana.knowledge.values.nouns import NumberValue
from amana.knowledge.values.slips import Slip

_FIGURE = r"-?(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?"
_NUMBER = re.compile(
    rf"(?P<sign>~|>=|<=|>|<)?(?P<one>{_FIGURE})(?:\.\.(?P<other>{_FIGURE}))?(?P<percent>%)?", re.ASCII
)


def number_of(text: str) -> NumberValue:
    """The number that a text is, or Slip."""
    found = _NUMBER.fullmatch(text)
    if not found:
        raise Slip("number-form")
    one, sign, percent = Decimal(found["one"]), found["sign"] or "", bool(found["percent"])
    if found["other"]:
        return _range(one, Decimal(found["other"]), sign, percent)
    if sign in ("", "~"):
        return NumberValue(one, one, about=sign == "~", percent=percent)
    if sign.startswith(">"):
        return NumberValue(one, None, above=sign == ">", percent=percent)
    return NumberValue(None, one, below=sign == "<", percent=percent)


def _range(one: Decimal, other: Decimal, sign: str, percent: bool) -> NumberValue:
    if sign not in ("", "~"):
        raise Slip("number-form")
    if one >= other:
        raise Slip("number-backwards")
    return NumberValue(one, other, about=sign == "~", percent=percent)


def number_text(value: NumberValue) -> str:
    """How a number is written."""
    sign = "~" if value.about else ""
    end = "%" if value.percent else ""
    if value.upper is None:
        return f"{'>' if value.above else '>='}{value.lower:f}{end}"
    if value.lower is None:
        return f"{'<' if value.below else '<='}{value.upper:f}{end}"
    if value.lower == value.upper:
        return f"{sign}{value.lower:f}{end}"
    return f"{sign}{value.lower:f}..{value.upper:f}{end}"
