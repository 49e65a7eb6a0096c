"""Whose keys open: the identity files that were named, or the one in the person's config folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from amana.actions.custodians.folders import identity_file
from amana.errors import IdentityUnreadable
from amana.seal import IDENTITY_FILE_LIMIT, SecretIdentity, read_identities

Passphrase = str | Callable[[Path], str] | None


def read_identity_files(named: Sequence[Path], passphrase: Passphrase) -> list[SecretIdentity]:
    """All identities in these files. IdentityUnreadable, PassphraseMissing, PassphraseWrong name the file."""
    return [identity for file in named for identity in _read(file, passphrase)]


def own_identity_file(archive_id: str) -> list[Path]:
    """The identity file that `init` left in the config folder for this archive, if it is there."""
    file = identity_file(archive_id)
    return [file] if file.is_file() else []


def _read(file: Path, passphrase: Passphrase) -> list[SecretIdentity]:
    try:
        with file.open("rb") as opened:
            data = opened.read(IDENTITY_FILE_LIMIT + 1)
    except OSError as fault:
        raise IdentityUnreadable(file=str(file), reason=fault.strerror or "unreadable") from fault
    return read_identities(data, _asking(file, passphrase), file=str(file))


def _asking(file: Path, passphrase: Passphrase) -> Callable[[], bytes] | None:
    if passphrase is None:
        return None
    return lambda: (passphrase(file) if callable(passphrase) else passphrase).encode()
