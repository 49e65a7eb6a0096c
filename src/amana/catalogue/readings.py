"""What readers suggest of text versions: which texts wait, and the rows that were found."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

from amana.catalogue.accounts import AccountKeeper
from amana.catalogue.assertions import AssertionReader, said_of
from amana.catalogue.coding import digest_of, hash_key
from amana.catalogue.database import Database, Row
from amana.catalogue.facets import FacetKeeper, Value
from amana.catalogue.mentions import MentionKeeper
from amana.catalogue.rows import RowReader, unpacked_text
from amana.catalogue.values import RowCounts, TextReading, TextToRead
from amana.errors import ItemUnknown
from amana.records.assertions import ID_LENGTH
from amana.records.nouns import Accession, Intake

_LEVEL = 2  # as for texts
_PAGE = 64
_WAITING = f"""SELECT w.item, w.text, i.sha256, t.sha256, t.body FROM to_read w
    JOIN item i ON i.no = w.item JOIN text t ON t.no = w.text
    WHERE (w.item, w.text) > (?, ?) ORDER BY w.item, w.text LIMIT {_PAGE}"""  # noqa: S608
_KEEP = f"INSERT OR REPLACE INTO reading VALUES({','.join('?' * 14)})"
_GIVE = """SELECT i.sha256, t.sha256, r.tagger, r.reader, r.fault, r.packed, r.statements, r.numbers, r.claims,
    r.times, r.places, r.names, r.terms FROM reading r JOIN item i ON i.no = r.item JOIN text t ON t.no = r.text
    WHERE r.item = ? %s ORDER BY r.text, r.tagger"""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of an item; and which intakes made each of its texts, by what method."""

    published: str | None
    language: str | None
    accessions: list[Accession]
    makers: dict[str, list[tuple[Intake, str | None]]]

    def of(self, text: str) -> tuple[str | None, str | None, str | None]:
        """When it was published and in what language: as somebody said, or as its module read it; the method."""
        made = self.makers.get(text, [])
        said: list[Accession | Intake] = [*self.accessions, *(intake for intake, _ in made)]
        methods = [method for _, method in made]
        method = methods[0] if methods and None not in methods else None
        published = self.published or _first(one.published for one in said)
        return published, self.language or _first(one.language for one in said), method


class ReadingKeeper:
    """Keeps readings through one connection."""

    def __init__(self, database: Database, rows: RowReader, facets: FacetKeeper) -> None:
        self._db = database
        self._rows = rows
        self._facets = facets
        self._assertions = AssertionReader(database)
        self._mentions = MentionKeeper(database)
        self._accounts = AccountKeeper(database)

    def to_read(self) -> Iterator[TextToRead]:
        """See `roles.Readings`. Pages, so that no statement stays open while the caller works."""
        after = (-1, -1)
        known: tuple[int, _Said] | None = None  # an archive has thousands of texts: what is said is read once
        while page := self._db.rows(_WAITING, after):
            for item, _, digest, text, body in page:
                if known is None or known[0] != item:
                    known = item, self._said(item)
                yield TextToRead(digest.hex(), text.hex(), unpacked_text(body), *known[1].of(text.hex()))
            after = page[-1][:2]

    def _said(self, item: int) -> _Said:
        """What is said of an item, and by the intake modules of the texts they made."""
        makers: dict[str, list[tuple[Intake, str | None]]] = {}
        for row in self._rows.intakes(item):
            for made in row.intake.made:
                if made.made == "text":
                    makers.setdefault(made.sha256, []).append((row.intake, made.method))
        accessions = self._rows.accessions(item)
        ids = [row.entry.commitment[:ID_LENGTH] for row in accessions]
        rows = self._assertions.sound(self._assertions.about(ids))
        told = said_of(rows, "published"), said_of(rows, "language")
        return _Said(*told, [row.accession for row in accessions], makers)

    def keep(self, readings: Sequence[TextReading]) -> None:
        """See `roles.Readings`."""
        try:
            with self._db.transaction():
                self._keep(readings)
        except BaseException:
            self._facets.forget()  # what was numbered inside is gone with the transaction
            raise

    def _keep(self, readings: Sequence[TextReading]) -> None:
        for one in readings:
            item, text = self._rows.number_of(one.item), self._text(one.text_version)
            if item is None or text is None:
                continue  # the catalogue was made anew meanwhile, without what was erased
            packed = None if one.packed is None else zlib.compress(one.packed.encode(), _LEVEL)
            counts = astuple(one.counts)
            self._db.run(_KEEP, (None, item, text, one.tagger, one.reader, one.fault, *counts, packed))
            if not one.tagger:
                self._mentions.replace(item, text, one.mentions)
                self._accounts.replace(item, text, one.account)
                self._facets.keep(item, text, _counted(one))
                self._db.run("DELETE FROM to_read WHERE item = ? AND text = ?", (item, text))

    def _text(self, sha256: str) -> int | None:
        digest = digest_of(sha256)
        row = self._db.row("SELECT no FROM text WHERE sha_key = ? AND sha256 = ?", (hash_key(digest), digest))
        return row[0] if row else None

    def readings(self, sha256: str, text_version: str | None = None) -> tuple[TextReading, ...]:
        """Of the item with these bytes; of one text version alone, where it is given."""
        item = self._rows.number_of(sha256)
        if item is None:
            raise ItemUnknown(item=sha256)
        return tuple(
            TextReading(
                digest.hex(),
                text.hex(),
                reader,
                RowCounts(*counts),
                None if packed is None else zlib.decompress(packed).decode(),
                fault,
                tagger,
            )
            for digest, text, tagger, reader, fault, packed, *counts in self._given(item, text_version)
        )

    def _given(self, item: int, text_version: str | None) -> list[Row]:
        if text_version is None:
            return self._db.rows(_GIVE % "", (item,))
        return self._db.rows(_GIVE % "AND r.text = ?", (item, self._text(text_version)))


def _counted(reading: TextReading) -> Iterator[Value]:
    """What an item is counted by for what one of its texts says."""
    yield from (("person", one.written) for one in reading.mentions if one.kind == "person")
    yield from (("place", one) for one in reading.places)
    if reading.language:
        yield "language", reading.language


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
