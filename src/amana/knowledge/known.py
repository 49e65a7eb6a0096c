"""What is known of something: every assertion about it, and which of them stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from amana.records import AssertionRow, assertion_order, superseders

Suspicion = Callable[[AssertionRow], str | None]


@dataclass(frozen=True, slots=True)
class Said:
    """One assertion, and whether it stands. `superseded_by` are the ids of what took its place.

    `suspect` is why it is to be doubted (see `CustodyEvent.suspect`): a suspect one is shown, and replaces and
    joins nothing.
    """

    row: AssertionRow
    stands: bool
    superseded_by: tuple[str, ...] = ()
    suspect: str | None = None

    @property
    def id(self) -> str:
        """The assertion's id."""
        return self.row.id

    @property
    def prop(self) -> str:
        """What it says something of: `name`, `date`, …."""
        return self.row.assertion.property

    @property
    def value(self) -> str | None:
        """What it says; None where it only withdraws."""
        return self.row.assertion.value


@dataclass(frozen=True)
class Known:
    """All that is asserted of one thing: `ids` are all its ids, where people said that several are the same.

    `id` is the first of them in order, so that it is the same on every device that knows the same. `type` is None
    for what nobody gave a type (an item, a row of a reading). `said` is in the order of `assertion_order`.
    """

    id: str
    type: str | None
    ids: tuple[str, ...]
    said: tuple[Said, ...] = ()

    def standing(self, prop: str | None = None) -> tuple[Said, ...]:
        """What stands and says something, of one property or of all."""
        return tuple(
            one for one in self.said if one.stands and one.value is not None and (prop is None or one.prop == prop)
        )

    def values(self, prop: str) -> tuple[str, ...]:
        """The values of a property that stand, each once, the first said first."""
        return tuple(dict.fromkeys(one.value for one in self.standing(prop) if one.value is not None))

    def value(self, prop: str) -> str | None:
        """The value that stands and was said last; None where there is none."""
        told = self.values(prop)
        return told[-1] if told else None


def trusted(_: AssertionRow) -> None:
    """Nothing is suspect."""


def said_by(rows: Iterable[AssertionRow], suspicion: Suspicion = trusted) -> tuple[Said, ...]:
    """Each assertion with whether it stands. `rows` are all that is asserted of the subjects they are about."""
    ordered = sorted({row.id: row for row in rows}.values(), key=assertion_order)
    doubts = {row.id: suspicion(row) for row in ordered}
    by = superseders(row for row in ordered if doubts[row.id] is None)
    return tuple(Said(row, row.id not in by, by.get(row.id, ()), doubts[row.id]) for row in ordered)


def known_of(ids: Iterable[str], rows: Iterable[AssertionRow], suspicion: Suspicion = trusted) -> Known:
    """What is known of what has these ids. `rows` are all that is asserted of them."""
    told, names = said_by(rows, suspicion), tuple(sorted(set(ids)))
    types = [one.row.assertion.subject_type for one in told if one.stands and one.row.assertion.subject_type]
    return Known(names[0], types[-1] if types else None, names, told)
