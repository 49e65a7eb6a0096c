"""What each item is counted and narrowed by: kept when it is drawn, and when a text of it is read.

A value is kept once and has a number; an item's row, or that of one of its texts, names numbers. Rows are replaced
whole, under a new number, so that who holds them in memory need only ask for what came since (see `held`).
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from amana.catalogue.attempts import REASONS
from amana.catalogue.counted import FACETS, NO_FAULT, FacetName
from amana.catalogue.database import Database
from amana.catalogue.faces import Face, is_read
from amana.catalogue.said import SaidOfItem
from amana.records.nouns import Intake
from amana.records.places import AccessionRow

LONGEST: Final = 300
"""Code points of a value: of a longer one its beginning."""

_MOST_OF_ITEM = 1_000
_REMEMBERED = 100_000
_YEAR = re.compile(r"[0-9]{4}")
_NO_FAULT = ",".join(f"'{one}'" for one in sorted(NO_FAULT))
_FAILED = f"SELECT 1 FROM intake a WHERE a.no = ? AND {REASONS} AND a.reason NOT IN ({_NO_FAULT}) LIMIT 1"  # noqa: S608
Value = tuple[FacetName, str]


def packed_numbers(numbers: Sequence[int]) -> bytes:
    """Numbers of values as bytes: four each, the least first."""
    packed = array("I", numbers)
    if sys.byteorder == "big":
        packed.byteswap()
    return packed.tobytes()


class FacetKeeper:
    """Keeps them through one connection, within transactions of the caller."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._numbers: dict[tuple[int, str], int] = {}

    def forget(self) -> None:
        """Drops what was numbered: the transaction was undone."""
        self._numbers.clear()

    def keep(self, item: int, text: int, values: Iterable[Value], size: int = 0) -> None:
        """The values of an item (`text` 0) or of one of its texts, in the place of what was kept of it."""
        told = dict.fromkeys(values)
        numbers = sorted({self._number(facet, value) for facet, value in list(told)[:_MOST_OF_ITEM] if value})
        row = (None, item, text, size, packed_numbers(numbers))
        self._db.run("INSERT OR REPLACE INTO facet VALUES(?,?,?,?,?)", row)

    def has_failed(self, item: int, intakes: Iterable[Intake]) -> bool:
        """Whether something of an item could not be read."""
        return (
            any(one.reason and one.reason not in NO_FAULT for one in intakes)
            and self._db.row(_FAILED, (item,)) is not None
        )

    def _number(self, facet: FacetName, value: str) -> int:
        key = FACETS.index(facet), value[:LONGEST].encode("utf-8", "replace").decode()
        known = self._numbers.get(key)
        if known is None:
            if len(self._numbers) >= _REMEMBERED:
                self._numbers.clear()
            row = self._db.row("SELECT no FROM facet_value WHERE facet = ? AND value = ?", key)
            known = row[0] if row else self._db.insert("INSERT INTO facet_value VALUES(NULL,?,?)", key)
            self._numbers[key] = known
        return int(known)


def values_of(
    face: Face, accessions: Sequence[AccessionRow], intakes: Sequence[Intake], said: SaidOfItem, *, failed: bool
) -> Iterator[Value]:
    """What an item is counted by, drawn from all its rows and what people said of it."""
    yield from _plain_values(face, intakes)
    yield from (("language", one) for one in _languages(accessions, intakes, said))
    yield from (("source", row.accession.source) for row in accessions if row.accession.source)
    yield from (("place", row.accession.place) for row in accessions if row.accession.place)
    yield from said.values
    yield from (("status", one) for one in _status(face, intakes, said, failed=failed))


def _plain_values(face: Face, intakes: Sequence[Intake]) -> Iterator[Value]:
    modules = dict.fromkeys(sorted(one.module for one in intakes if one.part is None and one.outcome != "failed"))
    yield "family", "\t".join((face.first.accession.media_type, *modules))
    if _YEAR.fullmatch(face.date[:4]):
        yield "year", face.date[:4]
    yield from (("tag", tag) for tag in face.tags)


def _languages(accessions: Sequence[AccessionRow], intakes: Sequence[Intake], said: SaidOfItem) -> Iterable[str]:
    """A person's word before a machine's."""
    people = (said.language,) if said.language else (row.accession.language for row in accessions)
    told = [one.strip().lower() for one in people if one]
    return told or [one.language.lower() for one in intakes if one.language]


def _status(face: Face, intakes: Sequence[Intake], said: SaidOfItem, *, failed: bool) -> Iterator[str]:
    read = is_read(intakes)
    if face.content is None:
        yield "erased"
    elif not read:
        yield "unread"
    if failed:
        yield "failed"
    elif read:
        yield "read"
    if said.described:
        yield "described"
