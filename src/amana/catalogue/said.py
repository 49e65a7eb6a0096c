"""What people said of an item since it came, as far as it shows in lists and is searched: words, title, tags, day.

It is drawn again from all assertions about the item each time one comes, or an accession gives it an id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from amana.catalogue.assertions import AssertionReader, said_of
from amana.catalogue.counted import FacetName
from amana.catalogue.database import Database
from amana.catalogue.faces import Face
from amana.catalogue.indexing import Index
from amana.records.assertions import ID_LENGTH
from amana.records.places import AccessionRow, AssertionRow
from amana.records.superseding import assertion_order, fallen

TITLE, TAG, PUBLISHED, LANGUAGE = "title", "tag", "published", "language"
# What people say of an item that it is counted by.
_COUNTED: dict[str, FacetName] = {
    "received-from": "source",
    "said-whom": "person",
    "shows-whom": "person",
    "said-place": "place",
    "shows-place": "place",
}
# An id, a day or a number is no word to be found by.
_NO_WORDS = re.compile(r"[0-9a-f]{32}|[\W\d_]*")
_WORDED = "SELECT field, value, stands FROM said WHERE item = ?"


@dataclass(frozen=True, slots=True)
class SaidOfItem:
    """What stands of an item's title, tags, day of publication and language; and what it is counted by.

    `described`: anything at all stands.
    """

    title: str | None = None
    published: str | None = None
    tags: tuple[str, ...] = ()
    language: str | None = None
    values: tuple[tuple[FacetName, str], ...] = ()
    described: bool = False

    def on(self, face: Face) -> Face:
        """The face with a person's later word on it before all else."""
        tags = tuple(dict.fromkeys((*face.tags, *self.tags)))
        return face._replace(title=self.title or face.title, date=self.published or face.date, tags=tags)


NOTHING = SaidOfItem()


class SaidKeeper:
    """Keeps it through one connection."""

    def __init__(self, database: Database, index: Index) -> None:
        self._db, self._index = database, index
        self._assertions = AssertionReader(database)

    def known(self) -> bool:
        """Whether anybody asserted anything yet: in most archives, while they are filled, nobody did."""
        return self._db.row("SELECT 1 FROM assertion LIMIT 1") is not None

    def draw(self, item: int, accessions: Sequence[AccessionRow]) -> SaidOfItem:
        """What stands of the item with these accessions; its words are searched from now on."""
        rows = self._assertions.about([row.entry.commitment[:ID_LENGTH] for row in accessions])
        if not rows:
            return NOTHING
        ever, rows = rows, tuple(self._assertions.sound(rows))
        gone = fallen(rows)
        standing = [row for row in sorted(rows, key=assertion_order) if row.id not in gone]
        self._keep_words(item, dict.fromkeys(_words(standing)))
        titles, tags = _values(standing, TITLE), tuple(dict.fromkeys(_values(standing, TAG)))
        theirs = {tag for row in accessions for tag in row.accession.tags}
        self._keep_tags(item, tags, [tag for tag in _values(ever, TAG) if tag not in theirs])
        return SaidOfItem(
            titles[-1] if titles else None,
            said_of(rows, PUBLISHED),
            tags,
            said_of(rows, LANGUAGE),
            tuple((facet, value) for prop, facet in _COUNTED.items() for value in _values(standing, prop)),
            any(row.assertion.value is not None for row in standing),
        )

    def _keep_words(self, item: int, wanted: dict[tuple[str, str], None]) -> None:
        """Postings are never taken out: what fell is kept as fallen, so that a search passes it over."""
        known = {(field, value): stands for field, value, stands in self._db.rows(_WORDED, (item,))}
        for field, value in wanted:
            if not known.get((field, value)):
                self._db.run("INSERT OR REPLACE INTO said VALUES(?,?,?,1)", (item, field, value))
            if (field, value) not in known:
                self._index.add_said(item, field, value)
        for field, value in known.keys() - wanted.keys():
            self._db.run("INSERT OR REPLACE INTO said VALUES(?,?,?,0)", (item, field, value))

    def _keep_tags(self, item: int, tags: Sequence[str], ever: Iterable[str]) -> None:
        self._db.run_many("INSERT OR IGNORE INTO item_tag VALUES(?,?)", [(tag, item) for tag in tags])
        gone = [tag for tag in dict.fromkeys(ever) if tag not in tags]
        self._db.run_many("DELETE FROM item_tag WHERE tag = ? AND item = ?", [(tag, item) for tag in gone])


def _words(rows: Iterable[AssertionRow]) -> Iterator[tuple[str, str]]:
    for row in rows:
        value = row.assertion.value
        if value is not None and not _NO_WORDS.fullmatch(value):
            yield row.assertion.property, value


def _values(rows: Iterable[AssertionRow], prop: str) -> list[str]:
    said = (row.assertion for row in rows)
    return [one.value for one in said if one.property == prop and one.value is not None]
