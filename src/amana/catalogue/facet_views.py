"""One facet of all items, in the words in which it is told: each item with each value once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from amana.catalogue.arrays import numpy
from amana.catalogue.counted import FacetName, FacetWords
from amana.catalogue.database import Database
from amana.catalogue.schema import ERA_BITS
from amana.language import fold
from amana.records.assertions import ID_LENGTH
from amana.records.hexes import is_hex

_FEW = 500
_WORD = re.compile(r"\w+")
_OF_ITEMS = "SELECT item, lower(hex(id)) FROM mention WHERE item"
_BY_ID = "SELECT item, lower(hex(id)) FROM mention WHERE era = ? AND id = ?"


@lru_cache(1 << 16)
def spelled(name: str) -> str:
    """A name as it is told apart from others: folded, without marks. What is an id stays one."""
    return " ".join(filter(None, map(fold, _WORD.findall(name)))) or name


def is_id(value: str) -> bool:
    """Whether it is the id of something that can be spoken of."""
    return is_hex(value, ID_LENGTH // 2)


def kept_as(facet: FacetName, words: FacetWords) -> object:
    """What a view depends on: of `words`, what its facet is told in."""
    told = {"family": words.family, "place": words.place, "person": words.people}
    return told.get(facet)


@dataclass(frozen=True)
class View:
    """`items` and `keys` belong together. `labels` are by key, `numbers` the keys by label, `key_of` the keys by
    the number of a value, -1 for those of other facets. `words` are those that it is told in.
    """

    told_in: object
    words: FacetWords
    items: Any
    keys: Any
    key_of: Any
    labels: list[str]
    numbers: dict[str, int]


class ViewMaker:
    """Makes the view of a facet, or brings one up to what changed."""

    def __init__(
        self,
        facet: FacetName,
        words: FacetWords,
        mine: Any,
        names: tuple[str, ...],
        size: int,
        database: Database,
    ) -> None:
        """`mine` says of each value whether it is of this facet; items are below `size`."""
        self._facet, self._words, self._mine, self._names = facet, words, mine, names
        self._size, self._db = size, database
        self._told = self._teller()

    def made(self, items: Any, values: Any) -> View:
        """Anew, from all items and values."""
        none = numpy().zeros(0, dtype="int32")
        empty = View(kept_as(self._facet, self._words), self._words, none, none, none, [], {})
        return self._with(empty, items, values, None)

    def updated(self, view: View, items: Any, values: Any, changed: Any) -> View:
        """With the values that changed items have now. `changed` is said item by item."""
        kept = ~changed[view.items]
        view = replace(view, items=view.items[kept], keys=view.keys[kept])
        return self._with(view, items, values, changed)

    def _with(self, view: View, all_items: Any, all_values: Any, changed: Any) -> View:
        view = self._numbered(view)
        chosen = self._mine[all_values]
        items, keys = [all_items[chosen]], [view.key_of[all_values[chosen]]]
        if self._facet == "person":
            joined = self._joined(view, changed)
            items.append(joined[0])
            keys.append(joined[1])
        once = _once(numpy().concatenate(items), numpy().concatenate(keys), len(view.labels))
        return replace(
            view,
            items=numpy().concatenate([view.items, once[0]]),
            keys=numpy().concatenate([view.keys, once[1]]),
        )

    def _numbered(self, view: View) -> View:
        """With keys for the values that it has not seen yet."""
        seen = len(view.key_of)
        new = numpy().full(len(self._names) - seen, -1, dtype="int32")
        for at in self._mine[seen:].nonzero()[0].tolist():
            new[at] = self._key(view, self._told(self._names[seen + at]))
        if self._facet == "person":
            for one in set(self._words.people.values()):
                self._key(view, one)
        return replace(view, key_of=numpy().concatenate([view.key_of, new]))

    @staticmethod
    def _key(view: View, label: str) -> int:
        key = view.numbers.get(label)
        if key is None:
            key = view.numbers[label] = len(view.labels)
            view.labels.append(label)
        return key

    def _teller(self) -> Callable[[str], str]:
        if self._facet == "person":
            people = self._words.people
            return lambda value: people.get(value, value) if is_id(value) else spelled(value)
        tellers = {"family": self._words.family, "place": self._words.place}
        return tellers.get(self._facet, str)

    def _joined(self, view: View, changed: Any) -> tuple[Any, Any]:
        """The items that name somebody of whom people said who it is, and the keys of those."""
        people = self._words.people
        named = [(item, people[name]) for item, name in self._naming(changed) if name in people]
        items = numpy().array([item for item, _ in named], dtype="int32")
        keys = numpy().array([view.numbers[one] for _, one in named], dtype="int32")
        inside = items < self._size  # others may have come since
        return items[inside], keys[inside]

    def _naming(self, changed: Any) -> list[tuple[int, str]]:
        """Items and ids of names in their texts: of those that changed, or of all whose names people spoke of."""
        if not self._words.people:
            return []
        if changed is not None and changed.sum() <= _FEW:
            return [(row[0], row[1]) for row in self._db.rows_among(_OF_ITEMS, changed.nonzero()[0].tolist())]
        found = [(item, name) for one in self._words.people for item, name in mentioning(self._db, one)]
        if changed is None:
            return found
        return [(item, name) for item, name in found if item < len(changed) and changed[item]]


def mentioning(database: Database, name: str) -> list[tuple[int, str]]:
    """The items with a text that has this name in it (the id of a name in a text), and the id."""
    if not is_id(name):
        return []
    (last,) = database.row("SELECT coalesce(max(no), 0) FROM mention") or (0,)
    eras, key = range((last >> ERA_BITS) + 1), bytes.fromhex(name)
    return [(row[0], row[1]) for era in eras for row in database.rows(_BY_ID, (era, key))]


def _once(items: Any, keys: Any, most: int) -> tuple[Any, Any]:
    """Each item with each key once."""
    np = numpy()
    both = np.sort(items.astype("int64") * max(most, 1) + keys)
    both = both[np.concatenate([[True], both[1:] != both[:-1]])] if len(both) else both
    found, which = np.divmod(both, max(most, 1))
    return found.astype("int32"), which.astype("int32")
