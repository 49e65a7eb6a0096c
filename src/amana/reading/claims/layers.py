"""What the layers before this one found in a text, held together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from amana.reading.nouns import Document, NameMention, Number, PlaceMention, Statement, Time
from amana.reading.view import View


class Persons(NamedTuple):
    """The persons that a text names, in order, and where each name begins."""

    rows: Sequence[NameMention]
    starts: Sequence[int]

    @classmethod
    def of(cls, names: Sequence[NameMention]) -> Persons:
        """The persons among names."""
        rows = [name for name in names if name.kind == "person"]
        return cls(rows, [name.start for name in rows])

    def within(self, start: int, end: int) -> Sequence[NameMention]:
        """Those that begin from `start` up to `end`."""
        return self.rows[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@dataclass(frozen=True)
class Layers:
    """A text and its rows."""

    view: View
    numbers: Sequence[Number]
    times: Sequence[Time]
    places: Sequence[PlaceMention]
    names: Sequence[NameMention]
    statements: Sequence[Statement]
    document: Document
    published: date | None

    @cached_property
    def time_starts(self) -> list[int]:
        """Where each of the times begins."""
        return [one.start for one in self.times]

    @cached_property
    def place_starts(self) -> list[int]:
        """Where each of the places begins."""
        return [one.start for one in self.places]

    @cached_property
    def name_starts(self) -> list[int]:
        """Where each of the names begins."""
        return [one.start for one in self.names]

    @cached_property
    def statement_starts(self) -> list[int]:
        """Where each of the statements begins."""
        return [one.start for one in self.statements]

    @cached_property
    def persons(self) -> Persons:
        """The persons that are named."""
        return Persons.of(self.names)
