"""Who is named in which text, and by which keys a name is looked up."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import fields
from typing import Any

from amana.catalogue.database import Database, Row
from amana.catalogue.schema import ERA_BITS
from amana.catalogue.values import Mention
from amana.records.assertions import ID_LENGTH
from amana.records.hexes import is_hex

_PAGE = 1_000
_MOST_KEYS = 64
_OWN_COLUMNS = ("id", "kind", "item", "text_version", "keys")
_TOLD = tuple(field.name for field in fields(Mention) if field.name not in _OWN_COLUMNS)
_COLUMNS = "m.no, m.id, m.kind, i.id, t.sha256, m.told"
_FROM = "FROM mention m JOIN item i ON i.no = m.item JOIN text t ON t.no = m.text"
_ALL = f"SELECT {_COLUMNS} {_FROM} WHERE m.no > ? ORDER BY m.no LIMIT {_PAGE}"
_ONE = f"SELECT {_COLUMNS} {_FROM} WHERE m.era = ? AND m.id = ? ORDER BY m.no LIMIT 1"


class MentionKeeper:
    """Keeps mentions through one connection. Ids and keys fall anywhere in an index; they are kept era by era (see
    `schema`), so that the names of a late text cost no more than those of an early one.
    """

    def __init__(self, database: Database) -> None:
        self._db = database

    def replace(self, item: int, text: int, mentions: Iterable[Mention]) -> None:
        """Those of one text of an item in the place of what was there. Within a transaction of the caller."""
        was = self._db.rows("SELECT no, era, keys FROM mention WHERE item = ? AND text = ?", (item, text))
        gone = [(era, key, no) for no, era, keys in was for key in json.loads(keys)]
        self._db.run_many("DELETE FROM mention_key WHERE era = ? AND key = ? AND mention = ?", gone)
        self._db.run("DELETE FROM mention WHERE item = ? AND text = ?", (item, text))
        for one in mentions:
            self._keep(item, text, one)

    def _keep(self, item: int, text: int, one: Mention) -> None:
        (no,) = self._db.row("SELECT coalesce(max(no), 0) + 1 FROM mention") or (1,)
        era = no >> ERA_BITS
        told = json.dumps([getattr(one, name) for name in _TOLD], ensure_ascii=False)
        keys = sorted(set(one.keys))
        row = (no, era, bytes.fromhex(one.id), item, text, one.kind, json.dumps(keys), told)
        self._db.run("INSERT INTO mention VALUES(?,?,?,?,?,?,?,?)", row)
        self._db.run_many("INSERT OR IGNORE INTO mention_key VALUES(?,?,?)", [(era, key, no) for key in keys])

    def mentions(self) -> Iterator[Mention]:
        """See `roles.Mentions`. Pages, so that no statement stays open while the caller works."""
        after = -1
        while page := self._db.rows(_ALL, (after,)):
            yield from map(_mention, page)
            after = page[-1][0]

    def mention(self, wanted: str) -> Mention | None:
        """See `roles.Mentions`."""
        if is_hex(wanted, ID_LENGTH // 2):
            for era in self._eras():
                found = self._db.row(_ONE, (era, bytes.fromhex(wanted)))
                if found:
                    return _mention(found)
        return None

    def mention_ids(self, prefix: str, limit: int) -> tuple[str, ...]:
        """See `roles.MentionIds`."""
        if not 0 < len(prefix) <= ID_LENGTH or set(prefix) - set("0123456789abcdef"):
            return ()
        low, high = (bytes.fromhex(prefix.ljust(ID_LENGTH, pad)) for pad in "0f")
        asked = "SELECT DISTINCT id FROM mention WHERE era = ? AND id BETWEEN ? AND ? LIMIT ?"
        found = (row for era in self._eras() for row in self._db.rows(asked, (era, low, high, limit)))
        return tuple(dict.fromkeys(name.hex() for (name,) in found))[:limit]

    def mentions_with(self, keys: Collection[int], limit: int) -> tuple[Mention, ...]:
        """See `roles.Mentions`."""
        sought = sorted(set(keys))[:_MOST_KEYS]
        marks = ",".join("?" * len(sought))
        asked = f"SELECT DISTINCT mention FROM mention_key WHERE era = ? AND key IN ({marks}) LIMIT ?"  # noqa: S608
        found: list[int] = []
        for era in self._eras():
            if len(found) < limit:
                found += [no for (no,) in self._db.rows(asked, (era, *sought, limit - len(found)))]
        return tuple(self._numbered(sorted(found)))

    def _numbered(self, numbers: list[int]) -> Iterator[Mention]:
        asked = f"SELECT {_COLUMNS} {_FROM} WHERE m.no = ?"
        for no in numbers:
            yield from map(_mention, self._db.rows(asked, (no,)))

    def _eras(self) -> range:
        (last,) = self._db.row("SELECT coalesce(max(no), 0) FROM mention") or (0,)
        return range((last >> ERA_BITS) + 1)


def _mention(row: Row) -> Mention:
    _, name, kind, item, text, told = row
    values = zip(_TOLD, json.loads(told), strict=True)
    plain: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in values}
    return Mention(id=name.hex(), kind=kind, item=item.hex(), text_version=text.hex(), **plain)
