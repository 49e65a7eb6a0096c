"""What of an item can be searched besides its texts: names, titles, and what people said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from amana.catalogue.coding import tags_of
from amana.catalogue.database import Database
from amana.catalogue.vocabulary import Vocabulary
from amana.language import Token, analyse
from amana.records.nouns import Accession, Intake

# How much a word weighs in a field (a level; see `postings`).
LEVELS = {
    "name": 12,
    "folder": 6,
    "note": 11,
    "source": 11,
    "collected_by": 11,
    "place": 11,
    "tag": 11,
    "title": 14,
    "byline": 11,
    "site": 11,
}
_SAID = "SELECT no, f_path, f_note, f_source, f_collected_by, f_place, f_tags FROM accession WHERE no"
_READ = "SELECT no, title, byline, site FROM intake WHERE no"
_ASSERTED = "SELECT item, field, value FROM said WHERE stands AND item"
_ELSE = 11
_READ_FIELDS = ("title", "byline", "site")

Field = tuple[str, str]


def spoken_fields(said: Accession) -> Iterator[Field]:
    """What an accession says that can be searched: field and value."""
    return _spoken(said.path, (said.note, said.source, said.collected_by, said.place), said.tags)


def level_of(field: str) -> int:
    """How much a word weighs in a field, one that an archive's own schema has among them."""
    return LEVELS.get(field, _ELSE)


def read_fields(read: Intake) -> Iterator[Field]:
    """What an intake module read besides the text: field and value."""
    return _told(_READ_FIELDS, (read.title, read.byline, read.site))


def _spoken(path: str, said: Sequence[str | None], tags: Sequence[str]) -> Iterator[Field]:
    folder, _, name = path.rpartition("/")
    yield "name", name
    if folder:
        yield "folder", folder
    if any(said):
        yield from _told(("note", "source", "collected_by", "place"), said)
    for tag in tags:
        yield "tag", tag


def _told(names: Sequence[str], values: Sequence[str | None]) -> Iterator[Field]:
    return ((name, value) for name, value in zip(names, values, strict=True) if value)


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field of an item: its value, its tokens, and their word numbers (0: not in the vocabulary)."""

    field: str
    value: str
    tokens: list[Token]
    words: list[int]

    def plain(self) -> list[int]:
        """The words one after another, without the places of several words that lie over them."""
        return [self.words[at] for at in self.plain_at()]

    def plain_at(self) -> list[int]:
        """Which words `plain` has."""
        return [at for at, token in enumerate(self.tokens) if token.norm]


class FieldReader:
    """Reads items' fields again, for phrases and to show hits."""

    def __init__(self, database: Database, vocabulary: Vocabulary) -> None:
        self._db = database
        self._vocabulary = vocabulary

    def fields(self, items: Sequence[int]) -> dict[int, list[FieldWords]]:
        """For each item, the fields of all its accessions and intakes; each different value once, in order."""
        told: dict[int, set[tuple[str, str]]] = {item: set() for item in items}
        for item, path, note, source, by, place, tags in self._db.rows_among(_SAID, items):
            told[item].update(_spoken(path, (note, source, by, place), tags_of(tags)))
        for item, *read in self._db.rows_among(_READ, items):
            told[item].update(_told(_READ_FIELDS, read))
        for item, field, value in self._db.rows_among(_ASSERTED, items):
            told[item].add((field, value))
        words = self._read_words({value for fields in told.values() for _, value in fields})
        return {
            item: [FieldWords(field, value, *words[value]) for field, value in sorted(fields)]
            for item, fields in told.items()
        }

    def fallen(self, items: Sequence[int]) -> frozenset[int]:
        """Those of which somebody said something in words that no longer stands: they may be found by it still."""
        rows = self._db.rows_among("SELECT DISTINCT item FROM said WHERE NOT stands AND item", items)
        return frozenset(item for (item,) in rows)

    def _read_words(self, values: Iterable[str]) -> dict[str, tuple[list[Token], list[int]]]:
        """Each value's tokens and their words, all looked up at once."""
        read = {value: analyse(value) for value in values}
        tokens = [token for found in read.values() for token in found]
        written = [value[token.start : token.end] for value, found in read.items() for token in found]
        numbers = iter(self._vocabulary.known_numbers(tokens, written))
        return {value: (found, list(islice(numbers, len(found)))) for value, found in read.items()}
