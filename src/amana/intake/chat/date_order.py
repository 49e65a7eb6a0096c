"""Whether a chat writes the day or the month first: decided by all its dates together, or left open.

A message alone often cannot say (3/4/24). The chat as a whole mostly can: a field above 12 is a day, and messages
run forward in time. Which rule decided is told with the order, and so is that none did.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from amana.intake.chat.line_form import Written, written

Order = Literal["year-month-day", "day-month", "month-day", "ambiguous", "mixed"]
ORDERS: frozenset[str] = frozenset(get_args(Order))
_BACK = 20  # so many times fewer steps back in time make one order the likelier
_YEARS = range(1990, 2100)


@dataclass(slots=True)
class Dates:
    """What the dates of a chat have shown so far."""

    separator: str
    last: str = ""
    days_first: str = ""  # the first date whose first field can only be a day
    days_second: str = ""
    years_first: str = ""
    backwards: dict[Order, int] = field(default_factory=lambda: {"day-month": 0, "month-day": 0})
    _before: Written | None = None

    def see(self, text: str) -> None:
        """One more date as written."""
        if text == self.last:
            return
        self.last = text
        found = written(text)
        if found is None or found.separator != self.separator:
            return
        if found.wide == 0 or found.first > 31:
            self.years_first = self.years_first or text
        elif 12 < found.first <= 31 and found.second <= 12:
            self.days_first = self.days_first or text
        elif 12 < found.second <= 31 and found.first <= 12:
            self.days_second = self.days_second or text
        self._step(found)

    def _step(self, found: Written) -> None:
        before, self._before = self._before, found
        if before is None:
            return
        if (found.third, found.second, found.first) < (before.third, before.second, before.first):
            self.backwards["day-month"] += 1
        if (found.third, found.first, found.second) < (before.third, before.first, before.second):
            self.backwards["month-day"] += 1

    def decided(self) -> tuple[Order, str, str | None]:
        """The order, the rule that decided it, and the date that showed it, where one did."""
        if self.years_first and not (self.days_first or self.days_second):
            return "year-month-day", "the year is written first", self.years_first
        if self.days_first and self.days_second:
            return "mixed", "both fields are above 12 somewhere", self.days_second
        if self.days_first:
            return "day-month", "the first field is above 12 somewhere", self.days_first
        if self.days_second:
            return "month-day", "the second field is above 12 somewhere", self.days_second
        return self._by_time()

    def _by_time(self) -> tuple[Order, str, str | None]:
        day, month = self.backwards["day-month"], self.backwards["month-day"]
        if day * _BACK < month:
            return "day-month", f"messages go back in time {day} times so, {month} times otherwise", None
        if month * _BACK < day:
            return "month-day", f"messages go back in time {month} times so, {day} times otherwise", None
        return "ambiguous", "no date shows which field is the day", None


def readings(found: Written, order: Order) -> list[str]:
    """The ISO dates that a date can mean, the likelier first; none where it is of another calendar."""
    first, second, third = found.first, found.second, found.third
    if found.wide == 0 or order == "year-month-day":
        return _days([(first, second, third)])
    both = [(third, second, first), (third, first, second)]
    if order == "month-day":
        both.reverse()
    told = _days(both)
    return told[:1] if order in {"day-month", "month-day"} else told


def _days(given: list[tuple[int, int, int]]) -> list[str]:
    told = []
    for year, month, day in given:
        try:
            found = date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            continue
        if found.year in _YEARS and found.isoformat() not in told:
            told.append(found.isoformat())
    return told
