"""What a list says, before anybody asks what is known: things with their values in written form, by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

OWN_ID: Final = "own-id"
ANY_TYPE: Final = "*"
"""The type of what nobody gave one: rows of readings, ends of links."""

Slot = tuple[str, str | None]
"""A property and a language: what a later value stands in for, or is one of many of."""


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """Why a row is not taken in: the column, what stands there, a stable reason, and what could stand there."""

    column: str
    value: str
    reason: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that says something it cannot say: nothing of it is taken in."""

    number: int
    cells: tuple[RefusedCell, ...]


@dataclass(slots=True)
class ToldThing:
    """One thing that a row tells of, and the part of the list where it does (`row/3`).

    `said`: values by slot; `kept`: slots that had an empty cell, which changes nothing; `withdrawn`: slots that
    the row takes back.
    """

    row: int
    part: str
    subject: str
    type: str
    own_id: str | None
    said: dict[Slot, list[str]] = field(default_factory=dict)
    kept: set[Slot] = field(default_factory=set)
    withdrawn: set[Slot] = field(default_factory=set)

    def say(self, slot: Slot, value: str) -> None:
        """Once, however many columns say it."""
        held = self.said.setdefault(slot, [])
        if value not in held:
            held.append(value)


Told = list[ToldThing] | RefusedRow
"""What one row comes to."""
