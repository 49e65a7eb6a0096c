"""Sealing under a passphrase.

Source: C2SP age.md, "The scrypt recipient type"; RFC 7914 (r = 8, p = 1). A work factor of w takes
2**w KiB of memory: 256 MiB for the 18 we write with, 1 GiB for the 20 we read at most by default.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from amana.errors import PassphraseMissing, SealedDamaged
from amana.seal.primitives import from_base64, to_base64, token, unwrap_key, wrap_key
from amana.seal.stanza import WRAPPED_KEY_SIZE, Stanza

SCRYPT_KIND = "scrypt"
WORK_FACTOR = 18
MAX_WORK_FACTOR = 20

_LABEL = b"age-encryption.org/v1/scrypt"
_SALT_SIZE = 16
_DECIMAL = re.compile(r"[1-9][0-9]{0,2}")


@dataclass(frozen=True, repr=False)
class ScryptRecipient:
    """A passphrase to seal under, as bytes, taken as they are. A file has no other recipient beside it.

    Raises PassphraseMissing for an empty one. `work_factor` is the base-two logarithm of scrypt's N.
    """

    _passphrase: bytes = field(repr=False)
    work_factor: int = WORK_FACTOR

    def __post_init__(self) -> None:
        if not self._passphrase:
            raise PassphraseMissing(file="")

    def wrap(self, file_key: bytes) -> Sequence[Stanza]:
        """One stanza, made with a new salt."""
        salt = token(_SALT_SIZE)
        key = _stretch(self._passphrase, salt, self.work_factor)
        return (Stanza(SCRYPT_KIND, (to_base64(salt), str(self.work_factor)), wrap_key(key, file_key)),)

    def __repr__(self) -> str:
        return f"ScryptRecipient(work_factor={self.work_factor})"


@dataclass(frozen=True, repr=False)
class ScryptIdentity:
    """A passphrase that opens, as bytes. A file that asks for more than `max_work_factor` is refused."""

    _passphrase: bytes = field(repr=False)
    max_work_factor: int = MAX_WORK_FACTOR

    def unwrap(self, stanzas: Sequence[Stanza]) -> bytes | None:
        """The file key, or None where the passphrase is wrong or no stanza asks for one."""
        for stanza in stanzas:
            if stanza.kind == SCRYPT_KIND:
                return self._open(stanza)
        return None

    def _open(self, stanza: Stanza) -> bytes | None:
        salt, work_factor = _read(stanza)
        if work_factor > self.max_work_factor:
            raise SealedDamaged(part="header", reason="scrypt-work-factor-too-large")
        try:
            key = _stretch(self._passphrase, salt, work_factor)
        except MemoryError as fault:
            raise SealedDamaged(part="header", reason="scrypt-needs-more-memory") from fault
        return unwrap_key(key, stanza.body)

    def __repr__(self) -> str:
        return f"ScryptIdentity(max_work_factor={self.max_work_factor})"


def _read(stanza: Stanza) -> tuple[bytes, int]:
    """Salt and work factor, where the stanza keeps the rules."""
    salt_text, factor = stanza.arguments if len(stanza.arguments) == 2 else ("", "")
    salt = from_base64(salt_text)
    if salt is None or len(salt) != _SALT_SIZE or not _DECIMAL.fullmatch(factor):
        raise SealedDamaged(part="header", reason="scrypt-stanza-malformed")
    if len(stanza.body) != WRAPPED_KEY_SIZE:
        raise SealedDamaged(part="header", reason="scrypt-stanza-malformed")
    return salt, int(factor)


def _stretch(passphrase: bytes, salt: bytes, work_factor: int) -> bytes:
    return Scrypt(salt=_LABEL + salt, length=32, n=1 << work_factor, r=8, p=1).derive(passphrase)
