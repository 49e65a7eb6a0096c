"""OpenPGP signatures and public keys as they are written (RFC 9580, RFC 4880): what they say, nothing checked.

Enough of the format to tell who claims to have signed when, without a library: packets, armour, and the few
fields that are told. What cannot be followed ends the reading; what was read until then is given.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

MAX_INPUT: Final = 4 << 20
"""The longest file of keys or signatures that is read, in bytes."""

_MOST_PACKETS: Final = 5_000
_MOST_BLOCKS: Final = 100
_BEGINS = re.compile(rb"-----BEGIN PGP (?:SIGNATURE|PUBLIC KEY BLOCK)-----[ \t]*\r?\n")
_ENDS: Final = b"-----END PGP"
_SIGNATURE, _PUBLIC_KEY, _USER_ID, _SUBKEY = 2, 6, 13, 14
_CREATED, _EXPIRES, _ISSUER, _USER, _FINGERPRINT = 2, 3, 16, 28, 33
_FORGEABLE: Final = frozenset((1, 2, 3))  # MD5, SHA-1, RIPEMD-160
_HASHES: Final = {1: "MD5", 2: "SHA1", 3: "RIPEMD160", 8: "SHA256", 9: "SHA384", 10: "SHA512", 11: "SHA224"}
OVER_BYTES: Final = frozenset((0, 1))
"""Kinds of signature that are over a file: its bytes, or its text with line ends made alike."""


@dataclass(frozen=True, slots=True)
class PgpSignature:
    """What a signature says of itself. `issuer` is a fingerprint or a key id in lower hex; `raw` the packet."""

    version: int
    kind: int
    hash: str
    raw: bytes
    created: datetime | None = None
    issuer: str | None = None
    user_id: str | None = None
    forgeable: bool = False


@dataclass(slots=True)
class PgpKey:
    """A public key as it is written: nobody vouches for its user ids. `fingerprints` are its own, then subkeys'.

    `sound` is False where all its signatures over itself use a digest that can be forged.
    """

    fingerprints: list[str]
    created: datetime
    user_ids: list[str] = field(default_factory=list)
    forgeable: set[bool] = field(default_factory=set)

    @property
    def sound(self) -> bool:
        return self.forgeable != {True}

    def made(self, issuer: str) -> bool:
        """Whether a fingerprint or key id is one of this key's or its subkeys'. V6 ids are at the front."""
        return any(
            one.endswith(issuer) or (len(one) == 64 and one.startswith(issuer)) for one in self.fingerprints
        )


def read_pgp_signatures(data: bytes) -> list[PgpSignature]:
    """The signatures in a file, armoured or not; none where there are none."""
    found = (_signature(body, raw) for tag, body, raw in _packets(data) if tag == _SIGNATURE)
    return [one for one in found if one is not None]


def read_pgp_keys(data: bytes) -> list[PgpKey]:
    """The public keys in a file, armoured or not; none where there are none."""
    found: list[PgpKey] = []
    for tag, body, raw in _packets(data):
        if tag in {_PUBLIC_KEY, _SUBKEY} and (told := _fingerprint(body)) is not None:
            if tag == _PUBLIC_KEY:
                found.append(PgpKey([told], _moment(body[1:5])))
            elif found:
                found[-1].fingerprints.append(told)
        elif tag == _USER_ID and found:
            found[-1].user_ids.append(body.decode("utf-8", "replace"))
        elif tag == _SIGNATURE and found and (one := _signature(body, raw)) is not None:
            found[-1].forgeable.add(one.forgeable)
    return found


def _packets(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Tag, body and the whole of each packet, until one cannot be followed."""
    if len(data) > MAX_INPUT:
        return
    packets, at = _unarmoured(data), 0
    for _ in range(_MOST_PACKETS):
        head = _header(packets, at)
        if head is None or head[1] + head[2] > len(packets):
            return
        tag, start, size = head
        yield tag, packets[start : start + size], packets[at : start + size]
        at = start + size


def _unarmoured(data: bytes) -> bytes:
    if b"-----BEGIN PGP" not in data:
        return data
    begins = [match.end() for match in _BEGINS.finditer(data)][:_MOST_BLOCKS]
    return b"".join(_decoded(data[begin : data.find(_ENDS, begin)]) for begin in begins)


def _decoded(block: bytes) -> bytes:
    """A block's bytes: the lines after the headers, without the checksum that may end them."""
    lines = [line.strip() for line in block.splitlines()]
    if b"" in lines and any(b": " in line for line in lines[: lines.index(b"")]):
        lines = lines[lines.index(b"") :]
    try:
        return base64.b64decode(b"".join(line for line in lines if not line.startswith(b"=")), validate=True)
    except binascii.Error:
        return b""


def _header(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Tag, where the body begins, how long it is; None where that is not said, or this is no packet."""
    if at >= len(data) or not data[at] & 0x80:
        return None
    if not data[at] & 0x40:  # the old form
        octets = (1, 2, 4, 0)[data[at] & 3]
        if not octets or len(data) < at + 1 + octets:
            return None
        return data[at] >> 2 & 15, at + 1 + octets, int.from_bytes(data[at + 1 : at + 1 + octets], "big")
    size = _length(data, at + 1)
    return None if size is None else (data[at] & 63, size[0], size[1])


def _length(data: bytes, at: int) -> tuple[int, int] | None:
    """Where what has this length begins, and the length, in one, two or five octets (section 4.2.1)."""
    first = data[at] if at < len(data) else 224
    if first < 192:
        return at + 1, first
    if first < 224 and at + 1 < len(data):
        return at + 2, ((first - 192) << 8) + data[at + 1] + 192
    if first == 255 and at + 4 < len(data):
        return at + 5, int.from_bytes(data[at + 1 : at + 5], "big")
    return None


def _signature(body: bytes, raw: bytes) -> PgpSignature | None:
    if len(body) >= 19 and body[0] == 3 and body[1] == 5:
        issuer = body[7:15].hex()
        return PgpSignature(
            3, body[2], _hash(body[16]), raw, _moment(body[3:7]), issuer, None, body[16] in _FORGEABLE
        )
    if len(body) < 10 or body[0] not in {4, 5, 6}:
        return None
    octets = 4 if body[0] == 6 else 2
    hashed, after = _area(body, 4, octets)
    said = _subpackets(hashed)
    beside = _subpackets(_area(body, after, octets)[0])
    return PgpSignature(
        version=body[0],
        kind=body[1],
        hash=_hash(body[3]),
        raw=raw,
        created=_moment(said[_CREATED]) if len(said.get(_CREATED, b"")) == 4 else None,
        issuer=_issuer(said) or _issuer(beside),
        user_id=said[_USER].decode("utf-8", "replace") if _USER in said else None,
        forgeable=body[3] in _FORGEABLE,
    )


def _area(body: bytes, at: int, octets: int) -> tuple[bytes, int]:
    size = int.from_bytes(body[at : at + octets], "big")
    return body[at + octets : at + octets + size], at + octets + size


def _subpackets(area: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while (told := _length(area, at)) is not None and told[1] > 0:
        start, size = told
        found.setdefault(area[start] & 0x7F if start < len(area) else 0, area[start + 1 : start + size])
        at = start + size
    return found


def _issuer(said: dict[int, bytes]) -> str | None:
    if len(said.get(_FINGERPRINT, b"")) > 16:
        return said[_FINGERPRINT][1:].hex()
    return said[_ISSUER].hex() if len(said.get(_ISSUER, b"")) == 8 else None


def _fingerprint(body: bytes) -> str | None:
    """Of a key packet (section 5.5.4). None for keys of before 1998, which are not told."""
    if len(body) < 6 or len(body) >= 1 << 16:
        return None
    if body[0] == 4:
        return hashlib.sha1(b"\x99" + len(body).to_bytes(2, "big") + body, usedforsecurity=False).hexdigest()
    if body[0] in {5, 6}:
        return hashlib.sha256(bytes((0x95 + body[0],)) + len(body).to_bytes(4, "big") + body).hexdigest()
    return None


def _hash(number: int) -> str:
    return _HASHES.get(number, f"hash-{number}")


def _moment(octets: bytes) -> datetime:
    return datetime.fromtimestamp(int.from_bytes(octets, "big"), UTC)
