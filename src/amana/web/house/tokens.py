"""Words that cannot be guessed: links, sessions, and signatures under the addresses of content."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

_BYTES = 32
_SIGNATURE = 18  # bytes of an HMAC that are kept: 144 bits


def new_token() -> str:
    """A new word of 256 bits, fit for an address."""
    return secrets.token_urlsafe(_BYTES)


def new_secret() -> bytes:
    """A new key of 256 bits."""
    return secrets.token_bytes(_BYTES)


def hashed(token: str) -> str:
    """What is kept of a token, so that memory does not hold the word itself."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def signature(secret: bytes, text: str) -> str:
    """What shows that whoever holds `secret` gave out this text."""
    made = hmac.digest(secret, text.encode("utf-8", "surrogatepass"), "sha256")
    return base64.urlsafe_b64encode(made[:_SIGNATURE]).decode("ascii")


def same(one: str, other: str) -> bool:
    """Whether two words are the same, in a time that does not tell how nearly."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
