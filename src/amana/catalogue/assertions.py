"""What people assert, as the catalogue holds it: every assertion, those that no longer stand too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from amana.catalogue.coding import assertion_of, entry_of
from amana.catalogue.database import Database, Row
from amana.errors import AssertionAmbiguous, AssertionUnknown
from amana.records.assertions import ID_LENGTH
from amana.records.hexes import is_hex
from amana.records.places import AssertionRow, EntryPlace
from amana.records.superseding import assertion_order, fallen

READ_BY = frozenset(("published", "language"))
"""What is read of a text hangs on these properties of its item."""

_PLAIN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.+Z-]+)?|[a-z]{2,3}")
_PAGE = 500
_AT_ONCE = 200
_COLUMNS = "a.key, a.device, a.commitment, a.fields"
_TELLING = f"""SELECT {_COLUMNS} FROM assertion a
    WHERE a.property = ? AND a.key > ? AND %s ORDER BY a.key LIMIT {_PAGE}"""  # noqa: S608
_SUBJECTS = f"""SELECT DISTINCT subject_type, subject FROM assertion
    WHERE subject_type IS NOT NULL AND (subject_type, subject) > (?, ?) AND subject >= ? AND subject < ? AND %s
    ORDER BY subject_type, subject LIMIT {_PAGE}"""  # noqa: S608


class AssertionReader:
    """Reads through one connection."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def assertion(self, wanted: str) -> AssertionRow:
        """See `roles.Assertions`."""
        found: list[Row] = []
        if 0 < len(wanted) <= ID_LENGTH and not set(wanted) - set("0123456789abcdef"):
            asked = f"SELECT {_COLUMNS} FROM assertion a WHERE a.id >= ? AND a.id < ? LIMIT 2"  # noqa: S608
            found = list(self._db.rows(asked, (wanted, wanted + "g")))
        if not found:
            raise AssertionUnknown(assertion=wanted)
        if len(found) > 1:
            raise AssertionAmbiguous(assertion=wanted)
        return _row(found[0])

    def about(self, subjects: Collection[str]) -> tuple[AssertionRow, ...]:
        """See `roles.Assertions`."""
        asked = f"SELECT {_COLUMNS} FROM assertion a WHERE a.subject"  # noqa: S608
        return _sorted(self._among(asked, subjects))

    def sound(self, rows: Iterable[AssertionRow]) -> list[AssertionRow]:
        """Those that are not suspect (see `roles.Doubts`)."""
        starts: dict[str, int] = dict(self._db.rows("SELECT device, start FROM doubt"))
        return [row for row in rows if row.entry.index < starts.get(row.entry.device, row.entry.index + 1)]

    def resting_on(self, item: str) -> tuple[AssertionRow, ...]:
        """See `roles.Bases`."""
        asked = f"SELECT {_COLUMNS} FROM basis b JOIN assertion a ON a.key = b.key WHERE b.item = ?"  # noqa: S608
        return _sorted(self._db.rows(asked, (item,)))

    def telling(self, prop: str, value: str | None = None) -> Iterator[AssertionRow]:
        """See `roles.Assertions`. Pages, so that no statement stays open while the caller works."""
        given: tuple[Any, ...] = () if value is None else (value,)
        asked, after = _TELLING % ("a.value = ?" if given else "1"), -1
        while page := list(self._db.rows(asked, (prop, after, *given))):
            yield from map(_row, page)
            after = page[-1][0]

    def subjects(self, subject_type: str | None = None, prefix: str = "") -> Iterator[tuple[str, str]]:
        """See `roles.Subjects`."""
        if prefix and set(prefix) - set("0123456789abcdef"):
            return
        given: tuple[str, ...] = () if subject_type is None else (subject_type,)
        asked, after = _SUBJECTS % ("subject_type = ?" if given else "1"), ("", "")
        while page := list(self._db.rows(asked, (*after, prefix, prefix + "g", *given))):
            yield from ((subject, kind) for kind, subject in page)
            after = page[-1]

    def _among(self, asked: str, values: Collection[str]) -> Iterator[Row]:
        wanted = list(dict.fromkeys(values))
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            yield from self._db.rows(f"{asked} IN ({','.join('?' * len(some))})", tuple(some))


def said_of(rows: Iterable[AssertionRow], prop: str) -> str | None:
    """What stands of this property, the last word first, if it is an exact day, a code, a plain word."""
    known = list(rows)
    gone = fallen(known)
    told = [row for row in known if row.assertion.property == prop and row.id not in gone]
    values = [row.assertion.value for row in sorted(told, key=assertion_order, reverse=True)]
    return next((value for value in values if value and _PLAIN.fullmatch(value)), None)


def assertion_columns(key: int, row: AssertionRow, packed: bytes) -> tuple[Any, ...]:
    """An assertion as its table's columns."""
    said = row.assertion
    known = (said.subject, said.subject_type, said.property, said.value)
    return (key, row.id, *known, row.entry.device, bytes.fromhex(row.entry.commitment), packed)


def items_of(row: AssertionRow) -> frozenset[str]:
    """The items that an assertion rests on, as far as they are ids."""
    told = (one.item for one in row.assertion.basis if one.item)
    return frozenset(item for item in told if is_hex(item, ID_LENGTH // 2))


def _row(columns: Row) -> AssertionRow:
    key, device, commitment, fields = columns
    return AssertionRow(EntryPlace(device, entry_of(key), commitment.hex()), assertion_of(fields))


def _sorted(rows: Iterable[Row]) -> tuple[AssertionRow, ...]:
    return tuple(sorted(map(_row, rows), key=assertion_order))
