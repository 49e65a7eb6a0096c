"""What is told by several, side by side, as methods of an opened archive."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from amana.actions.browsing.dates import check_dates
from amana.actions.opened import Opened

if TYPE_CHECKING:
    from amana.actions.comparing.comparing import Table
    from amana.actions.comparing.flows import Flows
    from amana.actions.comparing.open_claims import OpenClaim
    from amana.actions.comparing.timelines import Timeline
    from amana.actions.comparing.witnessing import Witnessed
    from amana.actions.knowledge.places_told import PlacesTold
    from amana.records import Watch


class OpenComparing(Opened):
    """See `OpenArchive`. `watch` is told how many items were looked at, and may raise to break off."""

    def items_meant(self, *wanted: str, limit: int | None = None) -> list[str]:
        """The ids of items that these ids mean: items, and those that tell of events; without any, of all items.

        With `limit` no more than so many: whether something is much is asked before it is done. ItemUnknown,
        ItemAmbiguous.
        """
        from amana.actions.comparing.event_accounts import items_meant

        return list(islice(items_meant(self._opened("compare"), wanted), limit))

    def compare(
        self,
        *wanted: str,
        category: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        watch: Watch | None = None,
    ) -> Table:
        """The table of accounts: every figure with its words, the independent sources, and what every two figures
        are to each other, with the reasons.

        `wanted` are ids of items that tell of one event, or of events; without any, all that is kept is looked at,
        and nothing is taken to be of one event. `category` as in `docs/reference/reading.md`; `place` a name in
        either script or an id; `since` and `until` (inclusive) are days of the fact. DateUnreadable,
        CategoryUnknown, ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.comparing.comparing import compare  # what reads and compares is large

        check_dates(**{"from": since, "to": until})
        archive = self._opened("compare")
        return compare(archive, wanted, category=category, place=place, since=since, until=until, watch=watch)

    def open_claims(
        self, *wanted: str, place: str | None = None, watch: Watch | None = None
    ) -> Iterator[OpenClaim]:
        """People of whom nobody has said yet what became of them: the missing, the trapped, bodies not recovered.

        One leaves the list when somebody asserts its `outcome` (`describe`). `wanted` and `place` as for
        `compare`; streaming, in order of taking in. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.comparing.open_claims import open_claims

        return open_claims(self._opened("open-claims"), wanted, place, watch)

    def timeline(
        self,
        *wanted: str,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        person: str | None = None,
        claims: bool = False,
        limit: int | None = None,
        watch: Watch | None = None,
    ) -> Timeline:
        """What is told of each day, in order of time: sentences that name it, or with `claims` figures of it.

        Each has how exactly the day is told and what that rests on. `wanted`, `place`, `since` and `until` as for
        `compare`; `person` is somebody whom the sentence names, or whose words it is. With `limit`, what is found
        beyond so many entries is only counted. DateUnreadable, ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.comparing.timelines import timeline
        from amana.actions.comparing.wanting import Wanted

        check_dates(**{"from": since, "to": until})
        asked = Wanted(place=place, since=since, until=until)
        return timeline(self._opened("timeline"), wanted, asked, person, claims=claims, limit=limit, watch=watch)

    def flows(
        self,
        *wanted: str,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        watch: Watch | None = None,
    ) -> Flows:
        """Who moved, or was to move, from where to where, in whose words; in order of time. Raises as `timeline`.

        `place` is either end.
        """
        from amana.actions.comparing.flows import flows
        from amana.actions.comparing.wanting import Wanted

        check_dates(**{"from": since, "to": until})
        return flows(self._opened("flows"), wanted, Wanted(place=place, since=since, until=until), watch)

    def places_told(
        self,
        *wanted: str,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        watch: Watch | None = None,
    ) -> PlacesTold:
        """The places that texts and people tell of, where they lie, and how many texts tell of each; and where
        photos and films say that they were made.

        With a period, places of the sentences that tell of it; `place` and what lies within it. Raises as
        `timeline`.
        """
        from amana.actions.comparing.wanting import Wanted
        from amana.actions.knowledge.places_told import places_told

        check_dates(**{"from": since, "to": until})
        asked = Wanted(place=place, since=since, until=until)
        return places_told(self._opened("places"), wanted, asked, watch)

    def witness(self, person: str, *wanted: str) -> list[Witnessed]:
        """All that may be this person's words, in order of publication, with the times and places in each.

        `person` is a name in either script, whole or in part, or an id: whoever is found is shown by the text's
        own name for them. `wanted` as for `compare`. ItemUnknown, ItemAmbiguous.
        """
        from amana.actions.comparing.witnessing import witness

        return witness(self._opened("witness"), person, wanted)
