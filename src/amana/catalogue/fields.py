"""What of an item can be searched besides its texts: names, titles, and what people said of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from amana.catalogue.rows import RowReader
from amana.catalogue.vocabulary import Vocabulary
from amana.language import Token, analyse
from amana.records.nouns import Accession, Intake

# Where a word stands, besides the text, and how much it weighs there (a level).
NAME, TITLE, SAID, FOLDER = 12, 14, 11, 6


def spoken_fields(said: Accession) -> Iterator[tuple[str, str, int]]:
    """What an accession says that can be searched: field, value, level."""
    folder, _, name = said.path.rpartition("/")
    yield "name", name, NAME
    if folder:
        yield "folder", folder, FOLDER
    for field in ("note", "source", "collected_by", "place"):
        value = getattr(said, field)
        if value:
            yield field, value, SAID
    for tag in said.tags:
        yield "tag", tag, SAID


def read_fields(read: Intake) -> Iterator[tuple[str, str, int]]:
    """What an intake module read besides the text: field, value, level."""
    for field, level in (("title", TITLE), ("byline", SAID), ("site", SAID)):
        value = getattr(read, field)
        if value:
            yield field, value, level


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field of an item: its value, its tokens, and their word numbers (0: not in the vocabulary)."""

    field: str
    value: str
    tokens: list[Token]
    words: list[int]

    def plain(self) -> list[int]:
        """The words one after another, without the places of several words that lie over them."""
        return [word for word, token in zip(self.words, self.tokens, strict=True) if token.norm]


class FieldReader:
    """Reads an item's fields again, for phrases and to show a hit."""

    def __init__(self, reader: RowReader, vocabulary: Vocabulary) -> None:
        self._reader = reader
        self._vocabulary = vocabulary

    def fields(self, item: int) -> list[FieldWords]:
        """The fields of all accessions and intakes, each different value once."""
        told = dict.fromkeys((field, value) for field, value, _ in self._told(item))
        return [self._read(field, value) for field, value in told]

    def _told(self, item: int) -> Iterator[tuple[str, str, int]]:
        for intake in self._reader.intakes(item):
            yield from read_fields(intake.intake)
        for accession in self._reader.accessions(item):
            yield from spoken_fields(accession.accession)

    def _read(self, field: str, value: str) -> FieldWords:
        tokens = analyse(value)
        written = [value[token.start : token.end] for token in tokens]
        return FieldWords(field, value, tokens, self._vocabulary.known_numbers(tokens, written))
