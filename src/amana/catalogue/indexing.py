"""Adding what is said and written to the search index."""

from __future__ import annotations

from amana.catalogue.database import Database
from amana.records.nouns import Accession, Intake


class Index:
    """Gathers postings during one write, and puts them down as one segment."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def words_of(self, text: str) -> bytes:
        del text
        return b""

    def add_text(self, item: int, words: bytes) -> None:
        pass

    def add_accession(self, item: int, said: Accession) -> None:
        pass

    def add_intake(self, item: int, read: Intake) -> None:
        pass

    def flush(self) -> None:
        pass

    def forget(self) -> None:
        pass
