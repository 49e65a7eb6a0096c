"""This machine as a device: the key that signs its log, and the log it appends to."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from amana.archive.description import Description, Device
from amana.archive.layout import Layout
from amana.archive.logs import VKEY, FolderFiles, device_of, origin, remember, seen_checkpoint
from amana.errors import ArchiveFileDamaged, DiskFault, LogDamaged, NoteKeyUnreadable
from amana.stores import Disk
from amana.tlog import CHECKPOINT, Checkpoint, SigningKey, TileLog, check_extends

_LARGEST_KEY = 4096
_MACHINE_ID = Path("/etc/machine-id")


class DeviceLog:
    """The log this device appends to. What it signs opens nothing."""

    def __init__(self, layout: Layout, disk: Disk, key: SigningKey) -> None:
        self._layout, self._disk, self._key = layout, disk, key
        self.device = device_of(key.verifier)
        self._files = FolderFiles(layout.log(self.device), disk)
        self._log = self._opened()
        self.size = self._log.size
        """How many entries are signed for."""

    def _opened(self) -> TileLog:
        """The log, if it still holds all that this device signed: going on from less would sign a fork."""
        verifier = self._key.verifier
        seen = seen_checkpoint(self._layout, self.device, verifier)
        if self._files.read(CHECKPOINT) is None:
            if seen is not None:
                raise LogDamaged(device=self.device, reason="checkpoint-missing", expected=seen.size)
            return TileLog.create(self._files, verifier.name)
        log = TileLog.open(self._files, verifier.name, verifier)
        if seen is not None:
            check_extends(self._files, seen, Checkpoint(verifier.name, log.size, log.root()))
        return log

    @classmethod
    def join(cls, layout: Layout, disk: Disk, described: Description) -> DeviceLog:
        """This machine's log, with a key made for it where it has none yet.

        A capture kit is one device wherever it is plugged in: its key goes with its folder.
        """
        key = _own_key(layout, described)
        return cls(layout, disk, key or make_device_key(layout, disk, described.id))

    @property
    def public(self) -> Device:
        """The device as archive.json names it."""
        return Device(self.device, self._key.verifier.text)

    def append(self, entries: Sequence[bytes]) -> int:
        """Append and sign, durable on return; the first entry's index."""
        indexes = self._log.append(entries)
        self._log.checkpoint(self._key)
        self.size = indexes.stop
        self._tidy()
        return indexes.start

    def _tidy(self) -> None:
        """Remember what was signed, and remove what it made needless. The entries stand, whatever happens here."""
        try:
            remember(self._layout, self._disk, self.device)
            for folder in self._log.stale():
                self._files.remove(folder)
        except DiskFault:
            return


def own_device(layout: Layout, described: Description) -> str | None:
    """The device that this machine is here; None before it first writes. ArchiveFileDamaged."""
    key = _own_key(layout, described)
    return device_of(key.verifier) if key else None


def _own_key(layout: Layout, described: Description) -> SigningKey | None:
    """This machine's key. One that was copied here with the folder is another's: two would sign one log."""
    key = read_device_key(layout)
    if key is None or device_of(key.verifier) == described.capture or _is_this_machine(layout):
        return key
    return None


def read_device_key(layout: Layout) -> SigningKey | None:
    """The signing key that lies in this folder, whosever it is. ArchiveFileDamaged."""
    if not layout.device_key.is_file():
        return None
    with layout.device_key.open("r", encoding="ascii", errors="replace") as file:
        text = file.read(_LARGEST_KEY).strip()
    try:
        return SigningKey.from_text(text)
    except NoteKeyUnreadable as fault:
        raise ArchiveFileDamaged(path=str(layout.device_key), reason=str(fault.facts["reason"])) from fault


def _mark(layout: Layout) -> bytes:
    """What tells this machine and this folder from those that a copy of `local` came from."""
    try:
        machine = _MACHINE_ID.read_bytes()
    except OSError:
        machine = b""
    return hashlib.sha256(machine + os.fsencode(layout.root.resolve())).hexdigest().encode() + b"\n"


def _is_this_machine(layout: Layout) -> bool:
    mark = layout.device_key.with_suffix(".mark")
    return mark.is_file() and mark.read_bytes() == _mark(layout)


def make_device_key(layout: Layout, disk: Disk, archive: str) -> SigningKey:
    """A key whose name, the log's origin, holds the device's id: which is made from the key."""
    return keep_device_key(layout, disk, new_device_key(archive))


def new_device_key(archive: str) -> SigningKey:
    """A fresh key, which lies nowhere yet."""
    key = SigningKey.generate("unnamed")
    return key.named(origin(archive, device_of(key.verifier)))


def keep_device_key(layout: Layout, disk: Disk, key: SigningKey) -> SigningKey:
    """Make this key the one of this machine in this folder, durable on return."""
    folder = layout.log(device_of(key.verifier))
    disk.make_folder(folder)
    disk.write(folder / VKEY, (key.verifier.text + "\n").encode())
    disk.flush([folder / VKEY, folder])
    disk.make_folder(layout.local)
    disk.replace(layout.device_key.with_suffix(".mark"), b"")
    disk.replace(layout.device_key, (key.text + "\n").encode())
    disk.replace(layout.device_key.with_suffix(".mark"), _mark(layout))
    return key
