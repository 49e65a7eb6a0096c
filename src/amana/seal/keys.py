"""Keys as text and as files: reading a recipient, an identity, an identity file; deriving further keys."""

from __future__ import annotations

from collections.abc import Callable

from amana.errors import (
    IdentityUnreadable,
    NoIdentityMatches,
    PassphraseMissing,
    PassphraseWrong,
    RecipientUnreadable,
    SealedDamaged,
)
from amana.seal import bech32, hybrid, x25519
from amana.seal.armor import looks_armored, read_armor
from amana.seal.header import INTRO
from amana.seal.hybrid import HybridIdentity, HybridRecipient
from amana.seal.primitives import hkdf
from amana.seal.scrypt import ScryptIdentity
from amana.seal.whole import open_bytes
from amana.seal.x25519 import X25519Identity, X25519Recipient

IDENTITY_FILE_LIMIT = 1024 * 1024
"""Bytes an identity file may have: thousands of identities."""

KeyRecipient = X25519Recipient | HybridRecipient
SecretIdentity = X25519Identity | HybridIdentity

_DERIVED = b"amana/v1/"


def parse_recipient(text: str) -> KeyRecipient:
    """The recipient written `age1…` or `age1pq1…`. Raises RecipientUnreadable, never with a secret in it."""
    text = text.strip()
    if x25519.IDENTITY_PREFIX in text.upper():
        raise RecipientUnreadable(recipient="", reason="is-an-identity")
    prefix, public = bech32.decode(text) or ("", b"")
    if prefix == x25519.RECIPIENT_PREFIX:
        return X25519Recipient(public)
    if prefix == hybrid.RECIPIENT_PREFIX:
        return HybridRecipient(public)
    raise RecipientUnreadable(recipient=text[:80], reason="unknown-kind" if prefix else "not-bech32")


def recipient_text(recipient: KeyRecipient) -> str:
    """`age1…` or `age1pq1…`"""
    return recipient.text()


def parse_identity(text: str) -> SecretIdentity:
    """The identity written `AGE-SECRET-KEY-1…` or `AGE-SECRET-KEY-PQ-1…`.

    Raises IdentityUnreadable, without the text.
    """
    prefix, secret = bech32.decode(text.strip()) or ("", b"")
    if prefix == x25519.IDENTITY_PREFIX:
        return X25519Identity(secret)
    if prefix == hybrid.IDENTITY_PREFIX:
        return HybridIdentity(secret)
    raise IdentityUnreadable(reason="unknown-kind" if prefix else "not-bech32")


def read_identities(
    data: bytes, passphrase: Callable[[], bytes] | None = None, *, file: str = ""
) -> list[SecretIdentity]:
    """The identities in an identity file: one a line, `#` begins a comment; or that, sealed under a passphrase.

    `passphrase` is called only where it is needed; `file` names the file in errors. Limit: 1 MiB.
    Raises IdentityUnreadable, PassphraseMissing, PassphraseWrong.
    """
    if len(data) > IDENTITY_FILE_LIMIT:
        raise IdentityUnreadable(file=file, reason="too-long")
    if data.startswith(INTRO) or looks_armored(data):
        data = _open_identity_file(data, passphrase, file)
    identities = [_read_line(line, number, file) for number, line in _lines(data, file)]
    if not identities:
        raise IdentityUnreadable(file=file, reason="no-identity-inside")
    return identities


def _lines(data: bytes, file: str) -> list[tuple[int, str]]:
    """The lines that hold something, each with its number."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        # Its cause would carry the file's bytes along.
        raise IdentityUnreadable(file=file, reason="not-text") from None
    stripped = ((number, line.strip()) for number, line in enumerate(lines, start=1))
    return [(number, line) for number, line in stripped if line and not line.startswith("#")]


def _read_line(line: str, number: int, file: str) -> SecretIdentity:
    try:
        return parse_identity(line)
    except IdentityUnreadable as fault:
        raise IdentityUnreadable(file=file, line=number, **fault.facts) from fault


def _open_identity_file(data: bytes, passphrase: Callable[[], bytes] | None, file: str) -> bytes:
    try:
        data = read_armor(data) if looks_armored(data) else data
        # Asking comes after a look: a file that no passphrase opens should not ask for one.
        if not data[len(INTRO) :].startswith(b"-> scrypt "):
            raise IdentityUnreadable(file=file, reason="sealed-without-passphrase")
        if passphrase is None:
            raise PassphraseMissing(file=file)
        return open_bytes(data, [ScryptIdentity(passphrase())])
    except NoIdentityMatches as fault:
        raise PassphraseWrong(file=file) from fault
    except SealedDamaged as fault:
        raise IdentityUnreadable(file=file, reason=str(fault.facts["reason"])) from fault


def derive(identity: SecretIdentity, purpose: bytes, length: int = 32) -> bytes:
    """A further key of `length` bytes (at most 8,160) from an identity's secret, another for each `purpose`.

    HKDF-SHA-256 (RFC 5869) over the 32-byte secret, no salt, info `amana/v1/` and the purpose: it tells
    nothing of the secret or of other purposes, and never collides with what age itself derives.
    """
    return hkdf(identity.secret_bytes(), b"", _DERIVED + purpose, length)
