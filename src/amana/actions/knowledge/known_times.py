"""Events and acts that people gave a date to: what of the timeline nobody had to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from amana.actions.comparing.figures import spot_named
from amana.actions.comparing.wanting import Wanted
from amana.actions.knowledge.knowing import Knowing
from amana.archive import Archive
from amana.compare.timeline import Precision, precision_of
from amana.knowledge import DateValue, Known, Said, parsed, read_schema

_TYPES: Final = ("event", "act", "intervention")
_NAMED_BY: Final = ("title", "name", "description")


@dataclass(frozen=True)
class KnownTime:
    """What somebody says happened, and when. `value` is the date as asserted, `person` who says so.

    `first` and `last` are inclusive; an open end is None. `places` are the ids or names asserted of it.
    """

    id: str
    type: str
    title: str | None
    first: str | None
    last: str | None
    precision: Precision
    value: str
    person: str | None
    at: str
    places: tuple[str, ...] = ()


def known_times(archive: Archive, wanted: Sequence[str], asked: Wanted) -> Iterator[KnownTime]:
    """Of all events, or of those that are named, those that touch the period and lie in the place asked for."""
    knowing = Knowing(archive)
    for kind in _TYPES:
        for known in knowing.all(kind):
            if wanted and not set(wanted) & set(known.ids):
                continue
            if asked.place is None or any(asked.at(spot_named(place)) for place in known.values("place")):
                yield from (one for one in _times(known, kind) if asked.during(one.first, one.last))


def _times(known: Known, kind: str) -> Iterator[KnownTime]:
    title = next((told for name in _NAMED_BY if (told := known.value(name))), None)
    for said in known.standing("date"):
        date = _date(said)
        if date is not None and (date.first or date.last):
            first, last = date.first or date.last or "", date.last or date.first or ""
            row = said.row.assertion
            precision = precision_of(first, last)
            places = known.values("place")
            yield KnownTime(
                known.id, kind, title, date.first, date.last, precision, date.text, row.person, row.at, places
            )


def _date(said: Said) -> DateValue | None:
    date = parsed(read_schema().properties["date"], said.value or "")
    return date if isinstance(date, DateValue) else None
