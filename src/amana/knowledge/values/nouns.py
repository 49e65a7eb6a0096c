"""What values mean. Frozen; `written` gives each its text back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Precision = Literal["time", "day", "month", "season", "year", "decade", "century", "interval"]


@dataclass(frozen=True, slots=True)
class TextValue:
    """Words, exactly as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date as exactly as it is known: EDTF (ISO 8601-2) level 0 and 1, `text` as it is written.

    `first` and `last` are the first and the last day that it can be (`2016-12-01`, `2016-12-31`), or the same
    instant (`2016-12-22T14:00`); None where that end is open or unknown. `approximate` and `uncertain` are what
    its marks `~` and `?` say, of either end; neither widens the bounds.
    """

    text: str
    first: str | None
    last: str | None
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @property
    def first_day(self) -> date | None:
        """The first day it can be, as written, whatever the zone."""
        return date.fromisoformat(self.first[:10]) if self.first else None

    @property
    def last_day(self) -> date | None:
        """The last day it can be, as written, whatever the zone."""
        return date.fromisoformat(self.last[:10]) if self.last else None


@dataclass(frozen=True, slots=True)
class NumberValue:
    """A number with its bounds: `lower` and `upper`, None where that side is open.

    `above`: it is more than `lower`, not that itself; `below`: less than `upper`. `about` is a hedge that gives no
    bound.
    """

    lower: Decimal | None
    upper: Decimal | None
    above: bool = False
    below: bool = False
    about: bool = False
    percent: bool = False


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place: the id of one that is known from the gazetteer, the id of a place entity, or its name in words."""

    place: str
    kind: Literal["known", "entity", "words"]


@dataclass(frozen=True, slots=True)
class ChoiceValue:
    """A choice of the property's list."""

    key: str


@dataclass(frozen=True, slots=True)
class LinkValue:
    """The id of something, or an address on the web."""

    target: str
    is_url: bool = False


@dataclass(frozen=True, slots=True)
class FlagValue:
    """Yes or no."""

    yes: bool


Value = TextValue | DateValue | NumberValue | PlaceValue | ChoiceValue | LinkValue | FlagValue
