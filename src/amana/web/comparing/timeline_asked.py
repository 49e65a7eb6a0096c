"""What an address asks of the timeline, and the timeline of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from amana.records import Watch
from amana.web.house.visits import Visit
from amana.web.working.jobs import Job
from amana.web.working.workings import Asked, Worked, worked

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.comparing import timelines

MOST_ENTRIES: Final = 5_000
"""Entries of one timeline; of more, how many there are is said."""
MOST_WANTED: Final = 100
LONGEST: Final = 200
FILTERS: Final = ("place", "person", "from", "to")


@dataclass(frozen=True)
class TimelineAsked:
    """Events and items by their ids, and what of them; with `claims` figures, else sentences."""

    events: tuple[str, ...]
    items: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    claims: bool = False

    @classmethod
    def of(cls, visit: Visit) -> TimelineAsked:
        """What this address asks for."""
        events, items = (
            tuple(dict.fromkeys(one[:LONGEST] for one in visit.asked_all(name)))[:MOST_WANTED]
            for name in ("event", "item")
        )
        told = ((name, visit.asked(name).strip()[:LONGEST]) for name in FILTERS)
        return cls(
            events, items, tuple((name, value) for name, value in told if value), visit.asked("claims") == "1"
        )

    @property
    def wanted(self) -> tuple[str, ...]:
        """The ids that are named."""
        return (*self.events, *self.items)

    @property
    def said(self) -> Mapping[str, str]:
        """What of them is asked for."""
        return dict(self.filters)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for: then the events are shown, and no text is looked at."""
        return not self.wanted and not self.filters

    def told(self, visit: Visit) -> Worked[timelines.Timeline] | Job:
        """The timeline, or the job that makes it. DateUnreadable, ItemUnknown, ItemAmbiguous."""
        return worked(visit, Asked(("timeline", self), visit.say("web-timeline-job"), self._made, self.wanted))

    def _made(self, archive: OpenArchive, watch: Watch | None) -> timelines.Timeline:
        said = self.said
        told = archive.timeline(
            *self.wanted,
            since=said.get("from"),
            until=said.get("to"),
            place=said.get("place"),
            person=said.get("person"),
            claims=self.claims,
            limit=MOST_ENTRIES,
            watch=watch,
        )
        return replace(told, accounts={name: one.light for name, one in told.accounts.items()})
