"""What a time is resolved against: publication, the dates that the text has already given, the tense around it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from amana.reading.nouns import Reference, TimeType
from amana.reading.times.lexicon import BREAK, class_characters
from amana.reading.times.moments import Moment, first_day
from amana.reading.times.scan import Scan

_BACK, _AHEAD = 12, 8
PAST, UNKNOWN, FUTURE = -1, 0, 1


class Draft(NamedTuple):
    """What a maker makes of a phrase; `begin` and `end` are tokens, where less than the phrase is meant."""

    type: TimeType
    moment: Moment
    anchor: str | None = None
    mod: str | None = None
    alternatives: tuple[Reference, ...] = ()


@dataclass
class Context:
    """Read from left to right: `said` holds the last date given of each unit, with its number in order."""

    scan: Scan
    text: str
    published: date | None
    said: dict[str, tuple[int, Moment]] = field(default_factory=dict)
    last_unit: str = ""
    noted: int = 0

    def going_on(self, scan: Scan, text: str) -> Context:
        """The same context, as it is for the stretch that follows."""
        return replace(self, scan=scan, text=text)

    def note(self, moment: Moment) -> None:
        """Remember a date that the text gives."""
        if moment.value and moment.first:
            self.last_unit = unit_of(moment.value)
            self.noted += 1
            self.said[self.last_unit] = (self.noted, moment)

    def last_said(self, *units: str) -> Moment | None:
        """The date given last, of these units."""
        told = [self.said[unit] for unit in units if unit in self.said]
        return max(told, key=lambda one: one[0])[1] if told else None

    def told_day(self) -> date | None:
        """The day given last."""
        moment = self.last_said("D")
        return first_day(moment) if moment else None

    def tense(self, begin: int, end: int) -> int:
        """Past or future, by the nearest verb before the phrase that tells; if there is none, by one after it."""
        dot = class_characters()["dot"]
        kinds = self.scan.kinds
        before = _nearest(_bounded(kinds[max(0, begin - _BACK) : begin][::-1], dot))
        return before or _nearest(_bounded(kinds[end : end + _AHEAD], dot))


def _nearest(kinds: str) -> int:
    chars = class_characters()
    places = [
        (at, tense) for name, tense in (("was", PAST), ("fut", FUTURE)) if (at := kinds.find(chars[name])) >= 0
    ]
    return min(places)[1] if places else UNKNOWN


def _bounded(kinds: str, dot: str) -> str:
    """A side of a phrase, as far as the sentence goes."""
    return kinds.split(BREAK, 1)[0].split(dot, 1)[0]


def unit_of(value: str) -> str:
    """The unit of a TIMEX3 value: `2016-Q3` Q, `2016-12-22TNI` D."""
    day = value.split("T", 1)[0]
    if "W" in day[4:]:
        return "W"
    if "Q" in day:
        return "Q"
    return {2: "C", 3: "E", 4: "Y", 7: "M", 10: "D"}.get(len(day), "")
