"""What of FollowTheMoney is used here: its schemata, what they extend, and how its properties are typed.

Written down from the model of followthemoney 4 (github.com/opensanctions/followthemoney, MIT); the library itself
is large and not needed for this.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from unicodedata import category, is_normalized, normalize

from amana.knowledge import Property

FtmType = str
OURS: Final = "amana"
"""Our own key beside `id`, `schema` and `properties`. FollowTheMoney keeps what it does not know there."""
_DOCUMENTS = (
    "Document PlainText HyperText Image Video Audio Pages Package Folder Workbook Table Email Article".split()  # noqa: SIM905
)
# Each schema with what it extends, itself first.
EXTENDS: Final[dict[str, tuple[str, ...]]] = {
    "Person": ("Person", "LegalEntity", "Thing"),
    "LegalEntity": ("LegalEntity", "Thing"),
    "Organization": ("Organization", "LegalEntity", "Thing"),
    "PublicBody": ("PublicBody", "Organization", "LegalEntity", "Thing"),
    "Company": ("Company", "Organization", "LegalEntity", "Thing"),
    "Address": ("Address", "Thing"),
    "Event": ("Event", "Interval", "Thing"),
    "Note": ("Note", "Thing"),
    "UnknownLink": ("UnknownLink", "Interest", "Interval"),
    "Membership": ("Membership", "Interest", "Interval"),
    "Employment": ("Employment", "Interest", "Interval"),
    "Family": ("Family", "Interval"),
    "Associate": ("Associate", "Interval"),
    **{name: (name, "Document", "Thing") for name in _DOCUMENTS},
}
# What a schema comes in as, where the entity does not say what it is here.
TYPES: Final[dict[str, str]] = {
    "Person": "person",
    "LegalEntity": "source",
    "Organization": "group",
    "PublicBody": "group",
    "Company": "group",
    "Address": "place",
    "Event": "event",
    "Note": "information",
    "UnknownLink": "involvement",
    **dict.fromkeys(_DOCUMENTS, "item"),
}
REQUIRED: Final[dict[str, tuple[str, ...]]] = {
    "Person": ("name",),
    "LegalEntity": ("name",),
    "Organization": ("name",),
    "PublicBody": ("name",),
    "Company": ("name",),
    "Event": ("name",),
    "Document": ("fileName",),
}
# The properties that a value may go to, and their types there.
_TYPED: Final[dict[str, FtmType]] = {
    "name": "name",
    "alias": "name",
    "description": "text",
    "notes": "text",
    "keywords": "string",
    "sourceUrl": "url",
    "location": "address",
    "date": "date",
    "startDate": "date",
    "endDate": "date",
    "entity": "entity",
    "title": "string",
    "publishedAt": "date",
    "involved": "entity",
    "organizer": "entity",
    "subject": "entity",
    "object": "entity",
    "role": "string",
    "status": "string",
    "position": "string",
    "profession": "string",
    "gender": "gender",
    "birthDate": "date",
    "birthPlace": "string",
    "deathDate": "date",
    "fatherName": "string",
    "motherName": "string",
    "address": "address",
    "phone": "phone",
    "email": "email",
    "idNumber": "identifier",
    "latitude": "number",
    "longitude": "number",
}
_WORDS = re.compile(r"\S+(?: \S+)*")
_FORMS: Final[dict[FtmType, re.Pattern[str]]] = {
    # What of ours FollowTheMoney takes as it is: no second space, no mark that it takes off.
    "name": re.compile(r"(?![\"'«»“”‘’(\[])\S+(?: \S+)*"),
    "string": _WORDS,
    "address": re.compile(r"[\w'’.-]*\w(?:,? [\w'’.-]*\w)*"),
    "identifier": re.compile(r"[A-Z0-9]+(?:[-/. ][A-Z0-9]+)*"),
    "date": re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9](?:T[0-9]{2}:[0-9]{2}:[0-9]{2})?)?)?"),
    "gender": re.compile("female|male|other"),
    "number": re.compile(r"-?[0-9]+(?:\.[0-9]+)?"),
    "entity": re.compile(r"[0-9a-f]{32}"),
    "url": re.compile(r"https?://[a-z0-9.-]+/[A-Za-z0-9._~/-]*"),
    "phone": re.compile(r"\+[1-9][0-9]{6,14}"),
    "email": re.compile(r"[a-z0-9._-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"),
}
_LINK = re.compile(r"(\w+)\((\w+), (\w+)\)")


class LinkSchema(NamedTuple):
    """What is a link of its own there: `Membership(member, organization)`."""

    schema: str
    source: str
    target: str


def link_of(prop: Property) -> LinkSchema | None:
    """The link that a property goes out as, if it is one."""
    for place in prop.ftm:
        if found := _LINK.fullmatch(place):
            return LinkSchema(*found.groups())
    return None


def place_of(prop: Property, schema: str) -> str | None:
    """The property of this schema that a property of ours goes to: of the nearest schema that it extends."""
    for name in EXTENDS.get(schema, ()):
        for place in prop.ftm:
            if place.startswith(name + "."):
                return place.partition(".")[2]
    return None


def is_taken(name: str, value: str) -> bool:
    """Whether FollowTheMoney takes a value of this property as it is."""
    kind = _TYPED.get(name, "")
    if kind == "text":
        return value != "" and value == value.strip() and _is_plain(value)
    form = _FORMS.get(kind)
    return form is not None and form.fullmatch(value) is not None and _is_plain(value)


def plain(value: str) -> str:
    """A text as it is taken there: single spaces, composed, no marks that are not seen."""
    seen = "".join(
        one if category(one)[0] != "C" else " " if one.isspace() else "" for one in normalize("NFC", value)
    )
    return " ".join(seen.split())


def _is_plain(value: str) -> bool:
    """Composed, and without marks that are not seen: those are taken out there."""
    return is_normalized("NFC", value) and not any(
        category(one)[0] == "C" or one in "\u2028\u2029" for one in value
    )
