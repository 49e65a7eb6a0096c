"""Write an identity file: for this person alone, under a passphrase unless they refuse, never in an archive."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from amana.archive import find_archive
from amana.errors import IdentityExists, IdentityInside, NotAnArchive
from amana.seal import ScryptRecipient, SecretIdentity, recipient_text, seal_bytes, write_armor
from amana.stores import Disk, disk_faults

WORK_FACTOR = 17  # 128 MiB at once; docs/decisions/0003


def check_free(file: Path) -> None:
    """Nothing is there yet, and no archive is around it. IdentityExists, IdentityInside."""
    if file.exists() or file.is_symlink():
        raise IdentityExists(file=str(file))
    try:
        inside = find_archive(file.resolve().parent)
    except NotAnArchive:
        return
    raise IdentityInside(file=str(file), path=str(inside))


def write_identity(
    identity: SecretIdentity, file: Path, passphrase: str | None, comments: Sequence[str] = ()
) -> None:
    """The identity as age has it, durable on return, never over what is there; None leaves it without passphrase.

    Raises IdentityExists, IdentityInside, PassphraseMissing for an empty one, DiskFault.
    """
    check_free(file)
    lines = [*comments, f"public key: {recipient_text(identity.recipient)}"]
    data = "".join(f"# {line}\n" for line in lines) + identity.secret_text() + "\n"
    sealed = data.encode()
    if passphrase is not None:
        sealed = write_armor(seal_bytes(sealed, [ScryptRecipient(passphrase.encode(), WORK_FACTOR)]))
    disk = Disk()
    disk.make_folder(file.parent)
    waiting = file.with_name(f".{file.name}.{os.getpid()}")
    disk.replace(waiting, sealed)
    with disk_faults(file):
        if file.exists():
            waiting.unlink()
            raise IdentityExists(file=str(file))
        waiting.rename(file)
    disk.flush([file.parent])
