"""The few primitives that all of sealing stands on: keyed derivation, wrapping a key, random bytes, base64.

Sources: RFC 5869 (HKDF), RFC 8439 (ChaCha20-Poly1305), RFC 4648 section 4 and 3.5 (base64, canonical).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_ZERO_NONCE = bytes(12)


def token(length: int) -> bytes:
    """`length` random bytes from the operating system, fit for keys and salts."""
    return secrets.token_bytes(length)


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int = 32) -> bytes:
    """HKDF-SHA-256 (RFC 5869): extract with `salt`, expand with `info`."""
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def hmac_sha256(key: bytes, message: bytes) -> bytes:
    """HMAC-SHA-256 (RFC 2104), 32 bytes."""
    return hmac.digest(key, message, "sha256")


def same_bytes(one: bytes, other: bytes) -> bool:
    """Whether two values are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one, other)


def wrap_key(key: bytes, file_key: bytes) -> bytes:
    """The file key under `key`, 32 bytes. The nonce is zero: `key` must never wrap a second file key."""
    return ChaCha20Poly1305(key).encrypt(_ZERO_NONCE, file_key, None)


def unwrap_key(key: bytes, body: bytes) -> bytes | None:
    """The file key in `body`, or None where `key` is not the one that wrapped it."""
    try:
        return ChaCha20Poly1305(key).decrypt(_ZERO_NONCE, body, None)
    except InvalidTag:
        return None


def to_base64(data: bytes) -> str:
    """Standard base64 without padding, as age headers have it."""
    return base64.b64encode(data).rstrip(b"=").decode("ascii")


def from_base64(text: str) -> bytes | None:
    """The bytes of unpadded, canonical base64; None for anything else (padding, stray bits, other characters)."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None
    # Re-encoding finds what the library lets through: set bits after the last byte, and padding in `text`.
    return data if to_base64(data) == text else None
