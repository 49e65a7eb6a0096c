"""The schema as values: types, properties, lists. Frozen; see `read_schema` for where they come from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Literal, NamedTuple

from amana.errors import PropertyMisplaced, PropertyUnknown, TypeUnknown

ValueType = Literal["text", "date", "number", "place", "choice", "link", "flag"]
VALUE_TYPES: Final[tuple[ValueType, ...]] = ("text", "date", "number", "place", "choice", "link", "flag")
ANY: Final = "*"
"""Stands for every type of thing."""
TYPES_LIST: Final = "types"
"""The list whose choices are the types themselves."""


class Words(NamedTuple):
    """The same in English and in Arabic."""

    en: str
    ar: str

    def told(self, language: str) -> str:
        """In Arabic for `ar`, else in English."""
        return self.ar if language == "ar" else self.en


@dataclass(frozen=True, slots=True)
class ThingType:
    """A type of thing. `ftm` is the FollowTheMoney schema it goes out as; `own`: a file of one's own added it."""

    name: str
    label: Words
    meaning: Words
    huridocs: str | None = None
    ftm: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a list. `ftm` is FollowTheMoney's word for it, where it has one of its own."""

    key: str
    label: Words
    ftm: str | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A list that values are chosen from, in its own order."""

    name: str
    label: Words
    meaning: Words
    choices: tuple[Choice, ...]
    own: bool = False

    def choice(self, key: str) -> Choice | None:
        """The choice with this key; None where there is none."""
        return next((one for one in self.choices if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Property:
    """What can be said of things of some types.

    `of` are the types (`*`: all). `many`: a thing has several values at a time; else a later one stands in for the
    one before. `choices` is the list of a `choice`, `to` the types that a `link` leads to (`url`: an address on
    the web). `huridocs` are fields of its event standard, `ftm` places in FollowTheMoney: `Schema.property`,
    or `Schema(from, to)` for what is a link of its own there.
    """

    name: str
    of: tuple[str, ...]
    value: ValueType
    label: Words
    meaning: Words
    many: bool = False
    choices: ChoiceList | None = None
    to: tuple[str, ...] = ()
    huridocs: str | None = None
    ftm: tuple[str, ...] = ()
    own: bool = False

    def is_of(self, kind: str) -> bool:
        """Whether things of this type have it."""
        return ANY in self.of or kind in self.of


@dataclass(frozen=True, slots=True)
class Schema:
    """Everything that can be spoken of and said, by name, in the order of the files."""

    types: Mapping[str, ThingType]
    properties: Mapping[str, Property]
    lists: Mapping[str, ChoiceList]

    def type(self, name: str) -> ThingType:
        """The type of this name, or TypeUnknown."""
        found = self.types.get(name)
        if found is None:
            raise TypeUnknown(type=name, near=_near(name, self.types))
        return found

    def property(self, name: str, kind: str | None = None) -> Property:
        """The property of this name, or PropertyUnknown; PropertyMisplaced where things of type `kind` lack it."""
        found = self.properties.get(name)
        if found is None:
            raise PropertyUnknown(property=name, near=_near(name, self.properties))
        if kind is not None and not found.is_of(self.type(kind).name):
            raise PropertyMisplaced(property=name, type=kind, known=found.of)
        return found

    def of_type(self, kind: str) -> tuple[Property, ...]:
        """The properties of things of this type, its own ones first."""
        held = [one for one in self.properties.values() if one.is_of(kind)]
        return tuple(sorted(held, key=lambda one: ANY in one.of))


def _near(name: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(get_close_matches(name, list(names), n=2, cutoff=0.6))
