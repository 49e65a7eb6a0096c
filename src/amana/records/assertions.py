"""What somebody says of something: an assertion, what it rests on, and the ids of what can be spoken of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, Self

from amana.records.canonical import canonical
from amana.records.noun import BaseNoun, Json

Confidence = Literal["certain", "likely", "possible", "doubtful"]
CONFIDENCES: Final[tuple[Confidence, ...]] = ("certain", "likely", "possible", "doubtful")
ID_LENGTH: Final = 32
"""Hex digits of the id of an item, an assertion, and all that can be spoken of."""


def made_id(purpose: str, *parts: str) -> str:
    """The id of what is not an entry of its own: 32 hex digits, the same wherever it is made.

    The first half of the SHA-256 of the canonical JSON of `["amana/id/v1", purpose, *parts]`. Two devices that
    speak of the same name in the same text, or the same row of the same list, speak of one thing.
    """
    return hashlib.sha256(canonical(["amana/id/v1", purpose, *parts])).hexdigest()[:ID_LENGTH]


def made_ids(purpose: str, part: str, more: Iterable[tuple[int, int]]) -> Iterator[str]:
    """`made_id(purpose, part, str(one), str(other))` for each of `more`, many times as fast."""
    head = canonical(["amana/id/v1", purpose, part])[:-1]
    for one, other in more:
        yield hashlib.sha256(head + f',"{one}","{other}"]'.encode("ascii")).hexdigest()[:ID_LENGTH]


@dataclass(frozen=True)
class Basis(BaseNoun):
    """Where in the archive an assertion has it from.

    `item` is an id. `start` and `end` are code points in `text_version` (SHA-256, hex), half open; `region` is
    `x,y,w,h` in pixels of a picture; `since` and `until` are seconds into a recording, as text (`83.5`).
    `note` says what is in no file: a telephone call, a visit.
    """

    item: str | None = None
    text_version: str | None = None
    start: int | None = None
    end: int | None = None
    part: str | None = None
    region: str | None = None
    since: str | None = None
    until: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Assertion(BaseNoun):
    """One statement about something by someone: never overwritten, only superseded.

    `subject` is the id of what it is about: an item, an entity (person, event, ...), or a row of a reading (see
    `made_id`); `subject_type` is what kind of thing that is. `value` is text in the written form of the property's
    type; None withdraws what `supersedes` names. `supersedes` are ids of assertions about the same subject: they
    are kept, and no longer stand. `language` is that of `value` (ISO 639-1). `at` is RFC 3339, UTC, as the device
    said; `person` is who says so, by the name or pseudonym they gave.
    """

    subject: str
    property: str
    at: str
    device: str
    software: str
    value: str | None = None
    language: str | None = None
    basis: tuple[Basis, ...] = ()
    confidence: Confidence | None = None
    note: str | None = None
    person: str | None = None
    supersedes: tuple[str, ...] = ()
    subject_type: str | None = None
    kind: Literal["assertion"] = "assertion"

    @classmethod
    def from_fields(cls, given: Mapping[str, Json]) -> Self:
        """As for every noun; what it rests on becomes nouns again too."""
        noun = super().from_fields(given)
        return replace(noun, basis=tuple(Basis.from_fields(one) for one in noun.basis if isinstance(one, dict)))
