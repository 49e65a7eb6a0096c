"""Cosignatures (c2sp.org/tlog-cosignature), of the Ed25519 kind: what a second party signs of a log's checkpoint.

A cosignature says: at this time, this was the longest state of this log that I had seen, and it went on from
every state I had seen before. It stands in the checkpoint's note as one more signature line. The message names
neither the cosigner nor the place, so one key must never serve two cosigners.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from amana.errors import CheckpointUnreadable, NoteKeyUnreadable
from amana.tlog.checkpoint import Checkpoint
from amana.tlog.note import (
    PRIVATE,
    Signature,
    check_note,
    check_public,
    key_id,
    key_parts,
    key_text,
    read_note,
    signed_by,
    write_note,
)

COSIGNATURE: Final = b"\x04"
"""The signature type byte of a timestamped Ed25519 cosignature."""
MAX_TIME: Final = 2**63 - 1

_TIME_SIZE: Final = 8
_SIGNATURE_SIZE: Final = 64


@dataclass(frozen=True, slots=True)
class CosignerVerifier:
    """A cosigner's public half. `public` is 32 bytes (RFC 8032); its text never passes for a log's key."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        """Raises NoteKeyUnreadable for a name that no note may carry, or a key of another length."""
        check_public(self.name, self.public)

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that name this key, with its name, in a signature line."""
        return key_id(self.name, COSIGNATURE, self.public)

    @property
    def text(self) -> str:
        """The key as text, a C2SP vkey: `name+id in hex+base64 of type and key`."""
        return key_text(self.name, self.key_id, COSIGNATURE + self.public)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The key again. Raises NoteKeyUnreadable."""
        name, told, public = key_parts(text, COSIGNATURE)
        key = cls(name, public)
        if key.key_id.hex() != told:
            raise NoteKeyUnreadable(reason="key-id")
        return key

    def holds(self, text: str, signature: bytes, /) -> bool:
        """Whether this is this cosigner's timestamped signature over the checkpoint of exactly this text."""
        told, made = signature[:_TIME_SIZE], signature[_TIME_SIZE:]
        time = int.from_bytes(told, "big")
        if len(made) != _SIGNATURE_SIZE or time > MAX_TIME:
            return False
        return signed_by(self.public, _message(text, time), made)


class CosignerKey:
    """A cosigner's secret half. It never shows itself but in `text`."""

    __slots__ = ("_key", "verifier")

    def __init__(self, name: str, secret: bytes) -> None:
        if len(secret) != 32:
            raise NoteKeyUnreadable(reason="length")
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.verifier = CosignerVerifier(name, self._key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls, name: str) -> Self:
        """A fresh key. Raises NoteKeyUnreadable for a name no note may carry: no spaces, no plus."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The key again from its `text`. Raises NoteKeyUnreadable, also for a log's signing key."""
        if not text.startswith(PRIVATE):
            raise NoteKeyUnreadable(reason="not-a-signing-key")
        name, told, secret = key_parts(text.removeprefix(PRIVATE), COSIGNATURE)
        key = cls(name, secret)
        if key.verifier.key_id.hex() != told:
            raise NoteKeyUnreadable(reason="key-id")
        return key

    @property
    def name(self) -> str:
        """The cosigner's name."""
        return self.verifier.name

    @property
    def text(self) -> str:
        """The secret as text, `PRIVATE+KEY+name+id+base64`: to be kept where only its owner reads."""
        return PRIVATE + key_text(self.name, self.verifier.key_id, COSIGNATURE + self._key.private_bytes_raw())

    def sign(self, text: str, time: int) -> Signature:
        """The signature line over the checkpoint of this text, at this time (seconds since 1970, UTC)."""
        if not 0 < time <= MAX_TIME:
            raise CheckpointUnreadable(reason="cosign-time")
        made = time.to_bytes(_TIME_SIZE, "big") + self._key.sign(_message(text, time))
        return Signature(self.name, self.verifier.key_id, made)

    def __repr__(self) -> str:
        return f"CosignerKey({self.verifier.text!r})"


@dataclass(frozen=True, slots=True)
class Cosignature:
    """A cosignature that holds: the cosigner's name, when it was made (seconds since 1970, UTC), and its line."""

    name: str
    time: int
    line: str


def cosign_checkpoint(note: bytes, key: CosignerKey, time: int) -> str:
    """The signature line, with its newline, for the checkpoint in this note. Raises CheckpointUnreadable.

    Whether the log's own signature holds, and whether the log goes on from what was seen of it before, is for
    the caller to have checked.
    """
    text = read_note(note).text
    Checkpoint.from_text(text)
    return key.sign(text, time).line()


def cosignatures(note: bytes, verifiers: Sequence[CosignerVerifier]) -> tuple[Cosignature, ...]:
    """What these cosigners signed of the checkpoint in this note, in the order of its lines; maybe nothing.

    Other lines are passed over. A line of a known cosigner that fails spoils the note: CheckpointUnreadable.
    """
    checked = check_note(read_note(note), verifiers)
    Checkpoint.from_text(checked.text)
    return tuple(
        Cosignature(one.name, int.from_bytes(one.value[:_TIME_SIZE], "big"), one.line())
        for one in checked.verified
    )


def merge_signatures(one: bytes, other: bytes) -> bytes:
    """One note with the signature lines of both, each once, those of `one` first.

    Raises CheckpointUnreadable: other-text where the two do not sign the same; too-many-signatures, too-long.
    """
    first, second = read_note(one), read_note(other)
    if first.text != second.text:
        raise CheckpointUnreadable(reason="other-text")
    return write_note(first.text, tuple(dict.fromkeys((*first.signatures, *second.signatures))))


def _message(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()
