"""Search: from a query to ranked hits.

Every item is scored (see `planes`), so what is found is exact for levels of 1 in 15 and rarities of four
bits. Where many items tie at the end of what is asked for, those taken in first into this catalogue are
given; within one answer, ties stand in the order of the items' ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from amana.catalogue.database import Database
from amana.catalogue.fields import FieldReader
from amana.catalogue.filters import Filters
from amana.catalogue.phrases import PhraseFinder
from amana.catalogue.planes import Bitmap, Planes, add, bitmap_of, largest, members, top, value_at
from amana.catalogue.query import Part, Query, read_query
from amana.catalogue.scoring import Postings, Scored, total_of
from amana.catalogue.showing import Shower
from amana.catalogue.values import Hit, Why
from amana.catalogue.vocabulary import Vocabulary
from amana.catalogue.widening import WEIGHTS, Wanted, Widener

_UNIT = 8 * 15 * 16  # a score of 1: an exact match at the top level, of a word with a rarity of 1
_DEEPEST = 10_000
_TIES = 256


@dataclass(frozen=True)
class _Group:
    """One wanted part of a query over all items; `hard` where nothing without it may be shown."""

    scored: Scored
    stop: bool
    hard: bool


class TextFinder:
    """Answers searches through one connection."""

    def __init__(self, database: Database, vocabulary: Vocabulary, fields: FieldReader) -> None:
        self._db = database
        self._widener = Widener(vocabulary)
        self._phrases = PhraseFinder(database, fields)
        self._shower = Shower(database, fields)

    def search(self, text: str, *, exact: bool, limit: int, offset: int, filters: Filters) -> list[Hit]:
        """See `roles.Finder`."""
        query = read_query(text)
        with self._db.snapshot():
            return _Search(self, query, exact, filters).hits(max(0, limit), max(0, offset))


class _Search:
    """One search: what it has found out so far."""

    def __init__(self, finder: TextFinder, query: Query, exact: bool, filters: Filters) -> None:
        self._db, self._widener = finder._db, finder._widener
        self._phrases, self._shower = finder._phrases, finder._shower
        self._exact = exact
        row = self._db.row("SELECT coalesce(max(no), 0) + 1 FROM item")
        self._size = int(row[0]) if row else 1
        self._postings = Postings(self._db, self._size)
        self._whys: dict[int, Why] = {}
        self._live = self._allowed(filters)
        self._query = query

    def hits(self, limit: int, offset: int) -> list[Hit]:
        """The hits from `offset` on."""
        for part in self._query.excluded:
            self._live &= ~self._excluded(part)
        groups = [group for parts in self._query.wanted for group in self._groups(parts)]
        if not all(group.stop for group in groups):
            groups = [group for group in groups if not group.stop]
        ranked = self._ranked(groups, min(offset + limit, _DEEPEST))
        shown = enumerate(ranked[offset : offset + limit], start=offset + 1)
        return [self._shower.hit(rank, item, score / _UNIT, self._whys) for rank, (item, score) in shown]

    def _allowed(self, filters: Filters) -> Bitmap:
        if filters.any():
            condition, given = filters.condition(first_parameter=1)
            return bitmap_of(
                (no for (no,) in self._db.rows(f"SELECT no FROM item WHERE {condition}", given)),  # noqa: S608
                self._size,
            )
        hidden = self._db.rows("SELECT no FROM item WHERE received IS NULL")
        return ((1 << self._size) - 2) & ~bitmap_of((no for (no,) in hidden), self._size)

    def _excluded(self, part: Part) -> Bitmap:
        if part.phrase:
            return self._phrase(part, remember=False).items
        words = self._widener.words(part, exact=self._exact, narrow=True)
        return _all_of([self._postings.weighed(one.whys) for one in words]) if words else 0

    def _groups(self, parts: Sequence[Part]) -> list[_Group]:
        """What a group of alternatives wants: one thing, or where there is no alternative, each of its words."""
        if len(parts) > 1:
            return [self._either(parts)]
        (part,) = parts
        if part.phrase:
            return [_Group(self._phrase(part), stop=False, hard=True)]
        return [_Group(self._weighed(one), one.stop, hard=False) for one in self._words(part)]

    def _either(self, parts: Sequence[Part]) -> _Group:
        planes: Planes = []
        items = 0
        for part in parts:
            if part.phrase:
                found = self._phrase(part)
            else:
                found = _together([self._weighed(one) for one in self._words(part)])
            planes = largest(planes, found.planes)
            items |= found.items
        return _Group(Scored(planes, items), stop=False, hard=False)

    def _words(self, part: Part) -> list[Wanted]:
        return self._widener.words(part, exact=self._exact)

    def _weighed(self, wanted: Wanted) -> Scored:
        self._remember(wanted)
        return self._postings.weighed(wanted.whys)

    def _remember(self, wanted: Wanted) -> None:
        for word, why in wanted.whys.items():
            known = self._whys.get(word)
            if known is None or WEIGHTS[known] < WEIGHTS[why]:
                self._whys[word] = why

    def _phrase(self, part: Part, *, remember: bool = True) -> Scored:
        words = self._widener.phrase(part, exact=self._exact).words
        if remember:
            for word in words:
                self._remember(word)
        scored = [self._postings.weighed(word.whys) for word in words]
        candidates = _all_of(scored) & self._live if scored else 0
        if len(words) > 1:
            sequence = [frozenset(word.whys) for word in words]
            candidates = self._phrases.holding(candidates, sequence, self._size)
        planes = total_of(scored, self._size)
        return Scored([plane & candidates for plane in planes], candidates)

    def _ranked(self, groups: Sequence[_Group], wanted: int) -> list[tuple[int, int]]:
        """The best items with their scores: those that have everything first, then those with most."""
        if not wanted:
            return []
        full, some = self._live, 0
        for group in groups:
            full &= group.scored.items
            some |= group.scored.items
        some &= self._live & ~full
        for group in groups:
            if group.hard:
                some &= group.scored.items
        total = total_of((group.scored for group in groups), self._size)
        found = self._best(total, full, wanted)
        if len(found) < wanted:
            found += self._best(total, some, wanted - len(found))
        return found

    def _best(self, total: list[Bitmap], among: Bitmap, wanted: int) -> list[tuple[int, int]]:
        certain, tied = top(total, among, wanted)
        items = list(members(certain))
        for item in members(tied):
            if len(items) >= wanted + _TIES:
                break
            items.append(item)
        scored = [(item, value_at(total, item)) for item in items]
        ids: dict[int, bytes] = dict(self._db.rows_among("SELECT no, id FROM item WHERE no", items))
        scored.sort(key=lambda one: (-one[1], ids.get(one[0], b"")))
        return scored[:wanted]


def _all_of(words: Sequence[Scored]) -> Bitmap:
    found = words[0].items
    for word in words[1:]:
        found &= word.items
    return found


def _together(words: Sequence[Scored]) -> Scored:
    """Several words of one alternative: only where all are, the sum of their weights."""
    if not words:
        return Scored([], 0)
    items = _all_of(words)
    total = words[0].planes
    for word in words[1:]:
        total = add(total, word.planes)
    return Scored([plane & items for plane in total], items)
