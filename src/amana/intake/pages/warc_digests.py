"""Digests as a WARC states them, held against what is there. Stated as `sha1:` and base32, or hex, or base64.

ISO 28500:2017, 5.8 and 5.9: the algorithm and the encoding are left open, so each that fits the length is taken.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Literal

Check = Literal["absent", "valid", "invalid", "not-checked"]
_KNOWN = {
    "md5": "md5",
    "sha1": "sha1",
    "sha-1": "sha1",
    "sha256": "sha256",
    "sha-256": "sha256",
    "sha512": "sha512",
}
_MOST = 300


def algorithm_of(stated: str | None) -> str | None:
    """The algorithm that a stated digest names, as hashlib calls it; None where it is none that we know."""
    return _KNOWN.get((stated or "").partition(":")[0].strip().lower())


def check(stated: str | None, data: bytes) -> Check:
    """How what is stated and the digest of `data` compare. `not-checked`: an algorithm that is not known here."""
    algorithm = algorithm_of(stated)
    if not stated:
        return "absent"
    if algorithm is None:
        return "not-checked"
    return _compared(stated, hashlib.new(algorithm, data, usedforsecurity=False).digest())


def _compared(stated: str, found: bytes) -> Check:
    value = stated.partition(":")[2].strip()
    return "valid" if found in _decodings(value) else "invalid"


def _decodings(value: str) -> list[bytes]:
    if len(value) > _MOST or not value.isascii():
        return []
    bare = value.rstrip("=")
    base32 = bare.upper() + "=" * (-len(bare) % 8)
    base64_ = bare.replace("-", "+").replace("_", "/") + "=" * (-len(bare) % 4)
    found = []
    for decode, text in ((bytes.fromhex, value), (base64.b32decode, base32), (base64.b64decode, base64_)):
        try:
            found.append(decode(text))
        except (ValueError, binascii.Error):
            continue
    return found


class Digests:
    """The digest of a block as it passes by: a block that is too large to be kept is checked all the same."""

    def __init__(self, block: str | None = None, payload: str | None = None) -> None:
        self.block_stated, self.payload_stated = block, payload
        algorithm = algorithm_of(block)
        self._block = hashlib.new(algorithm, usedforsecurity=False) if algorithm else None

    def update(self, piece: bytes) -> None:
        """One more piece of the block."""
        if self._block is not None:
            self._block.update(piece)

    def block_check(self) -> Check:
        """Once all of the block has passed."""
        if not self.block_stated:
            return "absent"
        return "not-checked" if self._block is None else _compared(self.block_stated, self._block.digest())
