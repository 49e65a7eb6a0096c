"""What people type, made into the written form of a value; what can be meant in two ways is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from amana.knowledge.schema.nouns import Property, ValueType
from amana.knowledge.values.parsing import LONGEST_PLACE, LONGEST_TEXT, parsed, sound, unreadable
from amana.knowledge.values.slips import Slip
from amana.knowledge.values.typed_dates import DateOrder, date_typed
from amana.knowledge.values.typed_numbers import DecimalMark, number_typed
from amana.knowledge.values.words import folded
from amana.language import place, places_named

_YES = frozenset(folded(word) for word in ("yes", "y", "true", "1", "x", "نعم", "صح"))
_NO = frozenset(folded(word) for word in ("no", "n", "false", "0", "لا", "خطأ"))
# Degrees have no thousands: their dot is never in doubt.
_DEGREES = frozenset(("latitude", "longitude"))


@dataclass(frozen=True, slots=True)
class Habits:
    """How somebody writes: the order of a date in figures, the mark that decimals begin with.

    `places`: whether the name of one place of the gazetteer becomes its id; else names stay as they are typed.
    """

    order: DateOrder | None = None
    decimal: DecimalMark | None = None
    places: bool = True


_USUAL = Habits()


def understood(prop: Property, typed: str, habits: Habits = _USUAL) -> str:
    """The written form of what a person typed as a value of this property, or ValueUnreadable.

    What is in its written form already stays as it is, save a number with a dot that may part thousands
    (`275.000`).
    """
    try:
        text = _READERS[prop.value](prop, typed, habits)
    except Slip as slip:
        raise unreadable(prop, typed, slip) from None
    parsed(prop, text)
    return text


def _text(_: Property, typed: str, __: Habits) -> str:
    return sound(typed, LONGEST_TEXT).strip()


def _date(_: Property, typed: str, habits: Habits) -> str:
    return date_typed(typed, habits.order)


def _number(prop: Property, typed: str, habits: Habits) -> str:
    return number_typed(typed, habits.decimal or ("." if prop.name in _DEGREES else None))


def _place(_: Property, typed: str, habits: Habits) -> str:
    name = sound(typed, LONGEST_PLACE).strip()
    if not habits.places or place(name) is not None:
        return name
    named = places_named(name)
    return named[0] if len(named) == 1 else name


def _choice(prop: Property, typed: str, _: Habits) -> str:
    """By key, or by a label in either language."""
    name = typed.strip()
    choices = prop.choices.choices if prop.choices else ()
    if any(one.key == name for one in choices):
        return name
    wanted = folded(name)
    found = {one.key for one in choices if wanted in {folded(one.key), *map(folded, one.label)}}
    if len(found) != 1:
        raise Slip("choice-ambiguous" if found else "choice-unknown")
    return found.pop()


def _link(_: Property, typed: str, __: Habits) -> str:
    return typed.strip()


def _flag(_: Property, typed: str, __: Habits) -> str:
    word = folded(typed)
    if word in _YES:
        return "yes"
    if word in _NO:
        return "no"
    raise Slip("flag-form")


_READERS: Final[Mapping[ValueType, Callable[[Property, str, Habits], str]]] = {
    "text": _text,
    "date": _date,
    "number": _number,
    "place": _place,
    "choice": _choice,
    "link": _link,
    "flag": _flag,
}
