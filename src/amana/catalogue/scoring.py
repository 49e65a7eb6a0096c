"""Scores every item for a query at once, and gives the best."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from amana.catalogue.database import Database
from amana.catalogue.indexing import block_of, word_span
from amana.catalogue.planes import Bitmap, Planes, add, bitmap_of, largest, planes_of, present, scaled
from amana.catalogue.postings import BLOCK_BITS, as_list, as_planes
from amana.catalogue.values import Why
from amana.catalogue.widening import WEIGHTS

_STEPS = 16  # how finely a word's rarity counts: steps for each unit of the logarithm
_ROWS = "SELECT key, data FROM posting WHERE key BETWEEN ? AND ?"
_KEPT_BITS = 4  # of its rarity, rounded: each further bit set costs an addition


@dataclass(frozen=True)
class Scored:
    """One query word over all items: its weight in each, and where it is."""

    planes: Planes
    items: Bitmap


class Postings:
    """Reads postings as planes over all items."""

    def __init__(self, database: Database, size: int) -> None:
        self._db = database
        self._size = size

    def weighed(self, whys: Mapping[int, Why]) -> Scored:
        """The weight of the best of these words in each item."""
        lists: dict[int, list[int]] = {}
        planes: Planes = []
        for word, why in whys.items():
            dense = self._read(word, WEIGHTS[why], lists)
            if dense:
                planes = largest(planes, scaled(dense, WEIGHTS[why]))
        listed = planes_of((value, bitmap_of(items, self._size)) for value, items in lists.items())
        planes = largest(planes, listed)
        return Scored(planes, present(planes))

    def count(self, word: int) -> int:
        """How many items have a word; an item that has it in rows of several writes counts as often."""
        found = 0
        for _, data in self._db.rows(_ROWS, word_span(word)):
            listed = as_list(data)
            found += present(as_planes(data)).bit_count() if listed is None else len(listed[0])
        return found

    def _read(self, word: int, weight: int, lists: dict[int, list[int]]) -> Planes:
        """A word's levels where they are kept as planes; lists go to `lists`, by level times weight."""
        dense: Planes = []
        for key, data in self._db.rows(_ROWS, word_span(word)):
            base = block_of(key) << BLOCK_BITS
            listed = as_list(data)
            if listed is None:
                dense = largest(dense, [plane << base for plane in as_planes(data)])
                continue
            for item, level in zip(*listed, strict=True):
                lists.setdefault(level * weight, []).append(base + item)
        return dense


def rarity(having: int, of: int) -> int:
    """How much a word found in `having` of `of` items counts: BM25's logarithm, in whole steps, at least 1."""
    steps = round(_STEPS * math.log(1 + (of - having + 0.5) / (having + 0.5)))
    spare = max(0, steps.bit_length() - _KEPT_BITS)
    return max(1, (steps + (1 << spare >> 1)) >> spare << spare)


def total_of(words: Iterable[Scored], of: int) -> Planes:
    """Every item's score."""
    total: Planes = []
    for word in words:
        total = add(total, scaled(word.planes, rarity(word.items.bit_count(), of)))
    return total
