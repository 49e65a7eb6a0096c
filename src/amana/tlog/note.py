"""Signed notes (c2sp.org/signed-note) with Ed25519: a text, an empty line, and signature lines.

A note proves nothing but what a key that is known beforehand signed. Lines of other keys, and of other
algorithms, are kept and not trusted.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from amana.errors import CheckpointUnreadable, NoteKeyUnreadable

MAX_NOTE: Final = 256 * 1024
"""The longest note that is read, in bytes: room for sixteen of the longest signatures known, and more."""
MAX_SIGNATURES: Final = 64
MAX_NAME: Final = 256
"""The longest key name, in code points."""

ED25519: Final = b"\x01"
"""The signature type byte. Timestamped cosignatures (0x04) will stand beside it; until then they stay unread."""

_DASH: Final = "— "  # em dash and space
_PRIVATE: Final = "PRIVATE+KEY+"


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: the key's name and 4-byte id, and the bytes its algorithm made."""

    name: str
    key_id: bytes
    value: bytes

    def line(self) -> str:
        """The line as it stands in a note, with its newline."""
        return f"{_DASH}{self.name} {_base64(self.key_id + self.value)}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note that opened: its text with the final newline, all its signatures, and those that are proven."""

    text: str
    signatures: tuple[Signature, ...]
    verified: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half: what a note is checked with. `public` is 32 bytes (RFC 8032)."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        """Raises NoteKeyUnreadable for a name that no note may carry, or a key of another length."""
        if not _lawful_name(self.name):
            raise NoteKeyUnreadable(reason="name")
        if len(self.public) != 32:
            raise NoteKeyUnreadable(reason="length")

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that name this key, with its name, in a signature line."""
        return _key_id(self.name, self.public)

    @property
    def text(self) -> str:
        """The key as text: `name+id in hex+base64 of type and key`."""
        return f"{self.name}+{self.key_id.hex()}+{_base64(ED25519 + self.public)}"

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The key again. Raises NoteKeyUnreadable."""
        name, key_id, public = _key_parts(text)
        key = cls(name, public)
        if key.key_id.hex() != key_id:
            raise NoteKeyUnreadable(reason="key-id")
        return key

    def holds(self, text: str, signature: bytes) -> bool:
        """Whether this key signed exactly this text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


class SigningKey:
    """The secret half. It never shows itself but in `text`."""

    __slots__ = ("_key", "verifier")

    def __init__(self, name: str, secret: bytes) -> None:
        if len(secret) != 32:
            raise NoteKeyUnreadable(reason="length")
        self._key = Ed25519PrivateKey.from_private_bytes(secret)
        self.verifier = VerifierKey(name, self._key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls, name: str) -> Self:
        """A fresh key, named as the log's origin. Raises NoteKeyUnreadable for a name no note may carry."""
        return cls(name, Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The key again from its `text`. Raises NoteKeyUnreadable."""
        if not text.startswith(_PRIVATE):
            raise NoteKeyUnreadable(reason="not-a-signing-key")
        name, key_id, secret = _key_parts(text.removeprefix(_PRIVATE))
        key = cls(name, secret)
        if key.verifier.key_id.hex() != key_id:
            raise NoteKeyUnreadable(reason="key-id")
        return key

    @property
    def name(self) -> str:
        """The key's name."""
        return self.verifier.name

    @property
    def text(self) -> str:
        """The secret as text, `PRIVATE+KEY+name+id+base64`: to be kept where only its owner reads."""
        secret = _base64(ED25519 + self._key.private_bytes_raw())
        return f"{_PRIVATE}{self.name}+{self.verifier.key_id.hex()}+{secret}"

    def named(self, name: str) -> Self:
        """The same secret under another name: a log's origin may be made from its public key."""
        return type(self)(name, self._key.private_bytes_raw())

    def sign(self, text: str) -> Signature:
        """This key's signature line for the text."""
        return Signature(self.name, self.verifier.key_id, self._key.sign(text.encode()))

    def __repr__(self) -> str:
        return f"SigningKey({self.verifier.text!r})"


def sign_note(text: str, keys: Sequence[SigningKey]) -> bytes:
    """The note: the text, which must end in a newline, and one line a key. Raises CheckpointUnreadable."""
    if not text.endswith("\n") or not _lawful_text(text) or not keys:
        raise CheckpointUnreadable(reason="note-text")
    return (text + "\n" + "".join(key.sign(text).line() for key in keys)).encode()


def open_note(data: bytes, verifiers: Sequence[VerifierKey]) -> Note:
    """The note, if a known key signed it. Raises CheckpointUnreadable (reason).

    A line whose key is known and whose signature fails spoils the whole note.
    """
    text, signatures = _parts(data)
    known = {(key.name, key.key_id): key for key in verifiers}
    verified = []
    for one in signatures:
        key = known.get((one.name, one.key_id))
        if key is None:
            continue
        if not key.holds(text, one.value):
            raise CheckpointUnreadable(reason="signature-wrong")
        verified.append(one)
    if not verified:
        raise CheckpointUnreadable(reason="no-known-signature")
    return Note(text, signatures, tuple(verified))


def _parts(data: bytes) -> tuple[str, tuple[Signature, ...]]:
    if len(data) > MAX_NOTE:
        raise CheckpointUnreadable(reason="too-long")
    try:
        whole = data.decode()
    except UnicodeDecodeError as fault:
        raise CheckpointUnreadable(reason="not-utf-8") from fault
    text, gap, lines = whole.rpartition("\n\n")
    if not gap or not _lawful_text(whole) or not lines.endswith("\n"):
        raise CheckpointUnreadable(reason="note-shape")
    signed = lines[:-1].split("\n")
    if len(signed) > MAX_SIGNATURES:
        raise CheckpointUnreadable(reason="too-many-signatures")
    return text + "\n", tuple(_signature(line) for line in signed)


def _signature(line: str) -> Signature:
    name, _, told = line.removeprefix(_DASH).partition(" ")
    value = unbase64(told)
    if not line.startswith(_DASH) or not _lawful_name(name) or value is None or len(value) < 5:
        raise CheckpointUnreadable(reason="signature-line")
    return Signature(name, value[:4], value[4:])


def _key_parts(text: str) -> tuple[str, str, bytes]:
    """(name, id in hex, key) of `name+id+base64`; base64 may itself hold a plus."""
    name, _, rest = text.partition("+")
    key_id, _, told = rest.partition("+")
    value = unbase64(told)
    if not value:
        raise NoteKeyUnreadable(reason="base64")
    if value[:1] != ED25519:
        raise NoteKeyUnreadable(reason="algorithm")
    return name, key_id, value[1:]


def _key_id(name: str, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _lawful_name(name: str) -> bool:
    spaced = any(one.isspace() or one < " " for one in name)
    return 0 < len(name) <= MAX_NAME and not spaced and "+" not in name and _encodes(name)


def _lawful_text(text: str) -> bool:
    return not any(one < " " and one != "\n" for one in text) and _encodes(text)


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def unbase64(text: str) -> bytes | None:
    """The bytes of standard Base 64 (RFC 4648, 4) in its one exact spelling; None for anything else."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):  # ValueError: not ASCII
        return None
    return data if _base64(data) == text else None
