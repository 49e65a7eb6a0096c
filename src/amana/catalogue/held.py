"""Facets in memory: which item has which value, as columns of numbers, brought up to the table at each question.

Every item is counted, in a few milliseconds for 100,000: a pass over columns, and no loop over items. What came
since the last question is taken in alone. All who have the same catalogue open share it, in whatever thread:
columns are never changed, but replaced.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Lock
from typing import Any, NamedTuple

from amana.catalogue.arrays import numpy
from amana.catalogue.counted import FACETS, FacetName, FacetWords
from amana.catalogue.database import Database
from amana.catalogue.facet_views import View, ViewMaker, kept_as
from amana.catalogue.origins import OriginReader
from amana.catalogue.planes import Bitmap

_NEW_ROWS = "SELECT no, item, text, size, length(told) / 4, told FROM facet WHERE no > ? ORDER BY no LIMIT 10000"
_NEW_VALUES = "SELECT no, facet, value FROM facet_value WHERE no > ? ORDER BY no"
_ORDER = """SELECT no FROM item INDEXED BY item_order WHERE received IS NOT NULL
    ORDER BY received DESC, device DESC, entry DESC"""
_TEXT_BITS = 32


@dataclass(frozen=True, eq=False)
class Held:
    """What the table held at one time. `rows` are an item's number and a text's in one; `items`, `row_of` and
    `values` belong together: each is one value of one item. `sizes` and `here` are by item, `facets` by value.
    """

    last: int = 0
    rows: Any = None
    items: Any = None
    row_of: Any = None
    values: Any = None
    sizes: Any = None
    names: tuple[str, ...] = ("",)
    facets: Any = None
    views: dict[FacetName, View] = field(default_factory=dict)
    suspicion: dict[tuple[tuple[str, int], ...], Any] = field(default_factory=dict)
    orders: list[Any] = field(default_factory=list)
    guard: Any = field(default_factory=Lock)

    @property
    def size(self) -> int:
        """One more than the largest number of an item."""
        return len(self.sizes)

    @cached_property
    def often(self) -> Any:
        """How many items have each value."""
        return numpy().bincount(self.values, minlength=len(self.names))

    def view(self, facet: FacetName, words: FacetWords, database: Database) -> View:
        """The items and values of one facet, told in these words."""
        with self.guard:
            known = self.views.get(facet)
            if known is None or known.told_in != kept_as(facet, words):
                maker = self._maker(facet, words, database)
                known = self.views[facet] = maker.made(self.items, self.values)
            return known

    def suspects(self, database: Database) -> Any:
        """By item, whether it is suspect."""
        starts: dict[str, int] = dict(database.rows("SELECT device, start FROM doubt"))
        told = tuple(sorted(starts.items()))
        with self.guard:
            if told not in self.suspicion:
                found = list(OriginReader(database).numbers_only_from(starts)) if starts else []
                self.suspicion[told] = by_item(found, self.size)
            return self.suspicion[told]

    def order(self, database: Database) -> Any:
        """The items' numbers, those taken in last first."""
        with self.guard:
            if not self.orders:
                rows = database.rows(_ORDER)
                found = numpy().fromiter((no for (no,) in rows), dtype="int64", count=len(rows))
                self.orders.append(found[found < self.size])
            return self.orders[0]

    def _maker(self, facet: FacetName, words: FacetWords, database: Database) -> ViewMaker:
        mine = self.facets == FACETS.index(facet)
        return ViewMaker(facet, words, mine, self.names, self.size, database)

    def grown(self, database: Database) -> Held:
        """With what came since; itself, where nothing did."""
        new = _fresh(database, self.last)
        if new is None and self.rows is not None:
            return self
        before = self if self.rows is not None else _nothing()
        return before if new is None else _grown(before, new, database)


def by_item(items: Any, size: int) -> Any:
    """For each number below `size`, whether it is among these items: an array, or whatever makes one."""
    found = numpy().zeros(size, dtype=bool)
    which = numpy().asarray(items, dtype="int64")
    found[which[which < size]] = True
    return found


def spread(bitmap: Bitmap, size: int) -> Any:
    """A bitmap (see `planes`), item by item, cut or filled up to `size`."""
    data = (bitmap & ((1 << size) - 1)).to_bytes(size // 8 + 1, "little")
    bits = numpy().unpackbits(numpy().frombuffer(data, dtype="uint8"), bitorder="little")
    return bits[:size].view(bool)


def gathered(flags: Any) -> Bitmap:
    """A bitmap from what is said item by item."""
    return int.from_bytes(numpy().packbits(flags, bitorder="little").tobytes(), "little")


class FacetMemory:
    """Where what was held last is kept: for one archive, however often it is opened anew."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._mark: object = None
        self._held = Held()

    def at(self, database: Database) -> Held:
        """What this catalogue holds now."""
        with self._guard:
            mark = database.row("SELECT catalogue FROM mark")
            if mark != self._mark:  # another catalogue, or the same one made anew
                self._mark, self._held = mark, Held()
            self._held = self._held.grown(database)
            return self._held


def _nothing() -> Held:
    none = numpy().zeros(0, dtype="int64")
    small = none.astype("int32")
    return Held(0, none, small, none, small, none, ("",), numpy().full(1, -1, dtype="int8"))


class _Fresh(NamedTuple):
    """Rows that came since, by column; `values` are those of all of them, in their order."""

    numbers: Any
    items: Any
    texts: Any
    sizes: Any
    counts: Any
    values: Any


def _fresh(database: Database, last: int) -> _Fresh | None:
    """Page by page, so that they do not all stand in memory as rows."""
    np = numpy()
    pages: list[_Fresh] = []
    while rows := database.rows(_NEW_ROWS, (last,)):
        *columns, told = zip(*rows, strict=True)
        values = np.frombuffer(b"".join(told), dtype="<u4").astype("int32")
        numbers, items, texts, sizes, counts = (np.array(column, dtype="int64") for column in columns)
        pages.append(_Fresh(numbers, items, texts, sizes, counts, values))
        last = rows[-1][0]
    return _Fresh(*map(np.concatenate, zip(*pages, strict=True))) if pages else None


def _grown(held: Held, new: _Fresh, database: Database) -> Held:
    np = numpy()
    keys = new.items << _TEXT_BITS | new.texts
    changed = by_item(new.items, max(held.size, int(new.items.max()) + 1))
    old_rows, old_pairs = _without(held.rows, keys, changed), _without(held.row_of, keys, changed)
    grown = replace(
        held,
        last=int(new.numbers[-1]),
        rows=np.concatenate([held.rows[old_rows], keys]),
        items=np.concatenate([held.items[old_pairs], np.repeat(new.items.astype("int32"), new.counts)]),
        row_of=np.concatenate([held.row_of[old_pairs], np.repeat(keys, new.counts)]),
        values=np.concatenate([held.values[old_pairs], new.values]),
        sizes=_sizes(held, new, len(changed)),
        views={},
        suspicion={},
        orders=[],
        guard=Lock(),
    )
    return _viewed(held, _named(grown, database), changed, database)


def _without(rows: Any, keys: Any, changed: Any) -> Any:
    """Which of these rows are none of those that came anew: few, as a rule, are of an item that changed."""
    kept = ~changed[rows >> _TEXT_BITS]
    near = (~kept).nonzero()[0]
    if len(near):
        kept[near] = ~numpy().isin(rows[near], keys)
    return kept


def _sizes(held: Held, new: _Fresh, length: int) -> Any:
    """By item, how large it is; -1 for one that shows in no list."""
    found = numpy().full(length, -1, dtype="int64")
    found[: held.size] = held.sizes
    whole = new.texts == 0
    found[new.items[whole]] = new.sizes[whole]
    return found


def _named(held: Held, database: Database) -> Held:
    """With the values that are new."""
    new = database.rows(_NEW_VALUES, (len(held.names) - 1,))
    if not new:
        return held
    facets = numpy().array([facet for _, facet, _ in new], dtype="int8")
    names = (*held.names, *(value for _, _, value in new))
    return replace(held, names=names, facets=numpy().concatenate([held.facets, facets]))


def _viewed(before: Held, held: Held, changed: Any, database: Database) -> Held:
    """With the views there were, brought up to what changed."""
    chosen = changed[held.items].nonzero()[0] if before.views else []
    items, values = held.items[chosen], held.values[chosen]
    for facet, view in before.views.items():
        held.views[facet] = held._maker(facet, view.words, database).updated(view, items, values, changed)
    return held
