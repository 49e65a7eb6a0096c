"""The header of a sealed file: written, and read strictly.

Source: C2SP age.md, "Header". Limit here: a header has at most 256 KiB (a stanza takes 0.1 KiB for
X25519, 1.6 KiB for a post-quantum recipient).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from amana.errors import NoIdentityMatches, RecipientsClash, SealedDamaged
from amana.seal.hybrid import HYBRID_KIND
from amana.seal.primitives import from_base64, hkdf, hmac_sha256, same_bytes, to_base64
from amana.seal.scrypt import SCRYPT_KIND
from amana.seal.stanza import Identity, Recipient, Stanza

HEADER_LIMIT = 256 * 1024
INTRO = b"age-encryption.org/v1\n"

_COLUMNS = 64
_READ_STEP = 4096
_ARGUMENTS = re.compile(r"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)")
_MAC_SIZE = 32


@dataclass(frozen=True, slots=True)
class Header:
    """A header as read. `signed` is what its MAC covers; `size` is its length in bytes."""

    stanzas: tuple[Stanza, ...]
    mac: bytes
    signed: bytes
    size: int


def write_header(recipients: Sequence[Recipient], file_key: bytes) -> bytes:
    """The header that leads each recipient to the file key.

    Raises RecipientsClash where the recipients may not stand together, or there are none.
    """
    stanzas = [stanza for recipient in recipients for stanza in recipient.wrap(file_key)]
    _refuse_clash([stanza.kind for stanza in stanzas])
    signed = INTRO + "".join(_stanza_text(stanza) for stanza in stanzas).encode("ascii") + b"---"
    return signed + b" " + to_base64(_mac(file_key, signed)).encode("ascii") + b"\n"


def _refuse_clash(kinds: Sequence[str]) -> None:
    if not kinds:
        raise RecipientsClash(reason="none-given")
    if SCRYPT_KIND in kinds and len(kinds) > 1:
        raise RecipientsClash(reason="passphrase-stands-alone")
    # A second, weaker way in would undo what the post-quantum recipient is for (age.md).
    if HYBRID_KIND in kinds and set(kinds) != {HYBRID_KIND}:
        raise RecipientsClash(reason="post-quantum-with-others")


def _stanza_text(stanza: Stanza) -> str:
    body = to_base64(stanza.body)
    # A body whose last line is full is followed by an empty one: the short line ends the stanza.
    lines = [body[start : start + _COLUMNS] for start in range(0, len(body) + 1, _COLUMNS)]
    return " ".join(("->", stanza.kind, *stanza.arguments)) + "\n" + "\n".join(lines) + "\n"


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac_sha256(hkdf(file_key, b"", b"header"), signed)


def read_header(source: BinaryIO) -> Header:
    """The header at the place `source` stands at. Raises SealedDamaged (part `header`). May read past its end."""
    text = _take_header(source)
    signed, _, mac_text = text[:-1].rpartition(b"\n---")
    mac = from_base64(mac_text[1:].decode("latin-1")) if mac_text[:1] == b" " else None
    if mac is None or len(mac) != _MAC_SIZE:
        raise SealedDamaged(part="header", reason="mac-line-malformed")
    stanzas = _read_stanzas(signed[len(INTRO) :].decode("latin-1").split("\n"))
    if len(stanzas) > 1 and any(stanza.kind == SCRYPT_KIND for stanza in stanzas):
        raise SealedDamaged(part="header", reason="scrypt-not-alone")
    return Header(stanzas, mac, signed + b"\n---", len(text))


def _take_header(source: BinaryIO) -> bytes:
    """The bytes from the version line to the end of the MAC line."""
    held = bytearray()
    while (end := _header_end(held)) is None:
        if held and not INTRO.startswith(held[: len(INTRO)]):
            raise SealedDamaged(part="header", reason="not-age-v1")
        if len(held) >= HEADER_LIMIT:
            raise SealedDamaged(part="header", reason="header-too-long")
        block = source.read(min(_READ_STEP, HEADER_LIMIT - len(held)))
        if not block:
            raise SealedDamaged(part="header", reason="header-ends-early")
        held += block
    if not held.startswith(INTRO):
        raise SealedDamaged(part="header", reason="not-age-v1")
    return bytes(held[:end])


def _header_end(held: bytearray) -> int | None:
    """Where the MAC line's newline ends. No line before it can begin with `---`."""
    mark = held.find(b"\n---")
    newline = held.find(b"\n", mark + 1) if mark >= 0 else -1
    return newline + 1 if newline >= 0 else None


def _read_stanzas(lines: list[str]) -> tuple[Stanza, ...]:
    stanzas = []
    rest = iter(lines)
    for line in rest:
        arguments = _ARGUMENTS.fullmatch(line)
        if arguments is None:
            raise SealedDamaged(part="header", reason="stanza-malformed")
        kind, *others = arguments[1].split(" ")
        body: list[str] = []
        for piece in rest:
            body.append(piece)
            if len(piece) != _COLUMNS:
                break
        stanzas.append(Stanza(kind, tuple(others), _read_body(body)))
    if not stanzas:
        raise SealedDamaged(part="header", reason="no-stanza")
    return tuple(stanzas)


def _read_body(lines: list[str]) -> bytes:
    body = from_base64("".join(lines))
    if not lines or len(lines[-1]) >= _COLUMNS or body is None:
        raise SealedDamaged(part="header", reason="stanza-body-malformed")
    return body


def find_file_key(header: Header, identities: Sequence[Identity]) -> bytes:
    """The file key, with the header's MAC checked.

    Raises NoIdentityMatches; SealedDamaged with part `header` (a stanza breaks its rules) or `hmac`.
    """
    for identity in identities:
        file_key = identity.unwrap(header.stanzas)
        if file_key is not None:
            if not same_bytes(_mac(file_key, header.signed), header.mac):
                raise SealedDamaged(part="hmac", reason="mac-differs")
            return file_key
    raise NoIdentityMatches(tried=len(identities))
