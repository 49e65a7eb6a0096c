"""The nouns that enter the log, frozen. Each becomes one record: a flat JSON object with a `kind`.

A record's JSON form (`fields`) leaves out what is None or empty, so that a field that is absent says
nothing. Floats never occur: quantities are whole numbers, everything else is text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, Self

from amana.records.assertions import Assertion
from amana.records.noun import BaseNoun, Json


@dataclass(frozen=True)
class Accession(BaseNoun):
    """The act of taking a file in: what it was, where it was found, who says what about it.

    `path` is as received, `/`-separated, beginning with the name of the file or folder that was given to
    `add`; `path_raw` is the same in hex where the name is not UTF-8. `found_at` is the folder it was found
    in, empty where nobody knows (a browser does not tell). `modified` and `received` are RFC 3339, UTC; `received`
    is what the device's own clock said.
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
class EmbeddedFact(BaseNoun):
    """One piece of embedded metadata: `value` as parsed, `raw` as it is written in the file, where they differ."""

    name: str
    value: str
    raw: str | None = None


@dataclass(frozen=True)
class Derivative(BaseNoun):
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
class Fingerprint(BaseNoun):
    """What near-copies have nearly alike: how it was made (`pdq`), its value in hex, how much there was to tell by
    (0 to 100), and the place of the part it is of (None: the whole)."""

    made: str
    value: str
    quality: int = 100
    part: str | None = None


@dataclass(frozen=True)
class Intake(BaseNoun):
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
class Custodian(BaseNoun):
    """Somebody whose key opens: the name they gave or were given, their recipient, the envelopes made for them."""

    name: str
    recipient: str
    envelopes: tuple[str, ...] = ()


@dataclass(frozen=True)
class KeyAct(BaseNoun):
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
class LogSize(BaseNoun):
    """How long a device's log was: what an act covers."""

    device: str
    size: int


@dataclass(frozen=True)
class CustodyAct(BaseNoun):
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


Noun = Accession | Intake | KeyAct | CustodyAct | Assertion
_KINDS: dict[str, type[Accession] | type[Intake] | type[KeyAct] | type[CustodyAct] | type[Assertion]] = {
    "accession": Accession,
    "intake": Intake,
    "key": KeyAct,
    "custody": CustodyAct,
    "assertion": Assertion,
}


def noun_of(given: Mapping[str, Json]) -> Noun | None:
    """The noun a record's fields make; None for a kind that this version does not know."""
    kind = _KINDS.get(str(given.get("kind")))
    return kind.from_fields(given) if kind else None
