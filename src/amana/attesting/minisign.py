"""Minisign (and OpenBSD's signify, whose files are the shorter form): signatures by Ed25519 keys.

Formats: <https://jedisct1.github.io/minisign/>, "Signature format" and "Public key format".
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from amana.attesting.signature_checks import SignatureCheck

_UNTRUSTED: Final = "untrusted comment:"
_TRUSTED: Final = "trusted comment:"
_PURE, _PREHASHED = b"Ed", b"ED"
_PIECE: Final = 1 << 20
_LONGEST_FILE: Final = 20_000
_LONGEST_PURE: Final = 1 << 30  # minisign's own bound for signatures over the bytes themselves


@dataclass(frozen=True, slots=True)
class MinisignSignature:
    """A signature file. `key_id` is hex as minisign shows it. Only `trusted_comment` is signed (None: signify)."""

    key_id: str
    prehashed: bool
    signature: bytes
    untrusted_comment: str
    trusted_comment: str | None = None
    over_comment: bytes = b""


@dataclass(frozen=True, slots=True)
class MinisignKey:
    """A public key file."""

    key_id: str
    key: bytes
    untrusted_comment: str


def read_minisign(data: bytes) -> MinisignSignature | None:
    """The signature in a `.minisig` (or signify's `.sig`) file; None where it is none."""
    lines = _lines(data)
    if len(lines) not in {2, 4}:
        return None
    body = _decoded(lines[1])
    if len(body) != 74 or body[:2] not in {_PURE, _PREHASHED}:
        return None
    told = MinisignSignature(_key_id(body), body[:2] == _PREHASHED, body[10:], lines[0][len(_UNTRUSTED) :].strip())
    if len(lines) == 2:
        return told
    over = _decoded(lines[3])
    if not lines[2].startswith(_TRUSTED) or len(over) != 64:
        return None
    comment = lines[2][len(_TRUSTED) :].removeprefix(" ")
    return MinisignSignature(told.key_id, told.prehashed, told.signature, told.untrusted_comment, comment, over)


def read_minisign_key(data: bytes) -> MinisignKey | None:
    """The key in a public key file; None where it is none."""
    lines = _lines(data)
    if len(lines) != 2:
        return None
    body = _decoded(lines[1])
    if len(body) != 42 or body[:2] != _PURE:
        return None
    return MinisignKey(_key_id(body), body[10:], lines[0][len(_UNTRUSTED) :].strip())


def check_minisign(source: BinaryIO, signature: MinisignSignature, keys: Sequence[MinisignKey]) -> SignatureCheck:
    """Whether the signature fits the source, and its trusted comment the signature, by the key that it names."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    key = next((one for one in keys if one.key_id == signature.key_id), None)
    if key is None:
        return SignatureCheck(None, signature.key_id, "key-absent")
    signed = _signed(source, signature.prehashed)
    if signed is None:
        return SignatureCheck(None, signature.key_id, "too-large")
    try:
        public = Ed25519PublicKey.from_public_bytes(key.key)
        public.verify(signature.signature, signed)
        if signature.trusted_comment is not None:
            public.verify(signature.over_comment, signature.signature + signature.trusted_comment.encode())
    except InvalidSignature:
        return SignatureCheck(False, signature.key_id)
    return SignatureCheck(True, signature.key_id)


def _signed(source: BinaryIO, prehashed: bool) -> bytes | None:
    """What is signed: the bytes, or their BLAKE2b-512."""
    if not prehashed:
        data = source.read(_LONGEST_PURE + 1)
        return data if len(data) <= _LONGEST_PURE else None
    digest = hashlib.blake2b()
    while piece := source.read(_PIECE):
        digest.update(piece)
    return digest.digest()


def _lines(data: bytes) -> list[str]:
    """The lines of a file that begins as these do; none of any other."""
    if len(data) > _LONGEST_FILE:
        return []
    try:
        lines = data.decode().rstrip("\r\n").split("\n")
    except UnicodeDecodeError:
        return []
    return [line.rstrip("\r") for line in lines] if lines[0].startswith(_UNTRUSTED) else []


def _decoded(line: str) -> bytes:
    try:
        return base64.b64decode(line.strip(), validate=True)
    except (binascii.Error, ValueError):  # ValueError: not ASCII
        return b""


def _key_id(body: bytes) -> str:
    return body[2:10][::-1].hex().upper()
