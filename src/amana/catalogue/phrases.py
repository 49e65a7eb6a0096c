"""Which items hold a phrase: words one after another, in a text version or in one record field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import contains

from amana.catalogue.database import Database
from amana.catalogue.fields import FieldReader
from amana.catalogue.tokenstream import stream_of

_TEXTS = "SELECT t.words FROM item_text i JOIN text t ON t.no = i.text WHERE i.item = ?"


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

    def holds(self, item: int, phrase: Sequence[frozenset[int]]) -> bool:
        """Whether a text version or a field of the item holds the phrase."""
        return any(next(occurrences(words, phrase), None) is not None for words in self._runs(item))

    def _runs(self, item: int) -> Iterator[Sequence[int]]:
        """The item's texts, then its fields, as words in order."""
        for (words,) in self._db.rows(_TEXTS, (item,)):
            yield stream_of(words).plain()
        for field in self._fields.fields([item])[item]:
            yield field.plain()
