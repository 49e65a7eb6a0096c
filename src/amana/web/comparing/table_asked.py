"""Which accounts an address asks to be set side by side, and the table of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from amana.records import Watch
from amana.web.house.visits import Visit
from amana.web.working.jobs import Job
from amana.web.working.workings import Asked, Worked, worked

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.comparing import comparing

MOST_WANTED: Final = 100
LONGEST: Final = 200
FILTERS: Final = ("category", "place", "from", "to")


@dataclass(frozen=True)
class TableAsked:
    """An event, or items; and what of them. Texts as in the address, empty where nothing is said."""

    event: str
    items: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, visit: Visit) -> TableAsked:
        """What this address asks for."""
        event = visit.request.path_params.get("event", "")[:LONGEST]
        items = () if event else tuple(dict.fromkeys(visit.asked_all("item")))[:MOST_WANTED]
        told = ((name, visit.asked(name).strip()[:LONGEST]) for name in FILTERS)
        return cls(event, items, tuple((name, value) for name, value in told if value))

    @property
    def wanted(self) -> tuple[str, ...]:
        """The ids that are named."""
        return (self.event,) if self.event else self.items

    @property
    def said(self) -> Mapping[str, str]:
        """What of them is asked for."""
        return dict(self.filters)

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return not self.wanted and not self.filters

    def address(self, file: str = "", **more: str) -> str:
        """Its address, or that of a file of it, with other questions; an empty one takes one away."""
        path = "/compare" + (f"/{quote(self.event, safe='')}" if self.event else "") + (f"/{file}" if file else "")
        told = {**self.said, **more}
        pairs = [*(("item", one) for one in self.items), *((name, value) for name, value in told.items() if value)]
        return path + ("?" + urlencode(pairs) if pairs else "")

    def table(self, visit: Visit) -> Worked[comparing.Table] | Job:
        """The table, or the job that makes it. CategoryUnknown, DateUnreadable, ItemUnknown, ItemAmbiguous."""
        title = visit.say("web-compare-job")
        return worked(visit, Asked(("compare", self), title, self._made, self.wanted))

    def _made(self, archive: OpenArchive, watch: Watch | None) -> comparing.Table:
        said = self.said
        table = archive.compare(
            *self.wanted,
            category=said.get("category"),
            place=said.get("place"),
            since=said.get("from"),
            until=said.get("to"),
            watch=watch,
        )
        light = tuple(replace(one, account=one.account.light) for one in table.accounts)
        return replace(table, accounts=light)
