"""What a table would change: compared with what is known, row by row; nothing is written here.

A table speaks for its list: what it says anew stands in for what the same list said there before, never for
anybody else's word. An empty cell changes nothing. What is said already is not said again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from amana.exports.told import ANY_TYPE, OWN_ID, RefusedCell, RefusedRow, Slot, Told, ToldThing
from amana.knowledge import Said, Schema, Suspicion, said_by, trusted
from amana.records import Assertion, AssertionRow, Basis, Confidence

LIST_NOTE: Final = "list:"
"""Begins the note of what an assertion from a list rests on; the list's name follows."""
AT_ONCE: Final = 500
UNTYPED: Final = ("item", ANY_TYPE)
"""Items have their type by being kept; of some things a list does not say what they are."""
ThingChange = Literal["created", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """One thing that would be said: `replaced` are the values that fall by it. The draft has no time and device
    yet.
    """

    draft: Assertion
    replaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedThing:
    """What a row comes to for one thing. `own_id` is what the list calls it."""

    row: int
    subject: str
    type: str
    own_id: str | None
    change: ThingChange
    changes: tuple[PlannedChange, ...]


Planned = PlannedThing | RefusedRow


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What holds for all that a list says.

    `name` is that of the group's own list; None: it speaks by ids of the archive, and what it says anew stands in
    for what the same person said. `item` is the list itself, where it is kept.
    """

    name: str | None = None
    item: str | None = None
    confidence: Confidence | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class KnownSoFar:
    """What is known: all that is asserted of some subjects, whose word is one's own, what is to be doubted."""

    about: Callable[[Collection[str]], Iterable[AssertionRow]]
    mine: Callable[[AssertionRow], bool]
    suspicion: Suspicion = trusted


class Plan:
    """Goes through a list once. `created`, `updated`, `unchanged`, `refused` count as it goes, a thing once."""

    def __init__(self, schema: Schema, known: KnownSoFar, facts: ListFacts) -> None:
        self._schema, self._so_far, self._facts = schema, known, facts
        self._said: dict[str, dict[Slot, tuple[str, ...]]] = {}
        self._changes: dict[str, ThingChange] = {}
        self._left: dict[str, _Left] = {}
        self.refused = 0

    @property
    def created(self) -> int:
        """How many things nothing was said of before."""
        return self._count("created")

    @property
    def updated(self) -> int:
        """How many known things something new is said of."""
        return self._count("updated")

    @property
    def unchanged(self) -> int:
        """How many known things it says nothing new of."""
        return self._count("unchanged")

    def _count(self, change: ThingChange) -> int:
        return sum(one == change for one in self._changes.values())

    def planned(self, rows: Iterable[Told]) -> Iterator[Planned]:
        """What each row comes to; at the end, what many-valued properties no longer have."""
        left = iter(rows)
        while some := list(islice(left, AT_ONCE)):
            known = self._known({thing.subject for told in some if isinstance(told, list) for thing in told})
            for told in some:
                yield from self._row(told, known)
        yield from self._taken_back()

    def _known(self, subjects: Collection[str]) -> dict[str, list[AssertionRow]]:
        found: dict[str, list[AssertionRow]] = {subject: [] for subject in subjects}
        for row in self._so_far.about(sorted(subjects)):
            found[row.assertion.subject].append(row)
        return found

    def _row(self, told: Told, known: dict[str, list[AssertionRow]]) -> Iterator[Planned]:
        wrong = told if isinstance(told, RefusedRow) else self._clash(told)
        if wrong is not None:
            self.refused += 1
            yield wrong
            return
        for thing in told if isinstance(told, list) else ():
            yield self._thing(thing, known[thing.subject])

    def _clash(self, told: list[ToldThing]) -> RefusedRow | None:
        """Where an earlier row of this table says otherwise of the same thing."""
        wrong = []
        for thing in told:
            before = self._said.get(thing.subject, {})
            for slot, values in thing.said.items():
                if not self._many(slot) and before.get(slot, tuple(values)) != tuple(values):
                    wrong.append(RefusedCell(slot[0], values[0], "row-differs", before[slot][0]))
        return RefusedRow(told[0].row, tuple(wrong)) if wrong else None

    def _thing(self, thing: ToldThing, rows: list[AssertionRow]) -> PlannedThing:
        told = [one for one in said_by(rows, self._so_far.suspicion) if one.value is not None]
        before = self._said.setdefault(thing.subject, {})
        changes: list[PlannedChange] = []
        for slot, values in thing.said.items():
            new = [value for value in values if value not in before.get(slot, ())]
            before[slot] = (*before.get(slot, ()), *new)
            changes += self._changed(thing, slot, new, told)
        for slot in sorted(thing.withdrawn, key=str):
            changes += self._withdrawn(thing, slot, told)
        return PlannedThing(
            thing.row, thing.subject, thing.type, thing.own_id, self._told(thing, rows, changes), tuple(changes)
        )

    def _told(self, thing: ToldThing, rows: list[AssertionRow], changes: list[PlannedChange]) -> ThingChange:
        earlier = self._changes.get(thing.subject)
        change: ThingChange = "updated" if changes else "unchanged"
        if earlier is None and not rows and thing.type != "item":
            change = "created"
        if earlier is None or (earlier == "unchanged" and changes):
            self._changes[thing.subject] = change
        return earlier if earlier == "created" else change

    def _changed(
        self, thing: ToldThing, slot: Slot, values: list[str], told: list[Said]
    ) -> Iterator[PlannedChange]:
        here = [one for one in told if _slot(one) == slot and one.stands and one.suspect is None]
        ours = [one for one in here if self._is_ours(thing, one)]
        # By ids of the archive, what anybody said already is not said again; a list says its own word beside it.
        have = {one.value for one in (ours if self._list_of(thing) else here)}
        if self._many(slot) or len(thing.said[slot]) > 1:
            self._keep_for_the_end(thing, slot, told)
            yield from (self._saying(thing, slot, value, []) for value in values if value not in have)
            return
        for value in values:
            others = [one for one in ours if one.value != value]
            if value not in have:
                yield self._saying(thing, slot, value, ours)
            elif others and len(others) < len(ours):
                yield self._saying(thing, slot, None, others)

    def _keep_for_the_end(self, thing: ToldThing, slot: Slot, told: list[Said]) -> None:
        """Other rows may say more of the same: only at the end is it known what the table no longer says."""
        ours = [one for one in told if _slot(one) == slot and self._is_ours(thing, one)]
        if slot in thing.kept or slot[0] == OWN_ID or not ours:
            return
        self._left.setdefault(thing.subject, _Left(thing, {})).slots[slot] = ours

    def _taken_back(self) -> Iterator[PlannedThing]:
        for subject, left in self._left.items():
            changes = []
            for slot, ours in left.slots.items():
                gone = [one for one in ours if one.value not in self._said[subject].get(slot, ())]
                if any(one.stands for one in gone):
                    changes.append(self._saying(left.thing, slot, None, gone))
            if changes:
                thing = left.thing
                if self._changes[subject] == "unchanged":
                    self._changes[subject] = "updated"
                yield PlannedThing(thing.row, subject, thing.type, thing.own_id, "updated", tuple(changes))

    def _withdrawn(self, thing: ToldThing, slot: Slot, told: list[Said]) -> Iterator[PlannedChange]:
        """What had fallen before is named too: it would stand again else."""
        ours = [one for one in told if _slot(one) == slot and self._is_ours(thing, one)]
        if any(one.stands for one in ours) and slot not in thing.said:
            yield self._saying(thing, slot, None, ours)

    def _saying(self, thing: ToldThing, slot: Slot, value: str | None, over: list[Said]) -> PlannedChange:
        draft = Assertion(
            thing.subject,
            slot[0],
            "",
            "",
            "",
            value,
            None if value is None else slot[1],
            self._basis(thing),
            self._facts.confidence,
            self._facts.note,
            supersedes=tuple(one.id for one in over),
            subject_type=None if thing.type in UNTYPED else thing.type,
        )
        return PlannedChange(draft, tuple(one.value for one in over if one.value is not None and one.stands))

    def _basis(self, thing: ToldThing) -> tuple[Basis, ...]:
        name = self._list_of(thing)
        if name is None and self._facts.item is None:
            return ()
        return (Basis(item=self._facts.item, part=thing.part, note=LIST_NOTE + name if name else None),)

    def _is_ours(self, thing: ToldThing, said: Said) -> bool:
        if said.suspect is not None:
            return False
        name = self._list_of(thing)
        if name is None:
            return self._so_far.mine(said.row)
        return any(one.note == LIST_NOTE + name for one in said.row.assertion.basis)

    def _list_of(self, thing: ToldThing) -> str | None:
        """The list that speaks of a thing: none where it is called by its id in the archive."""
        return None if thing.own_id is None else self._facts.name

    def _many(self, slot: Slot) -> bool:
        return self._schema.property(slot[0]).many


@dataclass(frozen=True, slots=True)
class _Left:
    """What a list said before of the many-valued properties of one thing."""

    thing: ToldThing
    slots: dict[Slot, list[Said]]


def _slot(said: Said) -> Slot:
    return said.prop, said.row.assertion.language
