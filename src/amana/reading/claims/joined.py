"""Words that make two times one: since … until …, from … to …; منذ … حتى …."""

from __future__ import annotations

import re
from collections.abc import Sequence

from amana.reading.nouns import Time
from amana.reading.view import View

_OF = r"(?:(?:the|يوم|شهر|عام)\s{1,3})?"
SINCE = re.compile(rf"\b(?:from|since|between)\s{{1,3}}{_OF}$|(?<!\w)(?:منذ|من|بين)\s{{1,3}}{_OF}$", re.IGNORECASE)
OPEN_SINCE = re.compile(rf"\bsince\s{{1,3}}{_OF}$|(?<!\w)منذ\s{{1,3}}{_OF}$", re.IGNORECASE)
_UNTIL = re.compile(
    rf"\s{{0,3}},?\s{{0,3}}(?:until|till|up to|to|through|and|حتى|إلى|وحتى|ولغاية|و)\s{{0,3}}{_OF}", re.IGNORECASE
)
_LOOK_BACK = 24


def says(view: View, time: Time, pattern: re.Pattern[str]) -> bool:
    """Whether the words just before a time end as this pattern says."""
    return pattern.search(view.text[max(0, time.start - _LOOK_BACK) : time.start]) is not None


def joins(view: View, one: Time, other: Time) -> bool:
    """Whether `until` or the like stands between two times, and no more."""
    return 0 < other.start - one.end <= _LOOK_BACK and bool(_UNTIL.fullmatch(view.text[one.end : other.start]))


def ends_interval(view: View, times: Sequence[Time], at: int) -> bool:
    """Whether a time is the end of one that begins with the time before it."""
    return at > 0 and joins(view, times[at - 1], times[at]) and says(view, times[at - 1], SINCE)
