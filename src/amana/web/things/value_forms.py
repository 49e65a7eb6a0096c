"""Forms in which a person says something of a thing: its properties, what fits each, what was meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from amana.errors import ValueUnreadable
from amana.knowledge import example_of
from amana.records import ID_LENGTH
from amana.web.house.visits import Visit
from amana.web.things.known_view import JUDGEMENTS
from amana.web.things.thing_kinds import LISTING_OF, Listing, lines_of
from amana.web.things.thing_search import called

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.knowledge import Property, Schema

FIRST_SAID: Final[dict[Listing, tuple[str, ...]]] = {
    "people": ("name", "name", "role", "from-place", "description"),
    "groups": ("name", "name", "group-kind", "from-place", "description"),
    "places": ("name", "name", "known-place", "latitude", "longitude", "description"),
    "events": ("title", "title", "date", "place", "description"),
}
"""What the form of a new thing asks for; a name twice, for both scripts."""

_NOT_ASKED: Final = frozenset((*JUDGEMENTS, "type", "judgement"))
_LONG: Final = frozenset(("description", "note", "translation"))
_MOST_MEANT = 10
_SHORTEST_ID = 6


@dataclass(frozen=True, slots=True)
class Field:
    """One property as a form asks for it. `choices`: value and words; `meant`: things that a name may mean."""

    prop: str
    label: str
    meaning: str
    form: str
    choices: tuple[tuple[str, str], ...] = ()
    example: str = ""
    long: bool = False
    value: str = ""
    meant: tuple[tuple[str, str], ...] = field(default=())


def properties(visit: Visit, schema: Schema, kind: str) -> list[tuple[str, str]]:
    """What can be said of things of this type, its own properties first: name and words."""
    return [
        (one.name, one.label.told(visit.language)) for one in schema.of_type(kind) if one.name not in _NOT_ASKED
    ]


def field_of(
    visit: Visit, schema: Schema, prop: str, kind: str, value: str = "", meant: Sequence[tuple[str, str]] = ()
) -> Field:
    """The property as a form asks for it. PropertyUnknown, PropertyMisplaced."""
    found = schema.property(prop, kind)
    choices: tuple[tuple[str, str], ...] = ()
    if found.choices is not None:
        choices = tuple((one.key, one.label.told(visit.language)) for one in found.choices.choices)
    elif found.value == "flag":
        choices = (("yes", visit.say("web-thing-yes")), ("no", visit.say("web-thing-no")))
    return Field(
        prop,
        found.label.told(visit.language),
        found.meaning.told(visit.language),
        "choice" if choices else found.value,
        choices,
        "" if found.value in ("text", "link", "place") and found.to != ("url",) else example_of(found),
        prop in _LONG,
        value,
        tuple(meant),
    )


def meant_by(visit: Visit, archive: OpenArchive, prop: Property, value: str) -> list[tuple[str, str]]:
    """What a value means: an id and its name for each thing that a link may lead to, where it was given by a name.

    Of a value that is no link, or says itself where it leads, nothing. ValueUnreadable where nothing is called so.
    """
    if prop.value != "link" or "url" in prop.to or _is_id(value) or not value.strip():
        return []
    found = [
        (one.id, one.names[0] if one.names else one.id)
        for listing in _listings(prop)
        for one in called(archive, listing, lines_of(visit, archive, listing).value, value)
    ]
    if not found:
        raise ValueUnreadable(property=prop.name, value=value[:100], reason="link-form", example=example_of(prop))
    return found[:_MOST_MEANT]


def _listings(prop: Property) -> list[Listing]:
    """The lists that a link may lead into."""
    return [listing for kind, listing in LISTING_OF.items() if kind in prop.to or "*" in prop.to]


def _is_id(value: str) -> bool:
    return _SHORTEST_ID <= len(value) <= ID_LENGTH and not set(value) - set("0123456789abcdef")
