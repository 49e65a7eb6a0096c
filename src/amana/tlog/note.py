"""Signed notes (c2sp.org/signed-note) with Ed25519: a text, an empty line, and signature lines.

A note proves nothing but what a key that is known beforehand signed. Lines of other keys, and of other
algorithms, are kept and not trusted. Cosignatures are another kind of line: `cosignature` has them.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Protocol, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from amana.errors import CheckpointUnreadable, NoteKeyUnreadable

MAX_NOTE: Final = 256 * 1024
"""The longest note that is read, in bytes: room for sixteen of the longest signatures known, and more."""
MAX_SIGNATURES: Final = 64
MAX_NAME: Final = 256
"""The longest key name, in code points."""

ED25519: Final = b"\x01"
"""The signature type byte of a plain signature: what a log signs with. Key texts of other types are refused."""

_DASH: Final = "— "  # em dash and space
PRIVATE: Final = "PRIVATE+KEY+"
"""How the text of a secret key begins."""


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
    """A note as it was read: its text with the final newline, all its signatures, and those that are proven."""

    text: str
    signatures: tuple[Signature, ...]
    verified: tuple[Signature, ...] = ()


class Verifier(Protocol):
    """Anything that checks one kind of signature line: a log's key, or a cosigner's."""

    @property
    def name(self) -> str:
        """The key's name."""
        ...

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that name this key, with its name, in a signature line."""
        ...

    def holds(self, text: str, signature: bytes, /) -> bool:
        """Whether this key made exactly this signature over this text."""
        ...


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """The public half: what a note is checked with. `public` is 32 bytes (RFC 8032)."""

    name: str
    public: bytes

    def __post_init__(self) -> None:
        """Raises NoteKeyUnreadable for a name that no note may carry, or a key of another length."""
        check_public(self.name, self.public)

    @property
    def key_id(self) -> bytes:
        """The 4 bytes that name this key, with its name, in a signature line."""
        return key_id(self.name, ED25519, self.public)

    @property
    def text(self) -> str:
        """The key as text: `name+id in hex+base64 of type and key`."""
        return key_text(self.name, self.key_id, ED25519 + self.public)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The key again. Raises NoteKeyUnreadable."""
        name, told, public = key_parts(text, ED25519)
        key = cls(name, public)
        if key.key_id.hex() != told:
            raise NoteKeyUnreadable(reason="key-id")
        return key

    def holds(self, text: str, signature: bytes, /) -> bool:
        """Whether this key signed exactly this text."""
        return signed_by(self.public, text.encode(), signature)


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
        if not text.startswith(PRIVATE):
            raise NoteKeyUnreadable(reason="not-a-signing-key")
        name, told, secret = key_parts(text.removeprefix(PRIVATE), ED25519)
        key = cls(name, secret)
        if key.verifier.key_id.hex() != told:
            raise NoteKeyUnreadable(reason="key-id")
        return key

    @property
    def name(self) -> str:
        """The key's name."""
        return self.verifier.name

    @property
    def text(self) -> str:
        """The secret as text, `PRIVATE+KEY+name+id+base64`: to be kept where only its owner reads."""
        return PRIVATE + key_text(self.name, self.verifier.key_id, ED25519 + self._key.private_bytes_raw())

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
    return write_note(text, [key.sign(text) for key in keys])


def write_note(text: str, signatures: Sequence[Signature]) -> bytes:
    """The note of a text and lines that were made already. Raises CheckpointUnreadable past the limits."""
    if len(signatures) > MAX_SIGNATURES:
        raise CheckpointUnreadable(reason="too-many-signatures")
    note = (text + "\n" + "".join(one.line() for one in signatures)).encode()
    if len(note) > MAX_NOTE:
        raise CheckpointUnreadable(reason="too-long")
    return note


def open_note(data: bytes, verifiers: Sequence[Verifier]) -> Note:
    """The note, if a known key signed it. Raises CheckpointUnreadable (reason).

    A line whose key is known and whose signature fails spoils the whole note.
    """
    note = check_note(read_note(data), verifiers)
    if not note.verified:
        raise CheckpointUnreadable(reason="no-known-signature")
    return note


def check_note(note: Note, verifiers: Sequence[Verifier]) -> Note:
    """The note, with what these keys signed as `verified`; which may be nothing. Raises CheckpointUnreadable."""
    known = {(key.name, key.key_id): key for key in verifiers}
    verified = []
    for one in note.signatures:
        key = known.get((one.name, one.key_id))
        if key is None:
            continue
        if not key.holds(note.text, one.value):
            raise CheckpointUnreadable(reason="signature-wrong")
        verified.append(one)
    return Note(note.text, note.signatures, tuple(verified))


def read_note(data: bytes) -> Note:
    """The note's text and lines, nothing checked: trust none of it. Raises CheckpointUnreadable."""
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
    return Note(text + "\n", tuple(read_line(line) for line in signed))


def read_line(line: str) -> Signature:
    """One signature line, without its newline. Raises CheckpointUnreadable."""
    name, _, told = line.removeprefix(_DASH).partition(" ")
    value = unbase64(told)
    if not line.startswith(_DASH) or not _lawful_name(name) or value is None or len(value) < 5:
        raise CheckpointUnreadable(reason="signature-line")
    return Signature(name, value[:4], value[4:])


def key_parts(text: str, kind: bytes) -> tuple[str, str, bytes]:
    """(name, id in hex, key) of `name+id+base64`; base64 may itself hold a plus. Raises NoteKeyUnreadable."""
    name, _, rest = text.partition("+")
    told, _, encoded = rest.partition("+")
    value = unbase64(encoded)
    if not value:
        raise NoteKeyUnreadable(reason="base64")
    if value[:1] != kind:
        raise NoteKeyUnreadable(reason="algorithm")
    return name, told, value[1:]


def key_text(name: str, identifier: bytes, data: bytes) -> str:
    """`name+id+base64`; `data` is the type byte and the key."""
    return f"{name}+{identifier.hex()}+{_base64(data)}"


def key_id(name: str, kind: bytes, public: bytes) -> bytes:
    """The 4 bytes that name a key of this name and kind."""
    return sha256(name.encode() + b"\n" + kind + public).digest()[:4]


def check_public(name: str, public: bytes) -> None:
    """Raises NoteKeyUnreadable for a name that no note may carry, or a key of another length than Ed25519's."""
    if not _lawful_name(name):
        raise NoteKeyUnreadable(reason="name")
    if len(public) != 32:
        raise NoteKeyUnreadable(reason="length")


def signed_by(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether this Ed25519 key signed exactly this message (RFC 8032)."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


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
