"""Entries of a timeline, and movements from place to place. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from amana.compare.figures import Figure, Spot

Precision = Literal["instant", "day", "days", "month", "year", "years"]

_DAY = len("2016-12-22")
_MONTH = len("2016-12")
_YEAR = len("2016")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a text tells of a time: `sentence` is what, [start, end) the words that say when.

    `first` and `last` are inclusive (days, or instants). `basis` is what the time was resolved against:
    `absolute`, `publication`, `text`, `statement`, `event`; with `proposed` it rests on a day of publication that
    is only proposed. `speaker` is whose words the time stands in; `figure` is told where the entry is one.
    """

    first: str
    last: str
    precision: Precision
    basis: str
    account: str
    item: str
    text_version: str
    start: int
    end: int
    text: str
    sentence: str
    sentence_start: int
    proposed: bool = False
    speaker: str | None = None
    spots: tuple[Spot, ...] = ()
    people: tuple[str, ...] = ()
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """People who moved, or were to move: from where to where, as many as `figure` says, in whose words.

    Where the text does not say how many, the figure has no bounds, and its text is who moved and the word for it.
    Either place may be unknown; `source` is None where the text says only where to.
    """

    figure: Figure
    source: Spot | None
    destination: Spot | None
    sentence: str
    sentence_start: int
    proposed: bool = False


def precision_of(first: str, last: str) -> Precision:
    """How exactly a time is told."""
    if len(first) > _DAY or len(last) > _DAY:
        return "instant"
    if first == last:
        return "day"
    if first[:_YEAR] != last[:_YEAR]:
        return "years"
    if first[_YEAR:] == "-01-01" and last[_YEAR:] == "-12-31":
        return "year"
    whole = first[:_MONTH] == last[:_MONTH] and first.endswith("-01") and last[_MONTH:] in _ENDS
    return "month" if whole else "days"


_ENDS = frozenset(["-28", "-29", "-30", "-31"])


def entry_order(entry: Entry) -> tuple[str, str, str, int]:
    """By the first day, then the last, so that what is told exactly comes before what is told roughly."""
    return entry.first[:_DAY], entry.last[:_DAY], entry.account, entry.start


def falls_within(first: str | None, last: str | None, since: str | None, until: str | None) -> bool:
    """Whether days touch a period, both inclusive, either end open. What has no day falls in no period."""
    if first is None and last is None:
        return since is None and until is None
    begin, end = (first or last or "")[:_DAY], (last or first or "")[:_DAY]
    return (since is None or end >= since[:_DAY]) and (until is None or begin[: len(until)] <= until)
