"""Which items come from certain stretches of logs, and from nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

from amana.catalogue.coding import entry_key, entry_of
from amana.catalogue.database import Database


class OriginReader:
    """Asks through one connection. It reads the stretches asked about, not every item."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def only_from(self, starts: Mapping[str, int]) -> dict[str, tuple[str, int]]:
        """See `roles.Origins`."""
        inside = self.numbers_only_from(starts)
        rows = self._db.rows_among("SELECT lower(hex(id)), device, entry FROM item WHERE no", inside)
        return {item: (device, index) for item, device, index in rows}

    def numbers_only_from(self, starts: Mapping[str, int]) -> set[int]:
        """The same items, by the numbers of their rows."""
        logs = {
            no: starts[device] for no, device in self._db.rows("SELECT no, device FROM log") if device in starts
        }
        if not logs:
            return set()
        inside = self._with_an_accession_in(logs)
        return inside - self._with_one_elsewhere(inside, logs)

    def _with_an_accession_in(self, logs: Mapping[int, int]) -> set[int]:
        asked = "SELECT DISTINCT no FROM accession WHERE key >= ? AND key < ?"
        return {
            item
            for log, start in logs.items()
            for (item,) in self._db.rows(asked, (entry_key(log, start), entry_key(log + 1, 0)))
        }

    def _with_one_elsewhere(self, items: set[int], logs: Mapping[int, int]) -> set[int]:
        rows = self._db.rows_among("SELECT no, key FROM accession WHERE no", items)
        return {item for item, key in rows if not _is_inside(key, logs)}


def _is_inside(key: int, logs: Mapping[int, int]) -> bool:
    index = entry_of(key)
    start = logs.get((key - index) // entry_key(1, 0))
    return start is not None and index >= start
