"""Taking rows in: one transaction, the same result whatever the order and however often.

Everything merges by union. What an item shows (its face) is drawn again from all its rows each time one
comes, and a text or a field is indexed only when it is first seen.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, TypeVar

from amana.catalogue.assertions import READ_BY, assertion_columns, items_of
from amana.catalogue.coding import digest_of, entry_key, hash_key, packed, packed_places, packed_tags, seen_key
from amana.catalogue.database import Database
from amana.catalogue.doings import DoingKeeper
from amana.catalogue.faces import Face, accession_order, face_of, is_read
from amana.catalogue.facets import FacetKeeper, values_of
from amana.catalogue.indexing import Index
from amana.catalogue.likeness import prints_of
from amana.catalogue.nearness import TEXTS, Nearness
from amana.catalogue.rows import RowReader
from amana.catalogue.said import NOTHING, SaidKeeper
from amana.catalogue.schema import ACCESSION_FIELDS, ERA_BITS
from amana.records.assertions import ID_LENGTH
from amana.records.hexes import is_hex
from amana.records.nouns import Derivative
from amana.records.places import ERASED, AccessionRow, ActRow, AssertionRow, ContentPlace, EntryPlace, IntakeRow

_TEXT_LEVEL = 2  # zlib: texts are short, and most of the gain is in the first levels

_ADD_ACCESSION = f"INSERT INTO accession VALUES({','.join('?' * (len(ACCESSION_FIELDS) + 10))})"
_ADD_INTAKE = f"INSERT INTO intake VALUES({','.join('?' * 13)})"
_ADD_ASSERTION = "INSERT OR IGNORE INTO assertion VALUES(?,?,?,?,?,?,?,?,?)"
_ADD_ITEM = f"INSERT INTO item VALUES({','.join('?' * 18)})"
_SET_FACE = """UPDATE item SET unread=?, id=?, received=?, device=?, entry=?, path=?, size=?, media_type=?,
    object=?, at=?, extent=?, date=?, title=?, tags=? WHERE no=?"""
_NO_FACE: tuple[None, ...] = (None,) * 13

_fields_of = attrgetter(*ACCESSION_FIELDS)
_Row = TypeVar("_Row", AccessionRow, IntakeRow)
_Keyed = dict[int, _Row]


@dataclass
class _Batch:
    """What one call changes: the items' numbers by hash, which are new, and the rows that came for each."""

    numbers: dict[bytes, int]
    fresh: dict[int, bytes] = field(default_factory=dict)
    arrived: dict[int, list[AccessionRow]] = field(default_factory=dict)
    read: set[int] = field(default_factory=set)
    said: set[int] = field(default_factory=set)

    def changed(self) -> Iterable[int]:
        """The items to draw again, each once."""
        return dict.fromkeys((*self.arrived, *self.read, *self.said))


class RowWriter:
    """Writes rows through one connection."""

    def __init__(
        self, database: Database, reader: RowReader, index: Index, nearness: Nearness, facets: FacetKeeper
    ) -> None:
        self._db = database
        self._reader = reader
        self._index = index
        self._nearness = nearness
        self._facets = facets
        self._doings = DoingKeeper(database)
        self._said = SaidKeeper(database, index)
        self._logs: dict[str, int] = {}

    def write(
        self,
        accessions: Sequence[AccessionRow],
        intakes: Sequence[IntakeRow],
        positions: Mapping[str, int],
        acts: Sequence[ActRow] = (),
        assertions: Sequence[AssertionRow] = (),
    ) -> None:
        """See `roles.Writer`."""
        try:
            with self._db.transaction():
                self._acts(acts)
                spoken_of = self._assertions(assertions)
                self._take_in(accessions, intakes, positions, spoken_of)
        except BaseException:
            self._forget()
            raise

    def _forget(self) -> None:
        """What was numbered inside a transaction is gone with it."""
        self._logs.clear()
        self._index.forget()
        self._nearness.forget()
        self._facets.forget()

    def doubt(self, starts: Mapping[str, int]) -> None:
        """See `roles.Doubts`."""
        known: dict[str, int] = dict(self._db.rows("SELECT device, start FROM doubt"))
        changed = {device for device, _ in known.items() ^ starts.items()}
        if not changed:
            return
        try:
            with self._db.transaction():
                self._doubt(starts, changed)
        except BaseException:
            self._forget()
            raise

    def _doubt(self, starts: Mapping[str, int], changed: Iterable[str]) -> None:
        self._db.run("DELETE FROM doubt")
        self._db.run_many("INSERT INTO doubt VALUES(?,?)", list(starts.items()))
        batch = self._numbered([])
        batch.said |= self._spoken_of_by(changed)
        self._texts_wait(batch.said)
        self._draw_faces(batch)
        self._index.flush()

    def _spoken_of_by(self, devices: Iterable[str]) -> set[int]:
        """The items that these devices asserted something of."""
        asked = "SELECT DISTINCT subject FROM assertion WHERE device = ?"
        rows = [row for device in devices for row in self._db.rows(asked, (device,))]
        subjects = (subject for (subject,) in rows if is_hex(subject, ID_LENGTH // 2))
        return {item for subject in subjects for item in self._reader.numbers_by_id(subject)}

    def _take_in(
        self,
        accessions: Sequence[AccessionRow],
        intakes: Sequence[IntakeRow],
        positions: Mapping[str, int],
        spoken_of: set[int],
    ) -> None:
        new_accessions = self._unknown("accession", accessions)
        new_intakes = self._unknown("intake", intakes)
        batch = self._numbered(
            [
                *(digest_of(row.accession.sha256) for row in new_accessions.values()),
                *(digest_of(row.intake.sha256) for row in new_intakes.values()),
            ]
        )
        batch.said |= spoken_of
        self._accessions(batch, new_accessions)
        for key, row in new_intakes.items():
            self._intake(batch, key, row)
        self._draw_faces(batch)
        self._index.flush()
        self._nearness.flush()
        for device, taken in positions.items():
            self._db.run("UPDATE log SET taken = max(taken, ?) WHERE no = ?", (taken, self._log(device)))

    def _acts(self, rows: Sequence[ActRow]) -> None:
        for row in rows:
            key = entry_key(self._log(row.entry.device), row.entry.index)
            told = (key, row.entry.device, digest_of(row.entry.commitment, "commitment"), packed(row.act))
            self._db.run("INSERT OR IGNORE INTO act VALUES(?,?,?,?)", told)

    def _assertions(self, rows: Sequence[AssertionRow]) -> set[int]:
        """The items that they are about, as far as those are here."""
        spoken_of: set[int] = set()
        new: list[AssertionRow] = []
        for row in rows:
            key = entry_key(self._log(row.entry.device), row.entry.index)
            self._db.run(_ADD_ASSERTION, assertion_columns(key, row, packed(row.assertion)))
            if not self._db.changed():
                continue  # it was here before
            new.append(row)
            self._db.run_many("INSERT INTO basis VALUES(?,?)", [(item, key) for item in items_of(row)])
            subject = row.assertion.subject
            found = self._reader.numbers_by_id(subject) if is_hex(subject, ID_LENGTH // 2) else set()
            spoken_of |= found
            if row.assertion.property in READ_BY:
                self._texts_wait(found)
        self._doings.add((), new)
        return spoken_of

    def _unknown(self, table: str, rows: Sequence[_Row]) -> dict[int, _Row]:
        """The rows not taken in before, by key, each once."""
        keyed = {entry_key(self._log(row.entry.device), row.entry.index): row for row in rows}
        for (known,) in self._db.rows_among(f"SELECT key FROM {table} WHERE key", keyed):  # noqa: S608
            del keyed[known]
        return keyed

    def _numbered(self, digests: Iterable[bytes]) -> _Batch:
        """Every hash's row number: its own where it is known, else a new one."""
        wanted = dict.fromkeys(digests)
        batch = _Batch(self._reader.numbers(wanted))
        row = self._db.row("SELECT coalesce(max(no), 0) FROM item")
        last = row[0] if row else 0
        for digest in wanted:
            if digest not in batch.numbers:
                last += 1
                batch.numbers[digest] = last
                batch.fresh[last] = digest
        return batch

    def _accessions(self, batch: _Batch, rows: Mapping[int, AccessionRow]) -> None:
        columns: list[tuple[Any, ...]] = []
        for key, row in rows.items():
            said, content = row.accession, row.content
            no = batch.numbers[bytes.fromhex(said.sha256)]
            commitment = digest_of(row.entry.commitment, "commitment")
            place = (digest_of(content.object, "object"), content.offset, content.size)
            own = (key, no, no >> ERA_BITS, hash_key(commitment), commitment)
            columns.append((*own, *place, *_fields_of(said), packed_tags(said.tags), seen_key(said)))
            batch.arrived.setdefault(no, []).append(row)
            if said.tags:
                self._db.run_many("INSERT OR IGNORE INTO item_tag VALUES(?,?)", [(tag, no) for tag in said.tags])
            self._index.add_accession(no, said)
        self._db.run_many(_ADD_ACCESSION, columns)
        self._doings.add(rows.values(), ())

    def _intake(self, batch: _Batch, key: int, row: IntakeRow) -> None:
        no = batch.numbers[bytes.fromhex(row.intake.sha256)]
        commitment = digest_of(row.entry.commitment, "commitment")
        read = row.intake
        searched = (read.title, read.byline, read.site)
        kept = (commitment, packed_places(row.contents), packed(read))
        how = (read.module, read.version, read.outcome, read.reason, read.part)
        self._db.run(_ADD_INTAKE, (key, no, *searched, *kept, *how))
        batch.read.add(no)
        self._index.add_intake(no, read)
        for kind, value in prints_of(read):
            self._nearness.add(kind, no, value)
        for made, content in zip(row.intake.made, row.contents, strict=False):
            self._derivative(made, content, row.entry)
        for made, text in zip(row.intake.made, row.texts, strict=False):
            if text is not None:
                self._text(no, made, text)

    def _derivative(self, made: Derivative, content: ContentPlace, entry: EntryPlace) -> None:
        if content == ERASED:
            return
        digest = digest_of(made.sha256)
        given = (entry.device, entry.index, digest_of(content.object, "object"), content.offset, content.size)
        known = self._db.row(
            "SELECT no, device, entry FROM derivative WHERE sha_key = ? AND sha256 = ?", (hash_key(digest), digest)
        )
        if known is None:
            self._db.run("INSERT INTO derivative VALUES(NULL,?,?,?,?,?,?,?)", (digest, hash_key(digest), *given))
        elif (entry.device, entry.index) < known[1:]:
            self._db.run(
                "UPDATE derivative SET device=?, entry=?, object=?, at=?, extent=? WHERE no=?", (*given, known[0])
            )

    def _text(self, item: int, made: Derivative, text: str) -> None:
        digest = digest_of(made.sha256)
        key = hash_key(digest)
        known = self._db.row("SELECT no, words FROM text WHERE sha_key = ? AND sha256 = ?", (key, digest))
        if known is None:
            words, sketch = self._index.words_of(text)
            body = zlib.compress(text.encode("utf-8", "surrogatepass"), _TEXT_LEVEL)
            no = self._db.insert("INSERT INTO text VALUES(NULL,?,?,?,?,?)", (digest, key, body, words, sketch))
            if sketch is not None:
                self._nearness.add(TEXTS, no, sketch)
        else:
            no, words = known
        self._db.run("INSERT OR IGNORE INTO item_text VALUES(?,?)", (item, no))
        if self._db.changed():
            self._index.add_text(item, words)
            self._db.run("INSERT OR IGNORE INTO to_read VALUES(?,?)", (item, no))

    def _draw_faces(self, batch: _Batch) -> None:
        """Inserts the new items, and updates the faces of the others that got a row."""
        new: list[tuple[Any, ...]] = []
        somebody_spoke = self._said.known()
        for no in batch.changed():
            digest = batch.fresh.get(no)
            if digest is None:
                accessions = self._reader.accessions(no)
                self._read_again(no, batch)
            else:  # all its accessions are in this batch
                accessions = batch.arrived.get(no, [])
                accessions.sort(key=accession_order)
            can_be_read = digest is None or no in batch.read
            intakes = [row.intake for row in self._reader.intakes(no)] if can_be_read else []
            said = self._said.draw(no, accessions) if somebody_spoke else NOTHING
            face = said.on(face_of(accessions, intakes)) if accessions else None
            columns = _columns(face) if face else _NO_FACE
            if face:
                failed = self._facets.has_failed(no, intakes)
                values = values_of(face, accessions, intakes, said, failed=failed)
                self._facets.keep(no, 0, values, face.first.accession.size)
            unread = not is_read(intakes) and (face is None or face.content is not None)
            if digest is None:
                self._db.run(_SET_FACE, (unread, *columns, no))
            else:
                new.append((no, digest, no >> ERA_BITS, hash_key(digest), unread, *columns))
        self._db.run_many(_ADD_ITEM, new)

    def _read_again(self, item: int, batch: _Batch) -> None:
        """What is read of a text hangs on when and in what language it is said to be: it waits again."""
        said = [row.accession for row in batch.arrived.get(item, ())]
        if any(one.published or one.language for one in said):
            self._texts_wait([item])

    def _texts_wait(self, items: Iterable[int]) -> None:
        for item in items:
            self._db.run("INSERT OR IGNORE INTO to_read SELECT item, text FROM item_text WHERE item = ?", (item,))

    def _log(self, device: str) -> int:
        no = self._logs.get(device)
        if no is None:
            self._db.run("INSERT OR IGNORE INTO log VALUES(NULL, ?, 0)", (device,))
            row = self._db.row("SELECT no FROM log WHERE device = ?", (device,))
            no = self._logs[device] = row[0] if row else 0
        return no


def _columns(face: Face) -> tuple[Any, ...]:
    """A face as the item's columns, in the order of the table."""
    row, said = face.first, face.first.accession
    content = face.content
    place = (bytes.fromhex(content.object), content.offset, content.size) if content else (None, None, None)
    return (
        bytes.fromhex(row.entry.commitment[:32]),
        said.received,
        row.entry.device,
        row.entry.index,
        said.path,
        said.size,
        said.media_type,
        *place,
        face.date,
        face.title,
        packed_tags(face.tags),
    )
