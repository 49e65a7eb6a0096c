"""How a message begins in a chat exported as text, and what its date and time say.

`[13.03.24, 10:15:01] Name: text` (iOS), `13/03/2024, 10:15 - Name: text` (Android) or, of the first years,
`13/03/14, 10:15:01: Name: text`, with the digits, separators
and day halves of whatever language the phone was set to. There is no specification; the forms are those that
exports are known to have. Every pattern runs in linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

MARKS = "\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff"
"""Characters that only steer direction, for a character class."""

Kind = Literal["bracketed", "dashed", "colon"]

_M = f"[{MARKS}]{{0,4}}"  # few: a run of thousands must cost nothing
_S = "[ \u00a0\u202f\u2009]"
_BEFORE_NOON = (
    "am",
    "ص",
    "ق.ظ",
    "قظ",
    "πμ",
    "öö",
    "de",
    "上午",
    "凌晨",
    "早上",
    "오전",
    "fm",
    "पूर्वाह्न",
    'לפנה"צ',
    "לפנה״צ",
)
_AFTER_NOON = (
    "pm",
    "م",
    "ب.ظ",
    "بظ",
    "μμ",
    "ös",
    "du",
    "下午",
    "晚上",
    "中午",
    "오후",
    "em",
    "अपराह्न",
    'אחה"צ',
    "אחה״צ",
)
_WORDS = "|".join(re.escape(word) for word in (*_BEFORE_NOON[1:], *_AFTER_NOON[1:]))
_HALF = rf"(?:[ap]\.?{_S}?m\.?|(?:{_WORDS})\.?)"
_SEPARATOR = rf"{_M}[./\-]{_S}?{_M}"
_DATE = rf"\d{{1,4}}{_SEPARATOR}\d{{1,2}}{_SEPARATOR}\d{{1,4}}"
_BETWEEN = rf"{_M}\.?(?:{_S}[^\W\d_]{{1,3}})?(?:[,،]{_M}{_S}{{0,2}}|{_S}{{1,2}}){_M}"
_TIME = rf"(?:{_HALF}{_S}?)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:{_M}{_S}?{_M}{_HALF})?"
_FORMS: dict[Kind, str] = {
    "bracketed": rf"{_M}\[{_M}(({_DATE}){_BETWEEN}({_TIME})){_M}\]{_M}{_S}?",
    "dashed": rf"{_M}(({_DATE}){_BETWEEN}({_TIME})){_M}{_S}[-–]{_S}",
    "colon": rf"{_M}(({_DATE}){_BETWEEN}({_TIME})){_M}:{_S}",
}
AT: dict[Kind, re.Pattern[str]] = {kind: re.compile(form, re.IGNORECASE) for kind, form in _FORMS.items()}
"""The beginning of a message at the beginning of a line. Groups: both, date, time."""
AFTER_LINE: dict[Kind, re.Pattern[str]] = {
    kind: re.compile("\n" + form, re.IGNORECASE) for kind, form in _FORMS.items()
}
"""The same with the line end before it: a search for it is quick."""

_REMEMBERED = 4096  # dates and times: a chat has many messages a day
_FIELDS = re.compile(rf"(\d+){_M}([./\-]){_S}?{_M}(\d+){_M}([./\-]){_S}?{_M}(\d+)")
_CLOCK = re.compile(rf"({_HALF})?{_S}?(\d+)[:.](\d\d)(?:[:.](\d\d))?{_M}{_S}?{_M}({_HALF})?", re.IGNORECASE)
_BARE = str.maketrans("", "", " .\u00a0\u202f\u2009")


@dataclass(frozen=True, slots=True)
class Written:
    """A date as its three numbers in the order they are written; `wide` says which of them has four digits."""

    first: int
    second: int
    third: int
    separator: str
    wide: int | None


@lru_cache(_REMEMBERED)
def written(date: str) -> Written | None:
    """The numbers of a date that `AT` found; None where two different separators make it no date."""
    found = _FIELDS.match(date)
    if found is None or found[2] != found[4]:
        return None
    wide = next((place for place, field in enumerate((found[1], found[3], found[5])) if len(field) > 2), None)
    return Written(int(found[1]), int(found[3]), int(found[5]), found[2], wide)


@lru_cache(_REMEMBERED)
def clock(time: str) -> str | None:
    """`HH:MM` or `HH:MM:SS` of a time as written; None where there is no such time."""
    found = _CLOCK.match(time)
    if found is None:
        return None
    hour, minute, second = int(found[2]), int(found[3]), int(found[4] or 0)
    half = (found[1] or found[5] or "").lower().translate(_BARE)
    if half and hour <= 12:
        hour = hour % 12 + (0 if half in _HALVES_BEFORE else 12)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return f"{hour:02}:{minute:02}" + (f":{second:02}" if found[4] else "")


_HALVES_BEFORE = frozenset(word.translate(_BARE) for word in _BEFORE_NOON)
