"""Which figures and times are asked for: of a category, a place, a period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from amana.actions.comparing.figures import ToldFigure
from amana.actions.knowledge.geography import KnownPlaces
from amana.compare.figures import Spot
from amana.compare.timeline import falls_within
from amana.language import fold
from amana.reading import shipped


@dataclass(frozen=True)
class Wanted:
    """What is asked for; None: whatever it is.

    `since` and `until` are inclusive (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`). `place` is a name in either script, or a
    place's id; places within it count too.
    """

    category: str | None = None
    place: str | None = None
    since: str | None = None
    until: str | None = None

    def among(self, figures: Iterable[ToldFigure]) -> tuple[ToldFigure, ...]:
        """Those of these figures that are asked for."""
        return tuple(one for one in figures if self._wants(one))

    def _wants(self, told: ToldFigure) -> bool:
        figure = told.figure
        if self.category is not None and figure.category != self.category:
            return False
        return self.at(figure.spot) and self.during(figure.first, figure.last)

    def during(self, first: str | None, last: str | None) -> bool:
        """Whether days touch the period."""
        return falls_within(first, last, self.since, self.until)

    def at(self, spot: Spot | None) -> bool:
        """Whether a place is the one asked for, or within it."""
        if self.place is None:
            return True
        if spot is None:
            return False
        if spot.id is None:
            return _folded(spot.name) == self._name
        return any(spot.id == one or KnownPlaces().holds(one, spot.id) for one in self._places)

    @cached_property
    def _name(self) -> str:
        return _folded(self.place or "")

    @cached_property
    def _places(self) -> frozenset[str]:
        """The ids of what the name may be."""
        named = {one.id for one in shipped().named(self._name)}
        return frozenset({*named, self.place or ""})


def _folded(name: str) -> str:
    return " ".join(filter(None, map(fold, name.split())))
