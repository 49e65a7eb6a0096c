"""Which items hold a phrase: words one after another, in a text version or in one record field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import contains

from amana.catalogue.database import Database
from amana.catalogue.fields import FieldReader
from amana.catalogue.planes import Bitmap, bitmap_of, members
from amana.catalogue.tokenstream import stream_of


def occurrences(words: Sequence[int], phrase: Sequence[frozenset[int]]) -> Iterator[int]:
    """Where in a run of words the phrase begins; each of its words may be one of several."""
    first, rest = phrase[0], phrase[1:]
    last = len(words) - len(phrase)
    for at, word in enumerate(words):
        if word in first and at <= last and all(map(contains, rest, words[at + 1 : at + len(phrase)])):
            yield at


class PhraseFinder:
    """Checks candidates against their words in order."""

    def __init__(self, database: Database, fields: FieldReader) -> None:
        self._db = database
        self._fields = fields

    def holding(self, candidates: Bitmap, phrase: Sequence[frozenset[int]], size: int) -> Bitmap:
        """The candidates that hold the phrase."""
        return bitmap_of((item for item in members(candidates) if self._holds(item, phrase)), size)

    def _holds(self, item: int, phrase: Sequence[frozenset[int]]) -> bool:
        texts = self._db.rows(
            "SELECT t.words FROM item_text i JOIN text t ON t.no = i.text WHERE i.item = ?", (item,)
        )
        fields = (one.plain() for one in self._fields.fields(item))
        runs = chain((stream_of(words).plain() for (words,) in texts), fields)
        return any(next(occurrences(words, phrase), None) is not None for words in runs)
