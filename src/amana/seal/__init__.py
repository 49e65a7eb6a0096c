"""Sealing: age v1 files (age-encryption.org/v1), written and read; keys, armor, padded lengths, word shares.

Secrets live in ordinary Python memory: nothing here can wipe them, and nothing here shows them unasked.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from amana.seal.armor import ARMOR_LIMIT, read_armor, write_armor
from amana.seal.header import HEADER_LIMIT
from amana.seal.hybrid import HybridIdentity, HybridRecipient, post_quantum_available
from amana.seal.keyed import KEY_SIZE, KeyedHash
from amana.seal.keys import (
    IDENTITY_FILE_LIMIT,
    KeyRecipient,
    SecretIdentity,
    derive,
    parse_identity,
    parse_recipient,
    read_identities,
    recipient_text,
)
from amana.seal.opened import OpenedReader, open_sealed
from amana.seal.padme import padme
from amana.seal.primitives import token
from amana.seal.scrypt import MAX_WORK_FACTOR, WORK_FACTOR, ScryptIdentity, ScryptRecipient
from amana.seal.sealer import Sealer, Sink
from amana.seal.stanza import FILE_KEY_SIZE, Identity, Recipient, Stanza
from amana.seal.stream import CHUNK, sealed_size
from amana.seal.whole import open_bytes, seal_bytes
from amana.seal.x25519 import X25519Identity, X25519Recipient

if TYPE_CHECKING:
    from amana.seal.share_words import find_word, nearest_words, pieces
    from amana.seal.shares import SHARE_WORDS, Share, combine_shares, read_share, split_secret

__all__ = [
    "ARMOR_LIMIT",
    "CHUNK",
    "FILE_KEY_SIZE",
    "HEADER_LIMIT",
    "IDENTITY_FILE_LIMIT",
    "KEY_SIZE",
    "MAX_WORK_FACTOR",
    "SHARE_WORDS",
    "WORK_FACTOR",
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "KeyRecipient",
    "KeyedHash",
    "OpenedReader",
    "Recipient",
    "ScryptIdentity",
    "ScryptRecipient",
    "Sealer",
    "SecretIdentity",
    "Share",
    "Sink",
    "Stanza",
    "X25519Identity",
    "X25519Recipient",
    "combine_shares",
    "derive",
    "find_word",
    "nearest_words",
    "open_bytes",
    "open_sealed",
    "padme",
    "parse_identity",
    "parse_recipient",
    "pieces",
    "post_quantum_available",
    "read_armor",
    "read_identities",
    "read_share",
    "recipient_text",
    "seal_bytes",
    "sealed_size",
    "split_secret",
    "token",
    "write_armor",
]

# The word list and what splits are loaded when somebody has cards: everything else here is needed at once.
_SHARES = {"find_word": "share_words", "nearest_words": "share_words", "pieces": "share_words"}
_SHARES |= dict.fromkeys(("SHARE_WORDS", "Share", "combine_shares", "read_share", "split_secret"), "shares")


def __getattr__(name: str) -> object:
    if name not in _SHARES:
        raise AttributeError(name)
    return getattr(import_module(f"amana.seal.{_SHARES[name]}"), name)
