"""From the written form of a property's value to what it means, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from amana.errors import ValueUnreadable
from amana.knowledge.schema.nouns import Property, ValueType
from amana.knowledge.values.dates import date_of
from amana.knowledge.values.nouns import (
    ChoiceValue,
    DateValue,
    FlagValue,
    LinkValue,
    NumberValue,
    PlaceValue,
    TextValue,
    Value,
)
from amana.knowledge.values.numbers import number_of, number_text
from amana.knowledge.values.slips import Slip
from amana.language import place
from amana.records import ID_LENGTH

LONGEST_TEXT: Final = 100_000
LONGEST_PLACE: Final = 500
LONGEST_URL: Final = 4_000
_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://[^\s\x00-\x1f\x7f]+")
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_SHOWN = 100  # of a value in an error
_EXAMPLES: Final[Mapping[ValueType, str]] = {
    "text": "a few words",
    "date": "2016, 2016-12, 2016-12-22, 2016-12-22T14:00, 2016-12~, 2016-12-13/2016-12-22, ../2016",
    "number": "1500, >1500, >=1500, <10, ~40000, 1000..2000, 12.5, >90%",
    "place": "aleppo",
    "link": "0123456789abcdef0123456789abcdef",
    "flag": "yes, no",
}


def parsed(prop: Property, text: str) -> Value:
    """What a value in its written form means. ValueUnreadable where it is none that the property can have."""
    try:
        return _PARSERS[prop.value](prop, text)
    except Slip as slip:
        raise unreadable(prop, text, slip) from None


def written(value: Value) -> str:
    """The written form of a value: `parsed` gives the same value back."""
    match value:
        case TextValue(text) | DateValue(text):
            return text
        case NumberValue():
            return number_text(value)
        case PlaceValue(name):
            return name
        case ChoiceValue(key):
            return key
        case LinkValue(target):
            return target
        case FlagValue(yes):
            return "yes" if yes else "no"


def example_of(prop: Property) -> str:
    """Values that the property can have, to show."""
    if prop.choices is not None:
        keys = [one.key for one in prop.choices.choices]
        return ", ".join(keys[:8]) + (", …" if len(keys) > 8 else "")
    if prop.to == ("url",):
        return "https://example.org/page"
    return _EXAMPLES.get(prop.value, "")


def unreadable(prop: Property, text: str, slip: Slip) -> ValueUnreadable:
    """The error of a slip in a value of this property."""
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return ValueUnreadable(property=prop.name, value=shown, reason=slip.reason, example=example_of(prop))


def _text(_: Property, text: str) -> TextValue:
    return TextValue(sound(text, LONGEST_TEXT))


def sound(text: str, most: int) -> str:
    """A text that can be kept: not empty, not too long, no half characters, no controls save line ends."""
    if not text.strip():
        raise Slip("value-empty")
    if len(text) > most:
        raise Slip("value-too-long")
    if _NO_TEXT.search(text):
        raise Slip("value-not-text")
    return text


def _date(_: Property, text: str) -> DateValue:
    return date_of(text)


def _number(_: Property, text: str) -> NumberValue:
    return number_of(text)


def _place(_: Property, text: str) -> PlaceValue:
    if _ID.fullmatch(text):
        return PlaceValue(text, "entity")
    if place(text) is not None and not text.startswith("@"):
        return PlaceValue(text, "known")
    return PlaceValue(sound(text, LONGEST_PLACE), "words")


def _choice(prop: Property, text: str) -> ChoiceValue:
    if prop.choices is None or prop.choices.choice(text) is None:
        raise Slip("choice-unknown")
    return ChoiceValue(text)


def _link(prop: Property, text: str) -> LinkValue:
    if _ID.fullmatch(text) and prop.to != ("url",):
        return LinkValue(text)
    if "url" in prop.to and len(text) <= LONGEST_URL and _URL.fullmatch(text):
        return LinkValue(text, is_url=True)
    raise Slip("link-form")


def _flag(_: Property, text: str) -> FlagValue:
    if text not in ("yes", "no"):
        raise Slip("flag-form")
    return FlagValue(text == "yes")


_PARSERS: Final[Mapping[ValueType, Callable[[Property, str], Value]]] = {
    "text": _text,
    "date": _date,
    "number": _number,
    "place": _place,
    "choice": _choice,
    "link": _link,
    "flag": _flag,
}
