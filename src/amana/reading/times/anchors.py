"""Words that tell which way from now, and the day that a text told last."""

from __future__ import annotations

from datetime import date

from amana.reading.times.context import Context
from amana.reading.times.moments import first_day

BACK = frozenset({"last", "past", "latest", "previous"})
AHEAD = frozenset({"next", "coming", "following"})
TOLD = frozenset({"previous", "following", "that", "same"})
HOURS = frozenset({"TH", "TM", "TS"})


def told_day_of(context: Context, unit: str) -> date | None:
    """The first day of what the text told last, in this unit or a finer one."""
    moment = context.last_said(*{"D": "D", "WE": "DW", "W": "DW", "M": "DM", "Q": "DMQ"}.get(unit, "DMQY"))
    return first_day(moment) if moment else None
