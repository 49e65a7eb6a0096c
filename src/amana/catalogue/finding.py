"""Search: from a query to ranked hits.

Every item is scored (see `planes`), so what is found is exact for levels of 1 in 15 and rarities of four
bits. Where many items tie at the end of what is asked for, those taken in first into this catalogue are
given; within one answer, ties stand in the order of taking in (as in `items`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from amana.catalogue.counted import Having
from amana.catalogue.database import Database
from amana.catalogue.fields import FieldReader
from amana.catalogue.filters import Filters
from amana.catalogue.held import FacetMemory
from amana.catalogue.namesakes import Namesakes
from amana.catalogue.narrowing import Narrower
from amana.catalogue.phrases import PhraseFinder
from amana.catalogue.planes import Bitmap, Planes, add, bitmap_of, largest, members, top, values_at
from amana.catalogue.query import Part, Query, read_query
from amana.catalogue.scoring import Postings, Scored, total_of
from amana.catalogue.showing import Shower
from amana.catalogue.sought import Sought
from amana.catalogue.values import Hit
from amana.catalogue.vocabulary import Vocabulary
from amana.catalogue.widening import Wanted, Widener

_UNIT = 8 * 15 * 16  # a score of 1: an exact match at the top level, of a word with a rarity of 1
_DEEPEST = 10_000
_TIES = 256
# Phrases are checked in so many items at a time: first few, for the best often hold them.
_CHECKED, _AT_ONCE = 512, 64
# So many items, one by one, are looked through for the phrases of a query before they are counted.
_COUNTED = 1_000

Found = tuple[int, int]  # item, score


@dataclass(frozen=True)
class _Group:
    """One wanted part of a query over all items; `hard` where nothing without it may be shown."""

    scored: Scored
    hard: bool


@dataclass(frozen=True)
class _Phrase:
    """The words of a phrase, and the items that have them all, in whatever order."""

    words: Sequence[Wanted]
    scored: Scored

    @property
    def sequence(self) -> list[frozenset[int]]:
        """For each word, the vocabulary's words that it may be."""
        return [frozenset(word.whys) for word in self.words]


@dataclass(frozen=True)
class _Check:
    """A phrase that items must hold (`wanted`) or must not."""

    phrase: _Phrase
    wanted: bool


@dataclass(frozen=True)
class Matching:
    """The items that a query lists: those with all of its words, and the others. `rough`: see `Counted`."""

    whole: Bitmap
    partial: Bitmap
    rough: bool = False


class TextFinder:
    """Answers searches through one connection."""

    def __init__(self, database: Database, vocabulary: Vocabulary, fields: FieldReader) -> None:
        self._db = database
        self.narrower = Narrower(database)
        self._vocabulary = vocabulary
        self._phrases = PhraseFinder(database, fields)
        self._shower = Shower(database, fields)
        self._last: tuple[object, _Search] | None = None

    def search(
        self,
        text: str,
        *,
        exact: bool,
        limit: int,
        offset: int,
        filters: Filters,
        having: Having,
        memory: FacetMemory,
    ) -> list[Hit]:
        """See `roles.Finder`."""
        with self._db.snapshot():
            live = self.narrower.allowed(filters, having, memory)
            return self._asked(text, exact, live).hits(max(0, limit), max(0, offset))

    def matching(self, text: str, *, exact: bool, live: Bitmap) -> Matching:
        """The items among `live` that a search lists. Within a snapshot of the caller. Raises QueryUnreadable."""
        return self._asked(text, exact, live).matching()

    def _asked(self, text: str, exact: bool, live: Bitmap) -> _Search:
        """This search; the last one again where it asks the same of the same state, as counts and hits do."""
        asked = text, exact, self._db.state(), live
        if self._last is None or self._last[0] != asked:
            self._last = asked, _Search(self, read_query(text), exact, live)
        return self._last[1]


class _Search:
    """One search: what it has found out so far."""

    def __init__(self, finder: TextFinder, query: Query, exact: bool, live: Bitmap) -> None:
        self._db = finder._db
        self._phrases, self._shower = finder._phrases, finder._shower
        self._exact = exact
        self._size = finder.narrower.size()
        self._postings = Postings(self._db, self._size)
        namesakes = Namesakes(finder._vocabulary, self._postings.count)
        self._widener = Widener(finder._vocabulary, namesakes)
        self._sought = Sought()
        self._checks: list[_Check] = []
        self._live = live
        self._query = query

    def hits(self, limit: int, offset: int) -> list[Hit]:
        """The hits from `offset` on."""
        ranked = self._ranked(self._groups, min(offset + limit, _DEEPEST))
        shown = enumerate(ranked[offset : offset + limit], start=offset + 1)
        return self._shower.hits([(rank, item, score / _UNIT) for rank, (item, score) in shown], self._sought)

    def matching(self) -> Matching:
        """All that would be listed, however far one reads on."""
        full, some = self._split(self._groups)
        rough = False
        for check in self._checks:
            asked = (full | some) & check.phrase.scored.items
            if asked.bit_count() > _COUNTED:
                rough = True
                continue
            held = bitmap_of(self._phrases.holding(list(members(asked)), check.phrase.sequence), self._size)
            out = asked & ~held if check.wanted else held
            full, some = full & ~out, some & ~out
        return Matching(full, some, rough)

    def _exclude(self, part: Part) -> None:
        if part.phrase:
            self._check(self._phrase(part), wanted=False)
        else:
            words = self._widener.words(part, exact=self._exact, narrow=True)
            if words:
                self._live &= ~_all_of([self._postings.weighed(one.whys) for one in words])

    def _check(self, phrase: _Phrase, *, wanted: bool) -> None:
        """Has a phrase checked in each item before it is given."""
        if len(phrase.sequence) > 1:
            self._checks.append(_Check(phrase, wanted))
        elif not wanted:
            self._live &= ~phrase.scored.items

    @cached_property
    def _groups(self) -> list[_Group]:
        """What is wanted, after what is not was taken out: each group of alternatives, each phrase, and each word
        that stands alone. Stop words count only where there is nothing else.
        """
        for part in self._query.excluded:
            self._exclude(part)
        alone = [parts[0] for parts in self._query.wanted if len(parts) == 1]
        groups = [self._either(parts) for parts in self._query.wanted if len(parts) > 1]
        groups += [self._required(part) for part in alone if part.phrase]
        words = [word for part in alone if not part.phrase for word in self._words(part)]
        told = [word for word in words if not word.stop]
        if not told and not groups:
            told = words
        return groups + [_Group(self._weighed(word), hard=False) for word in told]

    def _required(self, part: Part) -> _Group:
        phrase = self._phrase(part)
        self._sought.add_phrase(phrase.words)
        self._check(phrase, wanted=True)
        return _Group(phrase.scored, hard=True)

    def _either(self, parts: Sequence[Part]) -> _Group:
        """One of several: a phrase among them is checked in every item that has its words."""
        planes: Planes = []
        items = 0
        for part in parts:
            if part.phrase:
                found = self._checked(self._phrase(part))
            else:
                found = _together([self._weighed(one) for one in self._words(part)])
            planes = largest(planes, found.planes)
            items |= found.items
        return _Group(Scored(planes, items), hard=False)

    def _checked(self, phrase: _Phrase) -> Scored:
        self._sought.add_phrase(phrase.words)
        asked = members(phrase.scored.items & self._live)
        held: set[int] = set()
        while some := list(islice(asked, _CHECKED)):
            held |= self._phrases.holding(some, phrase.sequence)
        items = bitmap_of(held, self._size)
        return Scored([plane & items for plane in phrase.scored.planes], items)

    def _words(self, part: Part) -> list[Wanted]:
        return self._widener.words(part, exact=self._exact)

    def _weighed(self, wanted: Wanted) -> Scored:
        self._sought.add_word(wanted)
        return self._postings.weighed(wanted.whys)

    def _phrase(self, part: Part) -> _Phrase:
        words = self._widener.phrase(part, exact=self._exact)
        return _Phrase(words, _together([self._postings.weighed(word.whys) for word in words]))

    def _ranked(self, groups: Sequence[_Group], wanted: int) -> list[Found]:
        """The best items with their scores: those that have everything first, then those with most."""
        if not wanted:
            return []
        full, some = self._split(groups)
        total = total_of((group.scored for group in groups), self._size)
        found = self._best(total, full, wanted)
        if len(found) < wanted:
            found += self._best(total, some, wanted - len(found))
        return found

    def _split(self, groups: Sequence[_Group]) -> tuple[Bitmap, Bitmap]:
        """The items that have everything, and those that have some of it."""
        full, some = self._live, 0
        for group in groups:
            full &= group.scored.items
            some |= group.scored.items
        some &= self._live & ~full
        for group in groups:
            if group.hard:
                some &= group.scored.items
        return full, some

    def _best(self, total: Planes, among: Bitmap, wanted: int) -> list[Found]:
        """The best of some items; phrases are checked from the best down, until there are enough."""
        if not self._checks:
            return self._highest(total, among, wanted)[:wanted]
        found: list[Found] = []
        while among and len(found) < wanted:
            batch = self._highest(total, among, max(wanted, _CHECKED))
            among &= ~bitmap_of((item for item, _ in batch), self._size)
            for at in range(0, len(batch), _AT_ONCE):
                found += self._passing(batch[at : at + _AT_ONCE])
                if len(found) >= wanted:
                    break
        return found[:wanted]

    def _passing(self, batch: Sequence[Found]) -> list[Found]:
        """Those of a few items that pass every check. An item without all words of a phrase does not hold it."""
        left = dict(batch)
        for check in self._checks:
            asked = [item for item in left if check.phrase.scored.items >> item & 1]
            held = self._phrases.holding(asked, check.phrase.sequence)
            left = {item: score for item, score in left.items() if (item in held) == check.wanted}
        return list(left.items())

    def _highest(self, total: Planes, among: Bitmap, wanted: int) -> list[Found]:
        """At least `wanted` of the best, where there are so many; ties in the order of taking in."""
        certain, tied = top(total, among, wanted)
        items = [*members(certain), *islice(members(tied), wanted - certain.bit_count() + _TIES)]
        rows = self._db.rows_among("SELECT no, received, device, entry FROM item WHERE no", items)
        taken_in = {no: order for no, *order in rows}
        scored = zip(items, values_at(total, items), strict=True)
        return sorted(scored, key=lambda one: (-one[1], taken_in[one[0]]))


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
