"""Which items a list or a search is narrowed to, as a bitmap (see `planes`)."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Final

from amana.catalogue.counted import FacetName, Having
from amana.catalogue.database import Database
from amana.catalogue.facet_views import mentioning, spelled
from amana.catalogue.facets import LONGEST
from amana.catalogue.filters import Filters
from amana.catalogue.held import FacetMemory, Held, by_item, gathered
from amana.catalogue.planes import Bitmap, bitmap_of

_REMEMBERED = 16
_SUSPECT: Final = "suspect"


class Narrower:
    """Narrows through one connection, within snapshots of the caller."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._known: OrderedDict[object, Bitmap] = OrderedDict()

    def size(self) -> int:
        """One more than the largest number of an item."""
        row = self._db.row("SELECT coalesce(max(no), 0) + 1 FROM item")
        return int(row[0]) if row else 1

    def allowed(self, filters: Filters, having: Having, memory: FacetMemory) -> Bitmap:
        """The items that pass all of it."""
        if not having.any():
            return self.passing(filters, None)
        held = memory.at(self._db)
        return self.passing(filters, held) & self.having(having, held)

    def passing(self, filters: Filters, held: Held | None) -> Bitmap:
        """The items that pass the filters; remembered for as long as nothing comes, where it is known that."""
        if held is not None and not filters.any():
            return gathered(held.sizes >= 0)
        key = (held.last, filters) if held is not None else None
        if key is not None and key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        found = self._asked(filters)
        if key is not None:
            self._known[key] = found
            while len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return found

    def _asked(self, filters: Filters) -> Bitmap:
        size = self.size()
        if filters.any():
            condition, given = filters.condition(first_parameter=1)
            asked = f"SELECT no FROM item WHERE {condition}"  # noqa: S608
            return bitmap_of((no for (no,) in self._db.rows(asked, given)), size)
        hidden = self._db.rows("SELECT no FROM item WHERE received IS NULL")
        return ((1 << size) - 2) & ~bitmap_of((no for (no,) in hidden), size)

    def having(self, having: Having, held: Held) -> Bitmap:
        """The items that have what is asked for, of each facet."""
        flags = held.sizes >= 0
        asked = dict(having.values)
        if having.mentions:
            asked.setdefault("person", ())
        for facet, values in asked.items():
            found = self._with_any(facet, values, having, held)
            if facet == "person":
                found = found | self._naming(having.mentions, held)
            flags = flags & found
        return gathered(flags)

    def _with_any(self, facet: FacetName, values: tuple[str, ...], having: Having, held: Held) -> Any:
        view = held.view(facet, having.words, self._db)
        if facet == "person":
            values = tuple(having.words.people.get(one, spelled(one)) for one in values)
        keys = {view.numbers.get(one[:LONGEST]) for one in values}
        found = by_item([], held.size)
        for key in keys - {None}:
            found[view.items[view.keys == key]] = True
        if facet == "status" and _SUSPECT in values:
            found |= held.suspects(self._db)
        return found

    def _naming(self, mentions: tuple[str, ...], held: Held) -> Any:
        return by_item([item for name in mentions for item, _ in mentioning(self._db, name)], held.size)
