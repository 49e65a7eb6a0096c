"""How readings ended: what failed and why, and which reader read what."""

from __future__ import annotations

from collections.abc import Iterator

from amana.catalogue.database import Database, Row
from amana.catalogue.items import summary_columns, summary_of
from amana.catalogue.values import Attempt

_PAGE = 500
_SELECT = f"""SELECT i.received, i.device, i.entry, a.key, a.module, a.version, a.outcome, a.reason, a.part,
    {summary_columns("i")} FROM intake a JOIN item i ON i.no = a.no
    WHERE i.received IS NOT NULL AND (i.received, i.device, i.entry, a.key) > (?, ?, ?, ?) AND %s
    ORDER BY i.received, i.device, i.entry, a.key LIMIT {_PAGE}"""  # noqa: S608
# A later row of the same module in another version stands in its place; so does any reader's, where none took it.
REASONS = """a.reason IS NOT NULL AND NOT EXISTS (SELECT 1 FROM intake b WHERE b.no = a.no AND b.key > a.key
    AND b.part IS a.part AND ((b.module = a.module AND b.version <> a.version)
    OR (a.module = 'none' AND b.module <> 'none')))"""


class AttemptReader:
    """Reads through one connection."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def failures(self) -> Iterator[Attempt]:
        """See `roles.Attempts`."""
        return self._listed(REASONS)

    def attempts(self) -> Iterator[Attempt]:
        """See `roles.Attempts`."""
        return self._listed("a.part IS NULL")

    def _listed(self, condition: str) -> Iterator[Attempt]:
        after: Row = ("", "", -1, -1)
        while page := self._db.rows(_SELECT % condition, after):
            for row in page:
                module, version, outcome, reason, part = row[4:9]
                yield Attempt(summary_of(row[9:]), module, version, outcome, reason, part)
            after = page[-1][:4]
