"""What each text says of its main event, packed: what comparing needs to find others of the same event."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from amana.catalogue.database import Database, Row
from amana.catalogue.values import AccountRow, KeptAccount

_LEVEL = 2  # as for readings
_ROW_PAGE, _PAGE = 5_000, 500
_FROM = "FROM account a JOIN item i ON i.no = a.item JOIN text t ON t.no = a.text WHERE"
_KEPT = f"SELECT a.no, i.id, t.sha256, a.packed {_FROM}"
_ROWS = f"SELECT a.no, i.id, t.sha256 {_FROM} a.no > ? ORDER BY a.no LIMIT {_ROW_PAGE}"
_ALL = f"{_KEPT} a.no > ? ORDER BY a.no LIMIT {_PAGE}"
_ONE = f"{_KEPT} a.no = ?"


class AccountKeeper:
    """Keeps accounts through one connection."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def replace(self, item: int, text: int, packed: str | None) -> None:
        """That of one text of an item in the place of what was there. Within a transaction of the caller."""
        self._db.run("DELETE FROM account WHERE item = ? AND text = ?", (item, text))
        if packed is not None:
            data = zlib.compress(packed.encode(), _LEVEL)
            self._db.run("INSERT INTO account VALUES(?,?,?,?)", (None, item, text, data))

    def state(self) -> str:
        """See `roles.WorkedOut`. Rows are never changed, and no number is given twice."""
        count, last = self._db.row("SELECT count(*), coalesce(max(no), 0) FROM account") or (0, 0)
        return f"{count}/{last}"

    def worked_out(self, name: str, state: str) -> bytes | None:
        """See `roles.WorkedOut`."""
        row = self._db.row("SELECT data FROM worked_out WHERE name = ? AND state = ?", (name, state))
        return zlib.decompress(row[0]) if row else None

    def keep_worked_out(self, name: str, state: str, data: bytes) -> None:
        """See `roles.WorkedOut`."""
        kept = (name, state, zlib.compress(data, _LEVEL))
        with self._db.transaction():
            self._db.run("INSERT OR REPLACE INTO worked_out VALUES(?,?,?)", kept)

    def rows(self) -> Iterator[AccountRow]:
        """See `roles.Accounts`. Pages, so that no statement stays open while the caller works."""
        after = -1
        while page := self._db.rows(_ROWS, (after,)):
            for number, item, text in page:
                yield AccountRow(number, item.hex(), text.hex())
            after = page[-1][0]

    def accounts(self, numbers: Iterable[int] | None = None) -> Iterator[KeptAccount]:
        """See `roles.Accounts`."""
        rows = self._all() if numbers is None else (row for one in numbers for row in self._db.rows(_ONE, (one,)))
        for number, item, text, packed in rows:
            yield KeptAccount(number, item.hex(), text.hex(), zlib.decompress(packed).decode())

    def _all(self) -> Iterator[Row]:
        after = -1
        while page := self._db.rows(_ALL, (after,)):
            yield from page
            after = page[-1][0]
