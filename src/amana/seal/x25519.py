"""Sealing to an X25519 key: the recipient every age program knows.

Source: C2SP age.md, "The X25519 recipient type"; RFC 7748.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from amana.errors import IdentityUnreadable, RecipientUnreadable, SealedDamaged
from amana.seal import bech32
from amana.seal.primitives import from_base64, hkdf, to_base64, token, unwrap_key, wrap_key
from amana.seal.stanza import WRAPPED_KEY_SIZE, Stanza

RECIPIENT_PREFIX = "age"
IDENTITY_PREFIX = "AGE-SECRET-KEY-"

_KIND = "X25519"
_INFO = b"age-encryption.org/v1/X25519"
_KEY_SIZE = 32


@dataclass(frozen=True, repr=False)
class X25519Recipient:
    """A public key to seal to: 32 bytes. Raises RecipientUnreadable for a wrong size or a low-order point."""

    public: bytes

    def __post_init__(self) -> None:
        if len(self.public) != _KEY_SIZE:
            raise RecipientUnreadable(recipient=self.public.hex(), reason="wrong-length")
        if _shared(X25519PrivateKey.generate(), self.public) is None:
            raise RecipientUnreadable(recipient=self.text(), reason="low-order-point")

    @cached_property
    def _key(self) -> X25519PublicKey:
        return X25519PublicKey.from_public_bytes(self.public)

    def wrap(self, file_key: bytes) -> Sequence[Stanza]:
        """One stanza, made with a new ephemeral key."""
        ephemeral = X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        key = hkdf(ephemeral.exchange(self._key), share + self.public, _INFO)
        return (Stanza(_KIND, (to_base64(share),), wrap_key(key, file_key)),)

    def text(self) -> str:
        """`age1…`"""
        return bech32.encode(RECIPIENT_PREFIX, self.public)

    def __repr__(self) -> str:
        return f"X25519Recipient({self.text()})"


@dataclass(frozen=True, repr=False)
class X25519Identity:
    """A secret key: 32 bytes. Only `secret_text` and `secret_bytes` show it, never repr."""

    _secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self._secret) != _KEY_SIZE:
            raise IdentityUnreadable(reason="wrong-length")

    @classmethod
    def generate(cls) -> Self:
        """A new identity, from the operating system's randomness."""
        return cls(token(_KEY_SIZE))

    @cached_property
    def _key(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self._secret)

    @cached_property
    def recipient(self) -> X25519Recipient:
        """The public half."""
        return X25519Recipient(self._key.public_key().public_bytes_raw())

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key, from the first X25519 stanza that is for this identity."""
        for stanza in stanzas:
            if stanza.kind == _KIND and (file_key := self._open(stanza)) is not None:
                return file_key
        return None

    def _open(self, stanza: Stanza) -> bytes | None:
        share = from_base64(stanza.arguments[0]) if len(stanza.arguments) == 1 else None
        # The body's length is checked before any decryption, against partitioning oracles (age.md).
        if share is None or len(share) != _KEY_SIZE or len(stanza.body) != WRAPPED_KEY_SIZE:
            raise SealedDamaged(part="header", reason="x25519-stanza-malformed")
        shared = _shared(self._key, share)
        if shared is None:
            raise SealedDamaged(part="header", reason="x25519-low-order-point")
        return unwrap_key(hkdf(shared, share + self.recipient.public, _INFO), stanza.body)

    def secret_bytes(self) -> bytes:
        """The secret itself, 32 bytes."""
        return self._secret

    def secret_text(self) -> str:
        """The secret itself, `AGE-SECRET-KEY-1…`"""
        return bech32.encode(IDENTITY_PREFIX.lower(), self._secret).upper()

    def __repr__(self) -> str:
        return f"X25519Identity(of {self.recipient.text()})"


def _shared(secret: X25519PrivateKey, public: bytes) -> bytes | None:
    """The shared secret; None where it is all zero, that is, where `public` is a low-order point."""
    try:
        return secret.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        return None
