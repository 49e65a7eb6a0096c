"""Where each type of thing has its pages: people, groups, places, events; and their lists as they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

from amana.language import fold
from amana.phrases import SHORT_ID
from amana.records import Watch
from amana.web.working.standing import Standing, standing

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.knowledge import things
    from amana.web.house.visits import Visit

Listing = Literal["people", "groups", "places", "events"]
LISTINGS: Final[dict[Listing, str]] = {"people": "person", "groups": "group", "places": "place", "events": "event"}
"""The lists, and the type of thing that each holds."""
LISTING_OF: Final = {kind: listing for listing, kind in LISTINGS.items()}


@dataclass(frozen=True, slots=True)
class Lines:
    """One list: its lines, the names of each folded as for search, and which line an id is on."""

    all: Sequence[things.Listed]
    folded: Sequence[str]
    by_id: dict[str, int]

    def line(self, *ids: str) -> things.Listed | None:
        """The line that any of these ids is on."""
        at = next((self.by_id[one] for one in ids if one in self.by_id), None)
        return None if at is None else self.all[at]


def lines_of(visit: Visit, archive: OpenArchive, listing: Listing) -> Standing[Lines]:
    """The list, made once for as long as nothing is written. StillWorking, where making it takes more than a
    moment and whoever asks can wait for it."""
    titled = partial(_titled, listing) if visit.can_wait else None
    return standing(visit.room, archive, f"lines:{listing}", partial(_made, listing), titled)


def events_called(visit: Visit, events: Sequence[str]) -> list[tuple[str, str]]:
    """These events: where each has its page, and what it is called."""
    if not events:
        return []
    with visit.archive() as archive:
        lines = lines_of(visit, archive, "events").value
    found = ((one, lines.line(one)) for one in events)
    return [(one, line.names[0] if line and line.names else one[:SHORT_ID]) for one, line in found]


def _titled(listing: Listing, say: Callable[..., str]) -> str:
    return say(f"web-nav-{listing}")


def _made(listing: Listing, archive: OpenArchive, watch: Watch | None) -> Lines:
    how: dict[Listing, Callable[[], list[things.Listed]]] = {
        "people": archive.people,
        "groups": archive.groups,
        "places": archive.places,
        "events": partial(archive.events, watch=watch),
    }
    lines = how[listing]()
    numbered = {name: at for at, one in enumerate(lines) for name in (one.id, *one.ids)}
    return Lines(lines, [folded(" · ".join(one.names)) for one in lines], numbered)


def folded(words: str) -> str:
    """Words as they are compared with a list's names."""
    return " ".join(fold(word) or word for word in words.split())


def address(kind: str | None, subject: str) -> str:
    """The page of one thing of this type."""
    listing = "items" if kind == "item" else LISTING_OF.get(kind or "", "things")
    return f"/{listing}/{quote(subject, safe='')}"
