"""Counting what a search or a list holds, by each facet; and a page of it, the latest first."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import nsmallest
from itertools import islice
from typing import Any, Final

from amana.catalogue.arrays import numpy
from amana.catalogue.counted import FACETS, Counted, FacetCounts, FacetName, FacetWords, Having
from amana.catalogue.database import Database
from amana.catalogue.facet_views import View, is_id, spelled
from amana.catalogue.filters import Filters
from amana.catalogue.finding import Matching, TextFinder
from amana.catalogue.held import FacetMemory, Held, spread
from amana.catalogue.items import summary_columns, summary_of
from amana.catalogue.mentions import MentionKeeper
from amana.catalogue.planes import Bitmap, members
from amana.catalogue.values import ItemSummary

MOST_COUNTED: Final = 100
"""Values of a facet that are told at most."""

_SORTED = 2_000  # so few items are put in order by themselves; of more, the whole list is gone through
_PAGE = 1_000
_DEEP = 1_000  # from here on the order of all is read at once, and remembered
_MOST_NAMES = 64  # of one person's, in texts, that are looked at
_ORDER = "received, device, entry"
_NEXT = f"""SELECT {_ORDER}, no FROM item INDEXED BY item_order
    WHERE received <= ?1 AND (received, device, entry) < (?1, ?2, ?3)
    ORDER BY received DESC, device DESC, entry DESC LIMIT {_PAGE}"""  # noqa: S608
_AFTER_ALL = ("\U0010ffff", "", 0)


class FacetCounter:
    """Counts through one connection."""

    def __init__(self, database: Database, finder: TextFinder) -> None:
        self._db, self._finder = database, finder

    def counted(
        self, query: str, *, exact: bool, filters: Filters, having: Having, memory: FacetMemory, most: int
    ) -> Counted:
        """See `roles.FacetFinder`."""
        with self._db.snapshot():
            held = memory.at(self._db)
            live = self._live(filters, having, held)
            found = Matching(live, 0)
            if query.strip():
                found = self._finder.matching(query, exact=exact, live=live)
            every = found.whole | found.partial
            flags = spread(every, held.size)
            return Counted(
                every.bit_count(),
                found.whole.bit_count(),
                int(held.sizes[flags].sum()),
                {facet: self._facet(facet, flags, having.words, held, most) for facet in FACETS},
                found.rough,
            )

    def latest(
        self, filters: Filters, having: Having, memory: FacetMemory, limit: int, offset: int
    ) -> list[ItemSummary]:
        """See `roles.FacetFinder`."""
        with self._db.snapshot():
            live = self._live(filters, having, memory.at(self._db))
            numbers = self._page(live, memory.at(self._db), limit, offset)
            asked = f"SELECT no, {summary_columns('item')} FROM item WHERE no"  # noqa: S608
            told = {row[0]: summary_of(row[1:]) for row in self._db.rows_among(asked, numbers)}
            return [told[no] for no in numbers]

    def tells(self, facet: FacetName, value: str, words: FacetWords, memory: FacetMemory) -> bool:
        """See `roles.FacetFinder`."""
        with self._db.snapshot():
            view = memory.at(self._db).view(facet, words, self._db)
            return (spelled(value) if facet == "person" else value) in view.numbers

    def _live(self, filters: Filters, having: Having, held: Held) -> Bitmap:
        live = self._finder.narrower.passing(filters, held)
        return live & self._finder.narrower.having(having, held) if having.any() else live

    def _page(self, live: Bitmap, held: Held, limit: int, offset: int) -> list[int]:
        if offset < _DEEP or live.bit_count() <= _SORTED:
            return list(islice(self._in_order(live), offset, offset + limit))
        order = held.order(self._db)
        found: list[int] = order[spread(live, held.size)[order]][offset : offset + limit].tolist()
        return found

    def _in_order(self, live: Bitmap) -> Iterator[int]:
        """The numbers of these items, those taken in last first."""
        if live.bit_count() <= _SORTED:
            rows = self._db.rows_among(f"SELECT {_ORDER}, no FROM item WHERE no", list(members(live)))  # noqa: S608
            yield from (row[3] for row in sorted(rows, reverse=True))
            return
        flags = spread(live, live.bit_length()).tolist()
        after: tuple[Any, ...] = _AFTER_ALL
        while page := self._db.rows(_NEXT, after):
            yield from (no for *_, no in page if no < len(flags) and flags[no])
            after = page[-1][:3]

    def _facet(self, facet: FacetName, flags: Any, words: FacetWords, held: Held, most: int) -> FacetCounts:
        view = held.view(facet, words, self._db)
        counts = numpy().bincount(view.keys[flags[view.items]], minlength=len(view.labels))
        told = [(view.labels[key], int(counts[key])) for key in _largest(counts, view.labels, most)]
        if facet == "status":
            suspect = int((held.suspects(self._db) & flags).sum())
            told = _most_first([*told, *([("suspect", suspect)] if suspect else [])])
        if facet == "person":
            told = _Names(view, held, flags, MentionKeeper(self._db)).told(told)
        return tuple(told)


def _most_first(told: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(told, key=lambda one: (-one[1], one[0]))


def _largest(counts: Any, labels: list[str], most: int) -> list[int]:
    """The keys that are counted most often; of equals, by their labels."""
    there = counts.nonzero()[0]
    if len(there) > most:
        least = numpy().partition(counts[there], len(there) - most)[len(there) - most]
        sure = there[counts[there] > least].tolist()
        tied = nsmallest(most - len(sure), there[counts[there] == least].tolist(), key=labels.__getitem__)
        there = [*sure, *tied]
    else:
        there = there.tolist()
    return sorted(there, key=lambda key: (-counts[key], labels[key]))


class _Names:
    """Names as they are written most often; without those that stand for nobody but somebody told by their id."""

    def __init__(self, view: View, held: Held, flags: Any, mentions: MentionKeeper) -> None:
        self._view, self._held, self._flags, self._mentions = view, held, flags, mentions

    def told(self, counted: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """The same values, in the words that are shown."""
        called: dict[str, list[str]] = {}
        for known in (label for label, _ in counted if is_id(label)):
            for name in self._names_of(known):
                called.setdefault(name, []).append(known)
        return [
            (label if is_id(label) else self._written(label), count)
            for label, count in counted
            if not any(self._is_of(label, one, count) for one in called.get(label, ()))
        ]

    def _written(self, label: str) -> str:
        raw = (self._view.key_of == self._view.numbers[label]).nonzero()[0].tolist()
        ways = [(-int(self._held.often[one]), self._held.names[one]) for one in raw]
        return min(ways)[1] if ways else label

    def _names_of(self, known: str) -> set[str]:
        """How texts spell the names that people said are this person's."""
        ids = (one for one, whom in self._view.words.people.items() if whom == known)
        found = map(self._mentions.mention, islice(ids, _MOST_NAMES))
        return {spelled(one.written) for one in found if one is not None}

    def _items(self, label: str) -> Any:
        items = self._view.items[self._view.keys == self._view.numbers[label]]
        return items[self._flags[items]]

    def _is_of(self, label: str, known: str, count: int) -> bool:
        """Whether every item that has this name has it of this person."""
        return bool(numpy().isin(self._items(label), self._items(known)).sum() == count)
