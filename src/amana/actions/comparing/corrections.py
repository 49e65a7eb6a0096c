"""What people said of what was read, laid over it."""

from __future__ import annotations

from collections.abc import Mapping

from amana.actions.knowledge.knowing import suspicion_of
from amana.archive import Archive
from amana.knowledge import Known, known_of


class Corrections:
    """What people said of rows of readings, by the rows' ids; asked of the catalogue once for each account."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._why = suspicion_of(archive)

    def of(self, ids: list[str]) -> Mapping[str, Known]:
        """What is known of those of these ids that anybody spoke of."""
        rows = self._archive.catalogue.about(ids)
        spoken = {row.assertion.subject for row in rows}
        return {
            one: known_of([one], [row for row in rows if row.assertion.subject == one], self._why)
            for one in spoken
        }

    def name_of(self, link: str) -> str | None:
        """The name of what a link leads to, as somebody gave it."""
        return known_of([link], self._archive.catalogue.about([link]), self._why).value("name")

    def speaker(self, row: Known | None, read: str | None) -> str | None:
        """Who says it: as somebody said, by name, or else as it was read; None where somebody rejected it."""
        if row is None:
            return read
        said = row.value("speaker")
        return None if row.value("judgement") == "rejected" else (self.name_of(said) if said else None) or read
