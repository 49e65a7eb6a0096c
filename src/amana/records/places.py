"""Where kept bytes rest, and which log entry says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from amana.records.assertions import ID_LENGTH, Assertion
from amana.records.nouns import Accession, CustodyAct, Intake, KeyAct


@dataclass(frozen=True, slots=True)
class ContentPlace:
    """Bytes inside an object: `object` is its name (hex), `offset` and `size` count its opened bytes."""

    object: str
    offset: int
    size: int


ERASED: Final = ContentPlace("0" * 64, 0, 0)
"""Stands for the place of bytes that a custodian erased: no object has this name."""


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """One log entry: the log's device, the entry's index, and the record's commitment (hex)."""

    device: str
    index: int
    commitment: str


@dataclass(frozen=True, slots=True)
class AccessionRow:
    """An accession as the catalogue takes it. The item's id is `entry.commitment[:32]` when it is the first."""

    entry: EntryPlace
    accession: Accession
    content: ContentPlace


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """An intake record as the catalogue takes it: `contents` and `texts` run parallel to `intake.made`.

    `texts` holds the text itself for a text version, None for another derivative.
    """

    entry: EntryPlace
    intake: Intake
    contents: tuple[ContentPlace, ...] = ()
    texts: tuple[str | None, ...] = ()


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act of custody or on keys, as the catalogue takes it."""

    entry: EntryPlace
    act: CustodyAct | KeyAct


@dataclass(frozen=True, slots=True)
class AssertionRow:
    """An assertion as the catalogue takes it."""

    entry: EntryPlace
    assertion: Assertion

    @property
    def id(self) -> str:
        """What `supersedes` and `undo` call it: the first 32 digits of its record's commitment."""
        return self.entry.commitment[:ID_LENGTH]
