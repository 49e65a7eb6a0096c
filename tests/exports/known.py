"""An archive's assertions in memory, as plans ask for them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import replace

from amana.exports import PlannedThing, Stated, Thing
from amana.knowledge import known_of
from amana.records import Assertion, AssertionRow, EntryPlace


class Assertions:
    """What was said, in order; `about` as the catalogue has it."""

    def __init__(self, person: str | None = "Rim") -> None:
        self.rows: list[AssertionRow] = []
        self.person = person

    def say(self, said: Assertion, person: str | None = None) -> str:
        """Enter one; its id."""
        number = len(self.rows)
        commitment = hashlib.sha256(str(number).encode()).hexdigest()
        full = replace(
            said,
            at=f"2026-01-01T00:00:{number:06}Z",
            device="d" * 32,
            software="test",
            person=person or self.person,
        )
        self.rows.append(AssertionRow(EntryPlace("d" * 32, number, commitment), full))
        return commitment[:32]

    def keep(self, planned: Iterable[object]) -> list[object]:
        """Enter what a plan would say."""
        told = list(planned)
        for one in told:
            if isinstance(one, PlannedThing):
                for change in one.changes:
                    self.say(change.draft)
        return told

    def about(self, subjects: Collection[str]) -> Iterable[AssertionRow]:
        """All that is asserted of these."""
        return [row for row in self.rows if row.assertion.subject in subjects]

    def mine(self, row: AssertionRow) -> bool:
        """Whether the person who works here said it."""
        return row.assertion.person == self.person

    def values(self, subject: str, prop: str) -> list[tuple[str | None, str | None]]:
        """What stands of a property: values and languages."""
        known = known_of([subject], self.about([subject]))
        return [(one.value, one.row.assertion.language) for one in known.standing(prop)]

    def things(self) -> list[Thing]:
        """Everything that stands, as it goes out."""
        found = []
        for subject in dict.fromkeys(row.assertion.subject for row in self.rows):
            known = known_of([subject], self.about([subject]))
            said = (
                Stated(one.prop, one.value or "", one.row.assertion.language, one.row.assertion.person)
                for one in known.standing()
            )
            found.append(Thing(subject, known.type or "item", tuple(said)))
        return found
