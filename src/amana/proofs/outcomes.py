"""What a proof file shows: typed values. The device's own clock and the outsiders' stay in fields apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from amana.proofs.form import StampToken
from amana.records import Json


@dataclass(frozen=True, slots=True)
class CosignedBy:
    """A cosignature that holds: who, when by their clock (RFC 3339, UTC), and their key.

    `trusted` says that the caller named this key; else it came with the proof itself.
    """

    name: str
    time: str
    key: str
    trusted: bool


@dataclass(frozen=True)
class Shown:
    """One proof of a file, checked. Where `ok` is False, `reason` says why, and nothing else counts.

    The entry `index` (from 0) stands among the first `size` of the log of `device`, whose `key` signed that.
    `key_trusted` is None where the caller named no log's key, else whether this is one of those named.
    `fields` are shown and proven. `kept_back` is how many more the record has: that is the word of whoever made
    the proof, as is `suspect`. `device_clock` is what the device's own clock said, if the record shows it.
    Outsiders: `cosigned` holds, `unchecked` are names of signers whose key is not known; `tokens` and
    `calendars` are as they came, about the checkpoint `text`.
    """

    number: int
    ok: bool
    reason: str | None = None
    archive: str = ""
    device: str = ""
    key: str = ""
    key_trusted: bool | None = None
    index: int = 0
    size: int = 0
    fields: Mapping[str, Json] = field(default_factory=dict)
    kept_back: int = 0
    suspect: str | None = None
    device_clock: str | None = None
    cosigned: tuple[CosignedBy, ...] = ()
    unchecked: tuple[str, ...] = ()
    text: str = ""
    tokens: tuple[StampToken, ...] = ()
    calendars: bytes | None = None
