"""What one account offers for finding others of the same event: values only, small enough to be kept by text.

Days are whole numbers as `date.toordinal` counts them. Weights are whole numbers from 1 to MOST_WEIGHT, within one
list: how much of what is told happened then or there, or how near to what happened a word stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

MOST_WEIGHT: Final = 255

NameKind = Literal["person", "group"]


@dataclass(frozen=True, slots=True)
class DayTrait:
    """A day on which something of what is told happened."""

    day: int
    weight: int


@dataclass(frozen=True, slots=True)
class PlaceTrait:
    """A place that the account tells of. `id` is the gazetteer's, or `?` and the folded name where it has none.

    `province` and `country` are what it lies in, as far as is known; of a country, itself.
    """

    id: str
    weight: int
    province: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class NameTrait:
    """Somebody whom the account names. `keys` are those of `amana.language.name_key`, the same in both scripts."""

    written: str
    kind: NameKind
    weight: int
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureTrait:
    """A figure that the account gives, with its bounds as worded."""

    category: str
    lower: float | None
    upper: float | None


@dataclass(frozen=True, slots=True)
class WordTrait:
    """A word (its stem, folded) that stands near what happened."""

    word: str
    weight: int


@dataclass(frozen=True, slots=True)
class Traits:
    """What one text says of its main event, as far as it helps to find others that tell of it.

    `account` is its id, `item` and `text_version` where it stands (SHA-256, hex). `published` is a day or None.
    """

    account: str
    item: str
    text_version: str
    language: str | None = None
    published: int | None = None
    days: tuple[DayTrait, ...] = ()
    places: tuple[PlaceTrait, ...] = ()
    names: tuple[NameTrait, ...] = ()
    figures: tuple[FigureTrait, ...] = ()
    words: tuple[WordTrait, ...] = ()
