"""The devices of an archive: `device new`, `device list`, `device admit`, `device lost`."""

from __future__ import annotations

import builtins
import os
from dataclasses import dataclass
from pathlib import Path

from amana.actions.custodians.names import meant_name, plain_name
from amana.actions.opening import OpenArchive
from amana.archive import Devices, KnownDevice, find_archive
from amana.errors import CheckpointUnreadable, DestinationUnusable, NotAnArchive
from amana.tlog import MAX_FILE


@dataclass(frozen=True)
class Kit:
    """A capture kit that was made: its folder, its device's id and name."""

    path: Path
    device: str
    name: str


@dataclass(frozen=True)
class Lost:
    """A device that was declared lost: how many entries of its log are still believed."""

    device: str
    believed: int


def new(opened: OpenArchive, name: str, out: str | os.PathLike[str] | None = None) -> Kit:
    """Make a capture kit: it adds to this archive and opens nothing. Without `out`, in a folder of its name.

    ArchiveExists where the folder holds something, DeviceExists, NameUnusable, DestinationUnusable inside an
    archive; IdentityMissing: only who opens the archive can admit a device.
    """
    name = plain_name(name)
    folder = Path(out) if out is not None else Path(_folder_name(name))
    folder = folder.absolute()
    try:
        find_archive(folder.parent)
    except NotAnArchive:
        device = Devices(opened.archive).new_kit(folder, name)
        return Kit(folder, device.id, name)
    raise DestinationUnusable(path=str(folder), reason="own-archive")


def _folder_name(name: str) -> str:
    """The name as a folder's: nothing that leads elsewhere."""
    return name.replace("/", "-").replace("\\", "-").lstrip(".") or "kit"


def list(opened: OpenArchive) -> tuple[KnownDevice, ...]:
    """Every device that the archive knows, and every log that is here. IdentityMissing."""
    return Devices(opened.archive).all()


def admit(opened: OpenArchive, device: str, name: str | None = None) -> str:
    """Say that this device (`this`: the one at hand) is one of the archive's own, and name it; its id.

    DeviceUnknown, DeviceExists, NameUnusable, IdentityMissing.
    """
    return Devices(opened.archive).admit(meant_name(device), None if name is None else plain_name(name)).id


def lost(
    opened: OpenArchive,
    device: str,
    since: str | os.PathLike[str] | None = None,
    reason: str | None = None,
) -> Lost:
    """Say that this device is in other hands. What its log says after the checkpoint in the file `since`, or
    after what is here now, is shown as suspect from then on, and never dropped.

    DeviceUnknown, CheckpointUnreadable, IdentityMissing, KeySuperseded.
    """
    checkpoint = _read(Path(since)) if since is not None else None
    return Lost(*Devices(opened.archive).lose(meant_name(device), checkpoint, reason))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE)
    except OSError as fault:
        raise CheckpointUnreadable(reason="file-unreadable", path=str(path)) from fault


__all__ = builtins.list(("Kit", "KnownDevice", "Lost", "admit", "list", "lost", "new"))
