"""Dates as people give them: a year, a month, a day, or a moment."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from amana.errors import DateUnreadable

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})?")
_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def check_dates(**given: str | None) -> None:
    """Each is None, `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or RFC 3339. DateUnreadable names the one that is not."""
    for option, said in given.items():
        if said is not None and not _is_date(said):
            raise DateUnreadable(option=option.replace("_", "-"), date=said)


def in_utc(said: str | None) -> str | None:
    """A moment with an offset as the same moment in UTC, as dates are compared; anything else as it is."""
    if said is None or not _MOMENT.fullmatch(said) or said[-6] not in "+-":
        return said
    return datetime.fromisoformat(said).astimezone(UTC).isoformat().replace("+00:00", "Z")


def _is_date(said: str) -> bool:
    found = _DAY.fullmatch(said)
    try:
        if found:
            year, month, day = (int(part or 1) for part in found.groups())
            date(year, month, day)
        elif _MOMENT.fullmatch(said):
            datetime.fromisoformat(said)
        else:
            return False
    except ValueError:
        return False
    return said.isascii()
