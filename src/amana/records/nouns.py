"""The nouns that enter the log, frozen. Each becomes one record: a flat JSON object with a `kind`.

A record's JSON form (`fields`) leaves out what is None or empty, so that a field that is absent says
nothing. Floats never occur: quantities are whole numbers, everything else is text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, Self

from amana.errors import RecordMalformed

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def _plain(value: Any) -> Json:
    if type(value) is str:  # nearly always
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.fields() if isinstance(value, _Noun) else value


def _shaped(name: str, shape: str, value: Json) -> Any:
    """The value, if it has the shape the field declares: a record may be anybody's who held a device's key."""
    if shape.startswith("tuple"):
        inner = str if shape.startswith("tuple[str") else dict
        right = isinstance(value, list) and all(isinstance(one, inner) for one in value)
        value = tuple(value) if isinstance(value, list) else value  # type: ignore[assignment]
    elif shape.startswith("int"):
        right = type(value) is int and value >= 0
    else:
        right = isinstance(value, str)
        if isinstance(value, str) and name in _HEX:
            right = len(value) == (_HEX[name] or len(value)) and not set(value) - set("0123456789abcdef")
            right = right and len(value) % 2 == 0
    if not right:
        raise RecordMalformed(field=name, reason="shape")
    return value


_HEX = {"sha256": 64, "path_raw": 0}
"""Fields in hex, and how long they must be; 0: any even length."""


@dataclass(frozen=True)
class _Noun:
    """What every noun can do: give its JSON fields, and be made again from them."""

    def fields(self) -> dict[str, Json]:
        """The JSON form, without what is None or an empty tuple."""
        told = vars(self).items()  # a dataclass's fields in their order, without asking what they are each time
        return {name: _plain(value) for name, value in told if value is not None and value != ()}

    @classmethod
    def from_fields(cls, given: Mapping[str, Json]) -> Self:
        """The noun again. Fields this version does not know are left alone; a missing one is an error."""
        shapes = {f.name: str(f.type) for f in fields(cls)}
        kept: dict[str, Any] = {
            name: _shaped(name, shapes[name], value) for name, value in given.items() if name in shapes
        }
        try:
            return cls(**kept)
        except TypeError as fault:
            raise RecordMalformed(field=str(given.get("kind", cls.__name__)), reason=str(fault)) from fault


@dataclass(frozen=True)
class Accession(_Noun):
    """The act of taking a file in: what it was, where it was found, who says what about it.

    `path` is as received, `/`-separated, beginning with the name of the file or folder that was given to
    `add`; `path_raw` is the same in hex where the name is not UTF-8. `found_at` is the folder it was found
    in. `modified` and `received` are RFC 3339, UTC; `received` is what the device's own clock said.
    `item` names the item whose bytes these are, where they were already kept under another name. `person` is
    who took it in, by the name or pseudonym they gave.
    """

    path: str
    found_at: str
    size: int
    sha256: str
    media_type: str
    received: str
    device: str
    software: str
    modified: str | None = None
    path_raw: str | None = None
    item: str | None = None
    source: str | None = None
    collected_by: str | None = None
    collected_at: str | None = None
    place: str | None = None
    note: str | None = None
    language: str | None = None
    published: str | None = None
    tags: tuple[str, ...] = ()
    person: str | None = None
    kind: Literal["accession"] = "accession"


@dataclass(frozen=True)
class EmbeddedFact(_Noun):
    """One piece of embedded metadata: `value` as parsed, `raw` as it is written in the file, where they differ."""

    name: str
    value: str
    raw: str | None = None


@dataclass(frozen=True)
class Derivative(_Noun):
    """Something made from an item: a text version (`text`, UTF-8), a picture, or a list of its parts (`parts`).

    `sha256` is of its bytes. `part` says which part of the item it is, where it is not the whole (a page, an
    attachment). `encoding` is how a text file was decoded, `method` how a text came about that was not there to be
    read: `ocr`, `transcript`. `length` is code points for a text, bytes otherwise.
    """

    made: Literal["text", "thumbnail", "access-copy", "poster", "waveform", "parts"]
    sha256: str
    length: int
    media_type: str
    part: str | None = None
    encoding: str | None = None
    method: str | None = None


@dataclass(frozen=True)
class Fingerprint(_Noun):
    """What near-copies have nearly alike: how it was made (`pdq`), its value in hex, how much there was to tell by
    (0 to 100), and the place of the part it is of (None: the whole)."""

    made: str
    value: str
    quality: int = 100
    part: str | None = None


@dataclass(frozen=True)
class Intake(_Noun):
    """What one intake module, in one version, made of one item's bytes: or why it could not.

    `sha256` is of the item's bytes. `outcome` is `read`, `nothing` (it has no text) or `failed`.
    Title, byline, site, published, taken and language are the module's suggestions, never a person's word.
    `part` is the place of the part that was read, where it is a file inside the item. What is read in instalments
    has a record for each: `since` is where this one began, `resume` where the next one does.
    """

    sha256: str
    module: str
    version: str
    outcome: Literal["read", "nothing", "failed"]
    reason: str | None = None
    title: str | None = None
    byline: str | None = None
    site: str | None = None
    published: str | None = None
    language: str | None = None
    facts: tuple[EmbeddedFact, ...] = ()
    made: tuple[Derivative, ...] = ()
    taken: str | None = None
    part: str | None = None
    since: str | None = None
    resume: str | None = None
    fingerprints: tuple[Fingerprint, ...] = ()
    device: str | None = None
    software: str | None = None
    kind: Literal["intake"] = "intake"

    @classmethod
    def from_fields(cls, given: Mapping[str, Json]) -> Self:
        """As for every noun; the inner nouns become nouns again too."""
        noun = super().from_fields(given)
        return replace(
            noun,
            facts=tuple(EmbeddedFact.from_fields(one) for one in noun.facts if isinstance(one, dict)),
            made=tuple(Derivative.from_fields(one) for one in noun.made if isinstance(one, dict)),
            fingerprints=tuple(Fingerprint.from_fields(one) for one in noun.fingerprints if isinstance(one, dict)),
        )


KeyActName = Literal[
    "archive-made",
    "device-joined",
    "device-admitted",
    "device-lost",
    "custodian-added",
    "custodian-removed",
    "epoch-started",
    "acts-accepted",
]


@dataclass(frozen=True)
class Custodian(_Noun):
    """Somebody whose key opens: the name they gave or were given, their recipient, the envelopes made for them."""

    name: str
    recipient: str
    envelopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyAct(_Noun):
    """An act on the archive's keys or devices, and who did it.

    `recipient` is the archive key's of `epoch`. `custodians` are those it concerns: all of them where an
    archive is made or an epoch starts. `name` and `subject` are the name and id of the device it is about;
    `from_size` is how many entries of a lost device's log are still believed. `acts` names signed acts
    (16 hex digits) that were taken over from another copy.
    """

    act: KeyActName
    archive: str
    at: str
    device: str
    software: str
    epoch: int | None = None
    recipient: str | None = None
    recipients: tuple[str, ...] = ()
    custodians: tuple[Custodian, ...] = ()
    name: str | None = None
    subject: str | None = None
    from_size: int | None = None
    person: str | None = None
    reason: str | None = None
    acts: tuple[str, ...] = ()
    kind: Literal["key"] = "key"

    @classmethod
    def from_fields(cls, given: Mapping[str, Json]) -> Self:
        """As for every noun; the custodians become nouns again too."""
        noun = super().from_fields(given)
        told = (Custodian.from_fields(one) for one in noun.custodians if isinstance(one, dict))
        return replace(noun, custodians=tuple(told))


CustodyActName = Literal["copied", "audited", "repaired", "exported", "restored", "erased"]


@dataclass(frozen=True)
class LogSize(_Noun):
    """How long a device's log was: what an act covers."""

    device: str
    size: int


@dataclass(frozen=True)
class CustodyAct(_Noun):
    """What happened to items since they were taken in: who did it, when by the device's clock, how it ended.

    `items` names them (item ids, 32 hex digits); where it is empty the act covers all that `through` names:
    every entry below those sizes. `person` is the name or pseudonym that was given; a machine's address is
    never recorded. `copy` is the copy's name here. `objects` are sealed objects it was about (mended, erased).
    """

    act: CustodyActName
    at: str
    device: str
    software: str
    outcome: Literal["success", "failure", "part"] = "success"
    items: tuple[str, ...] = ()
    through: tuple[LogSize, ...] = ()
    person: str | None = None
    copy: str | None = None
    objects: tuple[str, ...] = ()
    method: str | None = None
    detail: str | None = None
    reason: str | None = None
    kind: Literal["custody"] = "custody"

    @classmethod
    def from_fields(cls, given: Mapping[str, Json]) -> Self:
        """As for every noun; the log sizes become nouns again too."""
        noun = super().from_fields(given)
        return replace(
            noun, through=tuple(LogSize.from_fields(one) for one in noun.through if isinstance(one, dict))
        )


Noun = Accession | Intake | KeyAct | CustodyAct
_KINDS: dict[str, type[Accession] | type[Intake] | type[KeyAct] | type[CustodyAct]] = {
    "accession": Accession,
    "intake": Intake,
    "key": KeyAct,
    "custody": CustodyAct,
}


def noun_of(given: Mapping[str, Json]) -> Noun | None:
    """The noun a record's fields make; None for a kind that this version does not know."""
    kind = _KINDS.get(str(given.get("kind")))
    return kind.from_fields(given) if kind else None
