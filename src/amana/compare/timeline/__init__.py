"""What happened when, in whose words: days with their precision and basis, and days that are only proposed."""

from __future__ import annotations

from amana.compare.timeline.proposed import DayTold, ProposedDay, Undated, WeekdayNamed, propose_day
from amana.compare.timeline.values import Entry, Flow, Precision, entry_order, falls_within, precision_of

__all__ = [
    "DayTold",
    "Entry",
    "Flow",
    "Precision",
    "ProposedDay",
    "Undated",
    "WeekdayNamed",
    "entry_order",
    "falls_within",
    "precision_of",
    "propose_day",
]
