"""Sealing to a post-quantum key: ML-KEM-768 and X25519 together (X-Wing), as age 1.3 has it.

Who keeps sealed bytes today and gains a quantum computer later must break both. Source: C2SP age.md,
"The MLKEM768-X25519 hybrid post-quantum recipient type"; HPKE base mode (RFC 9180) with the KEM of
draft-ietf-hpke-pq-03. A key pair comes from a 32-byte seed: SHAKE256 of it gives 64 bytes of ML-KEM
seed and 32 bytes of X25519 secret (draft-connolly-cfrg-xwing-kem, "expandDecapsulationKey").
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Self

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from amana.errors import IdentityUnreadable, RecipientUnreadable, SealedDamaged
from amana.seal import bech32
from amana.seal.primitives import from_base64, to_base64, token
from amana.seal.stanza import WRAPPED_KEY_SIZE, Stanza

HYBRID_KIND = "mlkem768x25519"
RECIPIENT_PREFIX = "age1pq"
IDENTITY_PREFIX = "AGE-SECRET-KEY-PQ-"

_INFO = b"age-encryption.org/mlkem768x25519"
_SEED_SIZE = 32
_MLKEM_SEED_SIZE, _MLKEM_PUBLIC_SIZE, _MLKEM_SHARE_SIZE = 64, 1184, 1088
_X25519_SIZE = 32
_PUBLIC_SIZE = _MLKEM_PUBLIC_SIZE + _X25519_SIZE
_SHARE_SIZE = _MLKEM_SHARE_SIZE + _X25519_SIZE


@cache
def post_quantum_available() -> bool:
    """Whether the crypto library here can make and open post-quantum keys (it needs ML-KEM-768)."""
    try:
        MLKEM768PrivateKey.from_seed_bytes(bytes(_MLKEM_SEED_SIZE))
    except UnsupportedAlgorithm:
        return False
    return True


@dataclass(frozen=True, repr=False)
class HybridRecipient:
    """A post-quantum public key to seal to: 1,216 bytes. Raises RecipientUnreadable where it is not one."""

    public: bytes

    def __post_init__(self) -> None:
        if len(self.public) != _PUBLIC_SIZE:
            raise RecipientUnreadable(recipient=self.text()[:80], reason="wrong-length")
        try:
            _suite().encrypt(bytes(1), self._key, info=_INFO)
        except UnsupportedAlgorithm as fault:
            raise RecipientUnreadable(recipient=self.text()[:80], reason="post-quantum-unavailable") from fault
        except ValueError as fault:
            raise RecipientUnreadable(recipient=self.text()[:80], reason="not-a-key") from fault

    @cached_property
    def _key(self) -> MLKEM768X25519PublicKey:
        lattice, curve = self.public[:_MLKEM_PUBLIC_SIZE], self.public[_MLKEM_PUBLIC_SIZE:]
        return MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(lattice), X25519PublicKey.from_public_bytes(curve)
        )

    def wrap(self, file_key: bytes) -> Sequence[Stanza]:
        """One stanza, made with a new encapsulation."""
        sealed = _suite().encrypt(file_key, self._key, info=_INFO)
        return (Stanza(HYBRID_KIND, (to_base64(sealed[:_SHARE_SIZE]),), sealed[_SHARE_SIZE:]),)

    def text(self) -> str:
        """`age1pq1…`, 1,959 characters."""
        return bech32.encode(RECIPIENT_PREFIX, self.public)

    def __repr__(self) -> str:
        return f"HybridRecipient({self.text()[:40]}…)"


@dataclass(frozen=True, repr=False)
class HybridIdentity:
    """A post-quantum secret: a 32-byte seed. Only `secret_text` and `secret_bytes` show it, never repr."""

    _secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self._secret) != _SEED_SIZE:
            raise IdentityUnreadable(reason="wrong-length")
        if not post_quantum_available():
            raise IdentityUnreadable(reason="post-quantum-unavailable")

    @classmethod
    def generate(cls) -> Self:
        """A new identity, from the operating system's randomness."""
        return cls(token(_SEED_SIZE))

    @cached_property
    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        grown = hashlib.shake_256(self._secret).digest(_MLKEM_SEED_SIZE + _X25519_SIZE)
        lattice, curve = grown[:_MLKEM_SEED_SIZE], grown[_MLKEM_SEED_SIZE:]
        return MLKEM768PrivateKey.from_seed_bytes(lattice), X25519PrivateKey.from_private_bytes(curve)

    @cached_property
    def recipient(self) -> HybridRecipient:
        """The public half."""
        lattice, curve = (half.public_key().public_bytes_raw() for half in self._halves)
        return HybridRecipient(lattice + curve)

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key, from the first mlkem768x25519 stanza that is for this identity."""
        for stanza in stanzas:
            if stanza.kind == HYBRID_KIND and (file_key := self._open(stanza)) is not None:
                return file_key
        return None

    def _open(self, stanza: Stanza) -> bytes | None:
        share = from_base64(stanza.arguments[0]) if len(stanza.arguments) == 1 else None
        if share is None or len(share) != _SHARE_SIZE or len(stanza.body) != WRAPPED_KEY_SIZE:
            raise SealedDamaged(part="header", reason="hybrid-stanza-malformed")
        self._refuse_low_order(share[_MLKEM_SHARE_SIZE:])
        try:
            return _suite().decrypt(share + stanza.body, MLKEM768X25519PrivateKey(*self._halves), info=_INFO)
        except InvalidTag:
            return None

    def _refuse_low_order(self, curve_share: bytes) -> None:
        # The library reports a low-order point and a wrong key alike; age tells them apart.
        try:
            self._halves[1].exchange(X25519PublicKey.from_public_bytes(curve_share))
        except ValueError as fault:
            raise SealedDamaged(part="header", reason="hybrid-low-order-point") from fault

    def secret_bytes(self) -> bytes:
        """The secret itself, a 32-byte seed."""
        return self._secret

    def secret_text(self) -> str:
        """The secret itself, `AGE-SECRET-KEY-PQ-1…`"""
        return bech32.encode(IDENTITY_PREFIX.lower(), self._secret).upper()

    def __repr__(self) -> str:
        return f"HybridIdentity(of {self.recipient.text()[:40]}…)"


def _suite() -> Suite:
    return Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
