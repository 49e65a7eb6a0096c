"""Sealing: age v1 files (age-encryption.org/v1), written and read; keys, armor, and padded lengths.

Secrets live in ordinary Python memory: nothing here can wipe them, and nothing here shows them unasked.
"""

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

__all__ = [
    "ARMOR_LIMIT",
    "CHUNK",
    "FILE_KEY_SIZE",
    "HEADER_LIMIT",
    "IDENTITY_FILE_LIMIT",
    "KEY_SIZE",
    "MAX_WORK_FACTOR",
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
    "Sink",
    "Stanza",
    "X25519Identity",
    "X25519Recipient",
    "derive",
    "open_bytes",
    "open_sealed",
    "padme",
    "parse_identity",
    "parse_recipient",
    "post_quantum_available",
    "read_armor",
    "read_identities",
    "recipient_text",
    "seal_bytes",
    "sealed_size",
    "token",
    "write_armor",
]
