"""Numbers as people type them: `1,500`, `١٥٠٠`, `more than 1500`, `بين 1000 و2000`, `90 %`.

A mark that may part thousands or begin decimals is never guessed at: `275.000` is refused unless it is said what
the dot means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from amana.knowledge.values.numbers import number_of, number_text
from amana.knowledge.values.slips import Slip
from amana.knowledge.values.words import folded, hedges, plain

DecimalMark = Literal[".", ","]
_FIGURE = re.compile(r"\d+(?:[.,،٬٫'’ ]\d+)*", re.ASCII)
_SIGNS = {"": "", "-": "-", "~": "~", "≈": "~", ">": ">", ">=": ">=", "≥": ">=", "<": "<", "<=": "<=", "≤": "<="}
_BETWEEN = {
    ("", "-"),
    ("", "–"),
    ("", "—"),
    ("", ".."),
    ("", "to"),
    ("", "الي"),
    ("between", "and"),
    ("from", "to"),
    ("بين", "و"),
    ("ما بين", "و"),
    ("من", "الي"),
}
_PERCENT = re.compile(r"\s*(?:%|percent\b|per cent\b|في المئة|في المائة|بالمئة|بالمائة)", re.IGNORECASE)
_APART = "٬'’ "
_LONGEST = 200
_DIGITS = 30


def number_typed(text: str, decimal: DecimalMark | None = None) -> str:
    """The written form of a number that a person typed, or Slip. `decimal` is the mark before decimals."""
    if len(text) > _LONGEST:
        raise Slip("value-too-long")
    told = plain(text)
    figures = list(_FIGURE.finditer(told))
    if not 1 <= len(figures) <= 2:
        raise Slip("number-form")
    ahead, after = told[: figures[0].start()].strip(), told[figures[-1].end() :]
    share = _PERCENT.match(after)
    after = after[share.end() :].strip() if share else after.strip()
    values = [_figure(one[0], decimal) for one in figures]
    if len(figures) == 1:
        found = _sign(ahead, after) + values[0]
    else:
        between = told[figures[0].end() : figures[1].start()].replace("%", "").strip()
        found = _range(ahead, between, after) + "..".join(values)
    return number_text(number_of(found + ("%" if share else "")))


def _sign(ahead: str, after: str) -> str:
    """How the words around a figure are written."""
    if ahead in _SIGNS and not after:
        return _SIGNS[ahead]
    before, behind = (dict(one) for one in hedges())
    if not after and folded(ahead) in before:
        return before[folded(ahead)]
    if not ahead and folded(after) in behind:
        return behind[folded(after)]
    raise Slip("number-form")


def _range(ahead: str, between: str, after: str) -> str:
    if after:
        raise Slip("number-form")
    words = (folded(ahead), folded(between))
    if words in _BETWEEN:
        return ""
    for word, sign in (*hedges()[0], ("~", "~")):
        if sign == "~" and (words[0] == word or words[0].startswith(word + " ")):
            rest = words[0].removeprefix(word).strip()
            if (rest, words[1]) in _BETWEEN:
                return "~"
    raise Slip("number-form")


def _figure(word: str, decimal: DecimalMark | None) -> str:
    groups = re.split(r"\D", word)
    marks = [one.replace("،", ",") for one in re.findall(r"\D", word)]
    point = _point(groups, marks, decimal)
    whole, rest = (groups[:-1], groups[-1]) if point else (groups, "")
    if len(whole) > 1 and not (1 <= len(whole[0]) <= 3 and all(len(one) == 3 for one in whole[1:])):
        raise Slip("number-form")
    apart = marks[:-1] if point else marks
    if len(set(apart)) > 1:
        raise Slip("number-form")
    digits = "".join(whole).lstrip("0") or "0"
    if len(digits) > _DIGITS or len(rest) > _DIGITS:
        raise Slip("value-too-long")
    return f"{digits}.{rest}" if rest else digits


def _point(groups: Sequence[str], marks: Sequence[str], decimal: DecimalMark | None) -> bool:
    """Whether the last mark begins decimals."""
    if not marks:
        return False
    last = marks[-1]
    if last == "٫":
        return True
    if last in _APART:
        return False
    if decimal is not None:
        if decimal in marks[:-1]:
            raise Slip("number-form")
        return last == decimal
    if marks.count(last) > 1:
        return False
    if len(marks) > 1 or len(groups[-1]) != 3 or len(groups[0]) > 3 or groups[0].startswith("0"):
        return True
    if last == ".":
        raise Slip("number-ambiguous")
    return False
