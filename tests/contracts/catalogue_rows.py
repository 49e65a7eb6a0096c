"""Makes the rows that catalogue tests write: invented people, an invented town."""

from __future__ import annotations

import hashlib
from typing import Any

from amana.records.assertions import Assertion
from amana.records.nouns import Accession, CustodyAct, Derivative, Intake
from amana.records.places import AccessionRow, ActRow, AssertionRow, ContentPlace, EntryPlace, IntakeRow

KEY = bytes(range(32))
DEVICE = "dev-a"


def sha256(data: str) -> str:
    """The SHA-256 (hex) of a text's UTF-8 bytes."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()


def entry(index: int, device: str = DEVICE) -> EntryPlace:
    """A log entry with a commitment of its own."""
    return EntryPlace(device, index, sha256(f"entry {device} {index}"))


def place(index: int, size: int = 10) -> ContentPlace:
    """A place in an object of its own."""
    return ContentPlace(sha256(f"object {index}"), index, size)


def accession(index: int, content: str | None = None, device: str = DEVICE, **more: Any) -> AccessionRow:
    """Entry `index`: the file whose bytes are `content` taken in; `more` are further fields of the accession."""
    content = f"bytes {index}" if content is None else content
    told = {
        "path": f"card/file{index}.txt",
        "found_at": "/media/card",
        "size": len(content),
        "sha256": sha256(content),
        "media_type": "text/plain",
        "received": f"2024-05-01T10:{index // 60 % 60:02}:{index % 60:02}Z",
        "device": device,
        "software": "amana 0.1.0",
        **more,
    }
    return AccessionRow(entry(index, device), Accession(**told), place(index))


def intake(index: int, content: str, text: str | None = None, device: str = DEVICE, **more: Any) -> IntakeRow:
    """Entry `index`: what a module made of the bytes `content`: a text version `text`, or nothing."""
    made = () if text is None else (Derivative("text", sha256(text), len(text), "text/plain"),)
    told: dict[str, Any] = {
        "sha256": sha256(content),
        "module": "plain",
        "version": "1",
        "outcome": "nothing" if text is None else "read",
        "made": made,
        **more,
    }
    places = tuple(place(index + 5000 + at) for at in range(len(made)))
    return IntakeRow(entry(index, device), Intake(**told), places, () if text is None else (text,))


def act(index: int, device: str = DEVICE, **more: Any) -> ActRow:
    """Entry `index`: an act of custody."""
    told: dict[str, Any] = {"act": "restored", "at": f"2024-06-01T00:00:{index:02}Z", "device": device, **more}
    return ActRow(entry(index, device), CustodyAct(software="amana 0.1.0", **told))


def assertion(
    index: int, subject: str, prop: str, value: str | None, device: str = DEVICE, **more: Any
) -> AssertionRow:
    """Entry `index`: somebody says `value` of `subject`."""
    at = f"2024-06-01T00:00:{index:02}Z"
    told: dict[str, Any] = {"at": at, "device": device, "software": "amana 0.1.0", **more}
    return AssertionRow(entry(index, device), Assertion(subject, prop, value=value, **told))
