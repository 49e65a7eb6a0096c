"""Passwords: how good one has to be, and how it is kept (argon2id, RFC 9106)."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING, Final

from amana.errors import LibraryMissing, PasswordWeak

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST: Final = 12
LONGEST: Final = 200
_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is read for something else
_AT_ONCE = BoundedSemaphore(2)  # each takes 64 MiB while it lasts
_COMMON: Final = frozenset(
    [
        "password1234",
        "passwordpassword",
        "123456789012",
        "1234567890123",
        "qwertyuiopas",
        "administrator",
        "letmeinletmein",
        "iloveyou1234",
        "welcome12345",
        "changemechangeme",
        "adminadminadmin",
        "aaaaaaaaaaaa",
        "111111111111",
        "amanaamanaamana",
    ]
)


@cache
def _hasher() -> PasswordHasher:
    """LibraryMissing without the extra."""
    try:
        from argon2 import PasswordHasher
    except ImportError as fault:
        raise LibraryMissing(extra="accounts", library="argon2") from fault
    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)


def check_library() -> None:
    """LibraryMissing where what the accounts need is not installed."""
    _hasher()


def prepare() -> None:
    """So that the first who tries a name that nobody has waits no longer than others. LibraryMissing."""
    _nobodys()


def new_password() -> str:
    """One that a custodian tells somebody, who then chooses their own: four groups of five, 99 bits."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(5)) for _ in range(4))


def checked(password: str, name: str) -> str:
    """The password, composed (NFC), as somebody may choose it. PasswordWeak."""
    told = unicodedata.normalize("NFC", password)
    reason = None
    if len(told) < LEAST:
        reason = "password-short"
    elif len(told) > LONGEST:
        reason = "path-too-long"
    elif told.casefold() in _COMMON or len(set(told)) < 5:
        reason = "password-common"
    elif name.casefold() in told.casefold() and len(told) - len(name) < LEAST // 2:
        reason = "password-name"
    if reason:
        raise PasswordWeak(reason=reason, least=LEAST)
    return told


def hashed(password: str) -> str:
    """What is kept of it."""
    with _AT_ONCE:
        return _hasher().hash(unicodedata.normalize("NFC", password))


@cache
def _nobodys() -> str:
    """A password that nobody has."""
    return _hasher().hash(secrets.token_urlsafe())


def fits(kept: str | None, password: str) -> bool:
    """Whether it is the one that is kept; for nobody (None) it takes as long, and is not."""
    from argon2.exceptions import InvalidHashError, VerificationError

    told = unicodedata.normalize("NFC", password[: LONGEST * 4])
    with _AT_ONCE:
        try:
            return _hasher().verify(kept or _nobodys(), told) and kept is not None
        except (VerificationError, InvalidHashError):
            return False
