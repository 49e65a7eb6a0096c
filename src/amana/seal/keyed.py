"""Hashes under a fresh key: what only somebody who has the bytes now can answer.

HMAC-SHA-256 (RFC 2104) puts the key before the message. So nothing that was kept from before the key was known
helps: not the bytes' SHA-256, which is an object's public name, nor any state on the way to it. A hash with the
key behind the bytes could be carried on from such a state, without the bytes.
"""

from __future__ import annotations

import hmac

KEY_SIZE = 32
"""Bytes of a key."""


class KeyedHash:
    """One hash under a key. Large pieces are hashed without holding the interpreter."""

    def __init__(self, key: bytes, purpose: bytes = b"") -> None:
        """`purpose` is hashed first, before any byte. ValueError for a key of another length."""
        if len(key) != KEY_SIZE:
            raise ValueError("key size")
        self._state = hmac.new(key, purpose, "sha256")

    def update(self, data: bytes | bytearray | memoryview) -> None:
        """The next bytes."""
        self._state.update(data)

    def hexdigest(self) -> str:
        """The hash of all bytes so far: 64 lower-case hex digits."""
        return self._state.hexdigest()
