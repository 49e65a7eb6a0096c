"""The archive key: one key pair an epoch, its secret sealed to each custodian (docs/format/keys.md)."""

from __future__ import annotations

import hashlib
import re
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
_ENVELOPE = re.compile(r"keys/[1-9][0-9]{0,8}/[0-9a-f]{16}\.age")
_CATALOGUE = b"catalogue"


def new_archive_key(post_quantum: bool = False) -> SecretIdentity:
    """A fresh archive key: X25519, which every age program opens, or the post-quantum hybrid."""
    return HybridIdentity.generate() if post_quantum else X25519Identity.generate()


def is_envelope(name: str) -> bool:
    """Whether this is how an envelope is called, as a path in the archive."""
    return _ENVELOPE.fullmatch(name) is not None


def seal_envelope(archive: str, epoch: int, key: SecretIdentity, to: KeyRecipient) -> tuple[PlainFile, bytes]:
    """This epoch's archive key, sealed to one custodian: the file as archive.json names it, and its bytes.

    It is called by its own hash: so two copies never have different envelopes under one name, and nobody can
    test a guess at who a custodian is.
    """
    text = f"# amana archive {archive}, epoch {epoch}\n{key.secret_text()}\n"
    sealed = seal_bytes(text.encode(), [to])
    digest = hashlib.sha256(sealed).hexdigest()
    return PlainFile(f"keys/{epoch}/{digest[:16]}.age", digest), sealed


def write_envelope(
    layout: Layout, disk: Disk, archive: str, epoch: int, key: SecretIdentity, to: KeyRecipient
) -> PlainFile:
    """Seal this epoch's archive key to one custodian, and put it under keys/."""
    file, sealed = seal_envelope(archive, epoch, key, to)
    place = layout.root / file.name
    disk.make_folder(place.parent)
    disk.replace(place, sealed)
    disk.flush([place.parent.parent, layout.root])
    return file


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


def open_other_keys(
    layout: Layout, described: Description, identities: Sequence[Identity]
) -> list[SecretIdentity]:
    """Archive keys in envelopes of epochs that archive.json does not name: begun on a copy at the same time as
    ours, and refused here. What was sealed to them must open all the same."""
    named = {layout.root / file.name for file in described.files}
    known = {epoch.recipient for epoch in described.epochs}
    found: dict[str, SecretIdentity] = {}
    for envelope in sorted(set((layout.root / "keys").glob("*/*.age")) - named):
        key = _open_envelope(envelope, identities)
        if key is not None and recipient_text(key.recipient) not in known:
            found[recipient_text(key.recipient)] = key
    return list(found.values())


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
