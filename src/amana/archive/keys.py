"""The archive key: one key pair an epoch, its secret sealed to each custodian (docs/format/keys.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from amana.archive.description import Description, PlainFile
from amana.archive.layout import Layout
from amana.errors import AmanaError, IdentityMissing, NoIdentityMatches
from amana.seal import (
    HybridIdentity,
    Identity,
    KeyRecipient,
    SecretIdentity,
    X25519Identity,
    derive,
    open_bytes,
    parse_identity,
    recipient_text,
    seal_bytes,
)
from amana.stores import Disk, open_plain, read_limited

_LARGEST_ENVELOPE = 1 << 20
_CATALOGUE = b"catalogue"


def new_archive_key(post_quantum: bool = False) -> SecretIdentity:
    """A fresh archive key: X25519, which every age program opens, or the post-quantum hybrid."""
    return HybridIdentity.generate() if post_quantum else X25519Identity.generate()


def envelope_name(recipient: KeyRecipient) -> str:
    """The envelope's file name: the first 16 hex digits of the SHA-256 of the recipient's text."""
    return hashlib.sha256(recipient_text(recipient).encode()).hexdigest()[:16] + ".age"


def write_envelope(
    layout: Layout, disk: Disk, archive: str, epoch: int, key: SecretIdentity, to: KeyRecipient
) -> PlainFile:
    """Seal this epoch's archive key to one custodian, under keys/; the file as archive.json names it."""
    text = f"# amana archive {archive}, epoch {epoch}\n{key.secret_text()}\n"
    folder = layout.epoch_keys(epoch)
    disk.make_folder(folder)
    sealed = seal_bytes(text.encode(), [to])
    place = folder / envelope_name(to)
    disk.replace(place, sealed)
    disk.flush([folder.parent, layout.root])
    return PlainFile(place.relative_to(layout.root).as_posix(), hashlib.sha256(sealed).hexdigest())


def open_archive_keys(
    layout: Layout, described: Description, identities: Sequence[Identity]
) -> list[SecretIdentity]:
    """The archive keys these identities open, newest epoch first.

    IdentityMissing where none was given, NoIdentityMatches where none fits.
    """
    if not identities:
        raise IdentityMissing(path=str(layout.root))
    newest_first = sorted(described.epochs, key=lambda epoch: -epoch.epoch)
    opened = [_open_epoch(layout, epoch.epoch, epoch.recipient, identities) for epoch in newest_first]
    found = [key for key in opened if key is not None]
    if not found:
        raise NoIdentityMatches(tried=len(identities))
    return found


def _open_epoch(
    layout: Layout, epoch: int, recipient: str, identities: Sequence[Identity]
) -> SecretIdentity | None:
    """The epoch's key from any envelope that opens; an envelope that is damaged is passed over for another."""
    for envelope in sorted(layout.epoch_keys(epoch).glob("*.age")):
        key = _open_envelope(envelope, identities)
        if key is not None and recipient_text(key.recipient) == recipient:
            return key
    return None


def _open_envelope(envelope: Path, identities: Sequence[Identity]) -> SecretIdentity | None:
    try:
        with open_plain(envelope) as file:
            sealed = read_limited(file, _LARGEST_ENVELOPE)
        text = open_bytes(sealed, identities).decode()
        lines = [line for line in text.splitlines() if line and not line.startswith("#")]
        key = parse_identity(lines[0]) if lines else None
    except (AmanaError, UnicodeDecodeError, OSError):
        return None  # another custodian's, or damaged: `verify` names what is damaged
    return key


def catalogue_key(keys: Sequence[SecretIdentity]) -> bytes:
    """The catalogue's key: 32 bytes derived from the first epoch's archive key, which every custodian opens."""
    return derive(keys[-1], _CATALOGUE, 32)
