"""Dates as people give them: a year, a month, a day, or a moment."""

from __future__ import annotations

import re
from datetime import date, datetime

from amana.errors import DateUnreadable

_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def check_dates(**given: str | None) -> None:
    """Each is None, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or RFC 3339. DateUnreadable names the one that is not."""
    for option, said in given.items():
        if said is not None and not _is_date(said):
            raise DateUnreadable(option=option.replace("_", "-"), date=said)


def _is_date(said: str) -> bool:
    found = _DAY.fullmatch(said)
    try:
        if found:
            year, month, day = (int(part or 1) for part in found.groups())
            date(year, month, day)
        else:
            datetime.fromisoformat(said)
    except ValueError:
        return False
    return said.isascii()
