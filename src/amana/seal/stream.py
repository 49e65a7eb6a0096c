"""The payload's layout: 64 KiB chunks, each sealed on its own, the last one marked.

Source: C2SP age.md, "Payload" (the STREAM construction).
"""

from __future__ import annotations

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from amana.seal.primitives import hkdf

CHUNK = 64 * 1024
"""Opened bytes in every chunk but the last."""

TAG = 16
SEALED_CHUNK = CHUNK + TAG
NONCE_SIZE = 16
"""Bytes between the header and the first chunk, new for each file."""

BATCH = 16
"""Chunks handled at a time: about 1 MiB."""


def payload_cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    """The cipher of one file's payload."""
    return ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))


def chunk_nonce(index: int, *, last: bool) -> bytes:
    """The nonce of chunk `index`, counted from zero: 11 bytes of counter, one that says whether it is the last."""
    return (index << 8 | last).to_bytes(12, "big")


def sealed_size(length: int) -> int:
    """Bytes of the payload (nonce and chunks, without the header) that hold `length` opened bytes."""
    return NONCE_SIZE + length + TAG * max(1, -(-length // CHUNK))
