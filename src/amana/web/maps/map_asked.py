"""What an address asks of the map: places, or movements, of what; and the places and movements of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from amana.records import Watch
from amana.web.house.visits import Visit
from amana.web.working.jobs import Job
from amana.web.working.workings import MOST_INLINE, Asked, Worked, worked

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.comparing import flows as movements
    from amana.actions.knowledge import places_told

View = Literal["facts", "flows"]
MOST_FLOWS: Final = 1_000
MOST_WANTED: Final = 100
LONGEST: Final = 200
FILTERS: Final = ("place", "from", "to")
_MOST_UNREAD: Final = 3_000  # items whose places are known without reading a text: some 20 µs each


@dataclass(frozen=True)
class MapAsked:
    """Events and items by their ids, and what of them; `view` says whether places or movements."""

    events: tuple[str, ...]
    items: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]
    view: View

    @classmethod
    def of(cls, visit: Visit) -> MapAsked:
        """What this address asks for."""
        events, items = (
            tuple(dict.fromkeys(one[:LONGEST] for one in visit.asked_all(name)))[:MOST_WANTED]
            for name in ("event", "item")
        )
        told = ((name, visit.asked(name).strip()[:LONGEST]) for name in FILTERS)
        view: View = "flows" if visit.asked("view") == "flows" else "facts"
        return cls(events, items, tuple((name, value) for name, value in told if value), view)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The ids that are named."""
        return (*self.events, *self.items)

    @property
    def said(self) -> Mapping[str, str]:
        """What of them is asked for."""
        return dict(self.filters)

    def places(self, visit: Visit) -> Worked[places_told.PlacesTold] | Job:
        """The places, or the job that looks for them. DateUnreadable, ItemUnknown, ItemAmbiguous."""
        reads = bool(self.wanted) or "from" in self.said or "to" in self.said
        inline = MOST_INLINE if reads else _MOST_UNREAD
        title = visit.say("web-map-job")
        return worked(visit, Asked(("map", self), title, self._placed, self.wanted, inline))

    def flows(self, visit: Visit) -> Worked[movements.Flows] | Job:
        """The movements, or the job that looks for them. Raises as `places`."""
        return worked(visit, Asked(("map", self), visit.say("web-map-job"), self._moved, self.wanted))

    def _placed(self, archive: OpenArchive, watch: Watch | None) -> places_told.PlacesTold:
        said = self.said
        return archive.places_told(
            *self.wanted, since=said.get("from"), until=said.get("to"), place=said.get("place"), watch=watch
        )

    def _moved(self, archive: OpenArchive, watch: Watch | None) -> movements.Flows:
        said = self.said
        told = archive.flows(
            *self.wanted, since=said.get("from"), until=said.get("to"), place=said.get("place"), watch=watch
        )
        flows = told.flows[:MOST_FLOWS]
        named = {one.figure.account for one in flows}
        return replace(
            told, flows=flows, accounts={name: one.light for name, one in told.accounts.items() if name in named}
        )
