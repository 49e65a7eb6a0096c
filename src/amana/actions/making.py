"""Make an archive."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from amana.actions.custodians.folders import identity_file
from amana.actions.custodians.names import plain_name
from amana.actions.taking_in.software import SOFTWARE
from amana.archive import DESCRIPTION, find_archive, make_archive, read_description
from amana.errors import (
    ArchiveExists,
    DestinationUnusable,
    IdentityExists,
    IdentityInside,
    NotAnArchive,
    PassphraseMissing,
)
from amana.records import Initialised
from amana.seal import (
    HybridIdentity,
    ScryptRecipient,
    SecretIdentity,
    X25519Identity,
    parse_recipient,
    recipient_text,
    seal_bytes,
    write_armor,
)
from amana.stores import Disk, disk_faults

_WORK_FACTOR = 17  # 128 MiB at once; docs/decisions/0003


def init(
    path: str | os.PathLike[str],
    *,
    recipients: Sequence[str] = (),
    identity_out: str | os.PathLike[str] | None = None,
    passphrase: str | None = None,
    no_passphrase: bool = False,
    post_quantum: bool = False,
    person: str | None = None,
) -> Initialised:
    """Make an archive in this folder, opened by these recipients' identities.

    With no recipient an identity is made too, and written to `identity_out` or to the person's config folder,
    under the passphrase unless `no_passphrase`. `post_quantum` makes the archive key, and that identity, of the
    hybrid kind, which needs age 1.3 to open elsewhere. `person` is who makes it, by their name or a pseudonym.
    Raises ArchiveExists, RecipientUnreadable, PassphraseMissing, IdentityExists, NameUnusable, IdentityInside (an
    identity never lies in the archive it opens).
    """
    person = plain_name(person) if person is not None else None
    root = Path(path).absolute()
    if (root / DESCRIPTION).exists():
        raise ArchiveExists(path=str(root))
    if root.exists() and not root.is_dir():
        raise DestinationUnusable(path=str(root), reason="not-a-folder")
    if _inside_another(root):
        raise DestinationUnusable(path=str(root), reason="own-archive")
    if recipients:
        custodians = [parse_recipient(text) for text in recipients]
        described = make_archive(root, custodians, SOFTWARE, post_quantum, Disk(), person)
        return Initialised(root, described.id, tuple(map(recipient_text, custodians)), None)
    out = Path(identity_out).absolute() if identity_out else None
    if passphrase is None and not no_passphrase:
        raise PassphraseMissing(file=str(out or identity_file("<archive>")))
    _check_free(out, root)
    mine = HybridIdentity.generate() if post_quantum else X25519Identity.generate()
    # Before the archive: an archive that nobody can open must never stand there.
    waiting = _write_waiting(mine, None if no_passphrase else passphrase, out or identity_file("new"))
    try:
        make_archive(root, [mine.recipient], SOFTWARE, post_quantum, Disk(), person)
    finally:
        # Once archive.json is there, the archive is: then the identity stays, whatever else went wrong.
        made = read_description(root / DESCRIPTION) if (root / DESCRIPTION).exists() else None
        file = (out or identity_file(made.id)) if made else None
        _settle(waiting, file)
    assert made is not None
    described = made
    return Initialised(root, described.id, (recipient_text(mine.recipient),), file)


def _inside_another(root: Path) -> bool:
    try:
        find_archive(root.parent)
    except NotAnArchive:
        return False
    return True


def _settle(waiting: Path, file: Path | None) -> None:
    """Give the identity its name, durably; or take it away, where there is nothing it opens."""
    with disk_faults(waiting):
        if file is None:
            waiting.unlink(missing_ok=True)
            return
        if file.exists():
            raise IdentityExists(file=str(file))  # the waiting one stays beside it: it opens the archive
        waiting.rename(file)
    Disk().flush([file.parent])


def _check_free(out: Path | None, root: Path) -> None:
    if out is None:
        return
    if out.exists():
        raise IdentityExists(file=str(out))
    if out.resolve().is_relative_to(root.resolve()):
        raise IdentityInside(file=str(out), path=str(root))
    try:
        inside = find_archive(out.parent)
    except NotAnArchive:
        return
    raise IdentityInside(file=str(out), path=str(inside))


def _write_waiting(mine: SecretIdentity, passphrase: str | None, out: Path) -> Path:
    """The identity file, durable under a name for the time being, readable by this person alone."""
    recipient = recipient_text(mine.recipient)
    data = f"# public key: {recipient}\n{mine.secret_text()}\n".encode()
    if passphrase is not None:
        data = write_armor(seal_bytes(data, [ScryptRecipient(passphrase.encode(), _WORK_FACTOR)]))
    disk = Disk()
    disk.make_folder(out.parent)
    waiting = out.with_name(f".{out.name}.{os.getpid()}")
    disk.replace(waiting, data)
    return waiting
