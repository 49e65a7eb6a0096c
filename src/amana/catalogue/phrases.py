"""Which items hold a phrase: words one after another, in a text version or in one record field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import contains

from amana.catalogue.database import Database
from amana.catalogue.fields import FieldReader
from amana.catalogue.tokenstream import stream_of

_TEXTS = "SELECT i.item, t.words FROM item_text i JOIN text t ON t.no = i.text WHERE i.item"

Phrase = Sequence[frozenset[int]]  # each word of it may be one of several


def occurrences(words: Sequence[int], phrase: Phrase) -> Iterator[int]:
    """Where in a run of words the phrase begins."""
    first, rest = phrase[0], phrase[1:]
    last = len(words) - len(phrase)
    begins = [at for at, word in enumerate(words) if word in first]
    for at in begins:
        if at <= last and all(map(contains, rest, words[at + 1 : at + len(phrase)])):
            yield at


class PhraseFinder:
    """Checks items against their words in order."""

    def __init__(self, database: Database, fields: FieldReader) -> None:
        self._db = database
        self._fields = fields

    def holding(self, items: Sequence[int], phrase: Phrase) -> set[int]:
        """The items of which a text version or a field holds the phrase."""
        held = {
            item for item, words in self._db.rows_among(_TEXTS, items) if _is_in(stream_of(words).plain(), phrase)
        }
        left = [item for item in items if item not in held]
        fields = self._fields.fields(left)
        return held | {item for item in left if any(_is_in(field.plain(), phrase) for field in fields[item])}


def _is_in(words: Sequence[int], phrase: Phrase) -> bool:
    return next(occurrences(words, phrase), None) is not None
