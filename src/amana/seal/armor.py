"""Armor: a sealed file as text that survives mail and chat.

Source: C2SP age.md, "ASCII armor"; RFC 7468 section 3, strict. Both LF and CRLF are read, and white space
before and after; nothing else. Limit here: 16 MiB of text, held in memory. Large files are never armored.
"""

from __future__ import annotations

import base64
import binascii
from typing import BinaryIO

from amana.errors import SealedDamaged

ARMOR_LIMIT = 16 * 1024 * 1024

_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"-----END AGE ENCRYPTED FILE-----"
_COLUMNS = 64
_WHITE = b" \t\r\n"


def looks_armored(beginning: bytes) -> bool:
    """Whether a file that begins so is meant as armor."""
    return beginning.lstrip(_WHITE).startswith(_BEGIN[:10])


def write_armor(sealed: bytes) -> bytes:
    """`sealed` as armored text, lines of 64 characters, LF."""
    text = base64.b64encode(sealed)
    lines = [text[start : start + _COLUMNS] for start in range(0, len(text), _COLUMNS)]
    return b"\n".join((_BEGIN, *lines, _END, b""))


def read_armor(text: bytes) -> bytes:
    """The sealed bytes in armored text. Raises SealedDamaged (part `armor`)."""
    if len(text) > ARMOR_LIMIT:
        raise SealedDamaged(part="armor", reason="armor-too-long")
    lines = [line.removesuffix(b"\r") for line in text.strip(_WHITE).split(b"\n")]
    if lines[0] != _BEGIN or lines[-1] != _END:
        raise SealedDamaged(part="armor", reason="armor-frame-malformed")
    body = lines[1:-1]
    if any(len(line) != _COLUMNS for line in body[:-1]) or (body and not 0 < len(body[-1]) <= _COLUMNS):
        raise SealedDamaged(part="armor", reason="armor-line-length")
    return _canonical(b"".join(body))


def read_armor_from(source: BinaryIO) -> bytes:
    """The same, from a file."""
    return read_armor(source.read(ARMOR_LIMIT + 1))


def _canonical(text: bytes) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except binascii.Error as fault:
        raise SealedDamaged(part="armor", reason="armor-not-base64") from fault
    if base64.b64encode(data) != text:
        raise SealedDamaged(part="armor", reason="armor-not-base64")
    return data
