"""Rows read back as the nouns and places they were written from."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Sequence

from amana.catalogue.coding import (
    digest_of,
    entry_of,
    hash_key,
    intake_of,
    key_range,
    places_of,
    seen_key,
    tags_of,
)
from amana.catalogue.database import Database, Row
from amana.catalogue.faces import accession_order, entry_order
from amana.catalogue.schema import ACCESSION_FIELDS, ERA_BITS
from amana.records.nouns import Accession
from amana.records.places import AccessionRow, ContentPlace, EntryPlace, IntakeRow

ID_DIGITS = 32
_OWN = 6
_ACCESSIONS = f"""SELECT l.device, a.key, a.commitment, a.object, a.at, a.extent,
    {", ".join(f"a.f_{name}" for name in ACCESSION_FIELDS)}, a.f_tags, i.sha256
    FROM accession a JOIN log l ON l.no = a.key >> 40 JOIN item i ON i.no = a.no WHERE a.no = ?"""  # noqa: S608
_INTAKE = """l.device, i.key, i.commitment, i.contents, i.fields
    FROM intake i JOIN log l ON l.no = i.key >> 40 WHERE"""
_INTAKES = f"SELECT {_INTAKE} i.no = ?"

_WHOLE = f"SELECT i.no, {_INTAKE} i.part IS NULL AND i.no"
_SOURCES = """SELECT a.no, a.f_received, l.device, a.key, a.f_source
    FROM accession a JOIN log l ON l.no = a.key >> 40 WHERE a.f_source <> '' AND a.no"""


class RowReader:
    """Reads rows through one connection."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def eras(self) -> str:
        """Every era so far, as an SQL list: an index by era is asked once for each."""
        row = self._db.row("SELECT coalesce(max(no), 0) FROM item")
        last = int(row[0]) >> ERA_BITS if row else 0
        return f"({','.join(map(str, range(last + 1)))})"

    def numbers_by_id(self, digits: str) -> set[int]:
        """The row numbers of the items that have an accession whose id begins with these hex digits."""
        asked = f"SELECT no, hex(commitment) FROM accession WHERE era IN {self.eras()} AND id_key BETWEEN ? AND ?"  # noqa: S608
        rows = self._db.rows(asked, key_range(digits))
        return {item for item, commitment in rows if commitment.lower().startswith(digits)}

    def numbers_of_ids(self, ids: Iterable[str]) -> dict[str, int]:
        """The row numbers of the items that have an accession of these ids (all of an id's digits), by id."""
        wanted = {key_range(one)[0]: one for one in ids}
        asked = f"SELECT no, lower(hex(commitment)) FROM accession WHERE era IN {self.eras()} AND id_key"  # noqa: S608
        known = {digits[:ID_DIGITS]: no for no, digits in self._db.rows_among(asked, wanted)}
        return {one: known[one] for one in wanted.values() if one in known}

    def numbers(self, digests: Iterable[bytes]) -> dict[bytes, int]:
        """The row numbers of the items with these hashes; those not known are left out."""
        wanted = {hash_key(digest): digest for digest in digests}
        found = self._db.rows_among(f"SELECT sha256, no FROM item WHERE era IN {self.eras()} AND sha_key", wanted)  # noqa: S608
        return dict(found)

    def number_of(self, sha256: str) -> int | None:
        """The row number of the item with these bytes; None where they are not known."""
        digest = digest_of(sha256)
        row = self._db.row(
            f"SELECT no FROM item WHERE era IN {self.eras()} AND sha_key = ? AND sha256 = ?",  # noqa: S608
            (hash_key(digest), digest),
        )
        return row[0] if row else None

    def accessions(self, item: int) -> list[AccessionRow]:
        """An item's accessions, the first first."""
        return sorted(map(_accession_row, self._db.rows(_ACCESSIONS, (item,))), key=accession_order)

    def seen(self, said: Accession) -> list[AccessionRow]:
        """The accessions of a file seen at the same place, of the same size, modified at the same time."""
        found = self._db.rows(
            f"SELECT no FROM accession WHERE era IN {self.eras()} AND seen_key = ?",  # noqa: S608
            (seen_key(said),),
        )
        rows = [row for (no,) in dict.fromkeys(found) for row in self.accessions(no)]
        return [row for row in rows if _as_seen(row.accession) == _as_seen(said)]

    def intakes(self, item: int) -> list[IntakeRow]:
        """An item's intakes without their texts, by device and index."""
        return _intake_rows(self._db.rows(_INTAKES, (item,)))

    def whole_intakes(self, items: Collection[int]) -> dict[int, list[IntakeRow]]:
        """For each of many items its intakes as a whole, by device and index."""
        found: dict[int, list[Row]] = {}
        for no, *row in self._db.rows_among(_WHOLE, items):
            found.setdefault(no, []).append(tuple(row))
        return {no: _intake_rows(rows) for no, rows in found.items()}

    def sources(self, items: Collection[int]) -> dict[int, dict[str, None]]:
        """For each of many items the sources that were named, each once, the first first."""
        found: dict[int, dict[str, None]] = {}
        rows = self._db.rows_among(_SOURCES, items)
        for no, *_, source in sorted(rows, key=lambda row: (row[1], row[2], entry_of(row[3]))):
            found.setdefault(no, {})[source] = None
        return found

    def intakes_at(self, item: int, parts: Sequence[str]) -> list[IntakeRow]:
        """The intakes of the item as a whole, and of the files inside it at these places."""
        rows = self._db.rows(_INTAKES + " AND i.part IS NULL", (item,))
        for part in dict.fromkeys(parts):
            rows += self._db.rows(_INTAKES + " AND i.part = ?", (item, part))
        return _intake_rows(rows)

    def content(self, sha256: str) -> ContentPlace | None:
        """Where bytes lie: an item's, or else a derivative's."""
        digest = digest_of(sha256)
        for table, era in (("item", f"era IN {self.eras()} AND"), ("derivative", "")):
            row = self._db.row(
                f"SELECT object, at, extent FROM {table} WHERE {era} sha_key = ? AND sha256 = ?",  # noqa: S608
                (hash_key(digest), digest),
            )
            if row and row[0] is not None:
                return ContentPlace(row[0].hex(), row[1], row[2])
        return None

    def contents(self, sha256s: Iterable[str]) -> dict[str, ContentPlace]:
        """The same for many, in one query a table; those not kept are left out."""
        found: dict[str, ContentPlace] = {}
        wanted = {digest: sha256 for sha256 in sha256s if (digest := digest_of(sha256))}
        for table, era in (("derivative", ""), ("item", f"era IN {self.eras()} AND")):
            asked = f"SELECT sha256, object, at, extent FROM {table} WHERE {era} sha_key"  # noqa: S608
            for digest, name, at, extent in self._db.rows_among(asked, [hash_key(one) for one in wanted]):
                if digest in wanted and name is not None:
                    found[wanted[digest]] = ContentPlace(name.hex(), at, extent)
        return found

    def text(self, sha256: str) -> str | None:
        """A text version; None where it is not known."""
        digest = digest_of(sha256)
        row = self._db.row("SELECT body FROM text WHERE sha_key = ? AND sha256 = ?", (hash_key(digest), digest))
        return unpacked_text(row[0]) if row else None


def unpacked_text(body: bytes) -> str:
    """A text version from its stored body."""
    return zlib.decompress(body).decode("utf-8", "surrogatepass")


def _as_seen(said: Accession) -> tuple[str | int | None, ...]:
    return said.found_at, said.path, said.path_raw, said.size, said.modified


def _entry(device: str, key: int, commitment: bytes) -> EntryPlace:
    return EntryPlace(device, entry_of(key), commitment.hex())


def _intake_rows(rows: Iterable[Row]) -> list[IntakeRow]:
    found = [
        IntakeRow(_entry(device, key, commitment), intake_of(fields), places_of(contents))
        for device, key, commitment, contents, fields in rows
    ]
    return sorted(found, key=lambda row: entry_order(row.entry))


def _accession_row(row: Row) -> AccessionRow:
    device, key, commitment, name, offset, size = row[:_OWN]
    *said, tags, digest = row[_OWN:]
    told = dict(zip(ACCESSION_FIELDS, said, strict=True))
    return AccessionRow(
        _entry(device, key, commitment),
        Accession(sha256=digest.hex(), tags=tags_of(tags), **told),
        ContentPlace(name.hex(), offset, size),
    )
