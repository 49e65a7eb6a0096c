"""Capture kits: a folder that adds to an archive and cannot open it. And the devices that an archive knows.

A kit holds the archive's id, its public key, and a key of its own to sign its log with: no envelope, no other
log, no list of what it took. One device wherever its folder is plugged in.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from amana.archive.archive import Archive, Decision
from amana.archive.description import Description, Device
from amana.archive.device import DeviceLog, keep_device_key, new_device_key, read_device_key
from amana.archive.joining import admission
from amana.archive.layout import Layout
from amana.archive.logs import device_of, is_fork, log_sizes, origin, owner
from amana.archive.source import now
from amana.archive.writer import Writer
from amana.errors import (
    ArchiveExists,
    ArchiveFileDamaged,
    DeviceExists,
    DeviceUnknown,
    DiskFault,
    ItemAmbiguous,
    KitCannot,
)
from amana.records import CustodyAct, Json, KeyAct
from amana.seal import parse_recipient
from amana.stores import Disk, disk_faults
from amana.tlog import SigningKey, VerifierKey, open_checkpoint

THIS = "this"
_MARK = "making-kit"
_OURS = {
    ".README.txt.new",
    ".archive.json.new",
    "README.txt",
    "archive.json",
    "local",
    "logs",
    "lost+found",
    "objects",
}


@dataclass(frozen=True)
class KnownDevice:
    """A device as the archive knows it. `entries` are those that are here; `lost_from` how many are believed.

    `forked`: a second version of a log that this device signed, kept beside the first.
    """

    id: str
    name: str | None
    entries: int
    admitted: bool
    here: bool
    lost_from: int | None = None
    forked: bool = False


class Devices:
    """The devices of an opened archive."""

    def __init__(self, archive: Archive, disk: Disk | None = None) -> None:
        self._archive, self._disk = archive, disk or Disk()

    def names(self) -> dict[str, str]:
        """Device id -> the name it was given."""
        rows = self._archive.catalogue.acts()
        acts = (row.act for row in rows if not isinstance(row.act, CustodyAct))
        return {act.subject: act.name for act in acts if act.subject and act.name}

    def all(self) -> tuple[KnownDevice, ...]:
        """Every device that archive.json names, and every log that is here."""
        archive = self._archive
        names, suspects = self.names(), archive.suspects
        sizes = {one.device: one.size for one in log_sizes(archive.layout, archive.described)}
        here = archive.own_device
        ids = sorted({device.id for device in self._known()} | set(sizes))
        return tuple(
            KnownDevice(
                one,
                names.get(owner(one)),
                sizes.get(one, 0),
                suspects.is_admitted(owner(one)),
                one == here,
                suspects.lost.get(one),
                is_fork(one),
            )
            for one in ids
        )

    def _known(self) -> set[Device]:
        """Those whose log is here, and those that a custodian admitted and that are on their way."""
        return {*self._archive.described.devices, *self._archive.suspects.admitted}

    def new_kit(self, out: Path, name: str) -> Device:
        """Make a capture kit in this folder, which must be empty or not there. ArchiveExists, DeviceExists."""
        archive = self._archive
        layout = Layout(out)
        _claim(layout, self._disk)
        key = _kept_key(layout, archive.described.id) or new_device_key(archive.described.id)
        _clear(layout)
        keep_device_key(layout, self._disk, key)
        device = Device(device_of(key.verifier), key.verifier.text)
        _plain_files(layout, self._disk, archive.described.id)
        # Admitted first: a kit that the archive does not know of must never be in anybody's hands.
        if self.names().get(device.id) != name:
            archive.act(lambda: self._admitting(device, name))
        self._first_entry(layout, device)
        with suppress(DiskFault):  # the kit is made: archive.json stands, and the mark says nothing any more
            self._disk.remove(layout.local / _MARK)
        return device

    def _admitting(self, device: Device, name: str | None) -> Decision:
        """Names are told apart while nobody else can give any."""
        names = self.names()
        if name is not None and names.get(device.id) != name and name in names.values():
            raise DeviceExists(name=name)
        called = name or names.get(device.id)
        noun = KeyAct("device-admitted", "", "", "", "", name=called, subject=device.id)
        return Decision([noun], [admission(device, now())])

    def _first_entry(self, layout: Layout, device: Device) -> None:
        """The kit's log begins with the archive.json that it is given; archive.json itself comes last."""
        whole = self._archive.described
        kit = Description(whole.id, whole.made, whole.epochs, (device,), (), (), device.id)
        self._disk.make_folder(layout.objects)
        log = DeviceLog.join(layout, self._disk, kit)
        writer = Writer(layout, self._disk, parse_recipient(kit.current.recipient), log, None)
        try:
            writer.record(
                KeyAct("device-joined", whole.id, now(), device.id, self._archive.software), described=kit
            )
            writer.commit()
        finally:
            writer.close()

    def admit(self, device: str, name: str | None = None) -> Device:
        """Say that this device is one of the archive's own, and give it a name. DeviceUnknown, DeviceExists."""
        found = self._find(device)
        self._archive.act(lambda: self._admitting(found, name))
        return found

    def lose(self, device: str, since: bytes | None = None, reason: str | None = None) -> tuple[str, int]:
        """Say that this device is in other hands: what it entered after `since` is suspect.

        `since` is a checkpoint of its log, signed; None: the one that is here. Device id, and how many of its
        entries are still believed. DeviceUnknown, CheckpointUnreadable.
        """
        found = self._find(device)
        size = self._size(found, since)
        body: dict[str, Json] = {"act": "device-lost", "at": now(), "device": found.id, "from": size}
        noun = KeyAct("device-lost", "", "", "", "", subject=found.id, from_size=size, reason=reason)
        self._archive.act(lambda: Decision([noun], [body]))
        return found.id, size

    def _size(self, device: Device, since: bytes | None) -> int:
        archive = self._archive
        if since is not None:
            verifier = VerifierKey.from_text(device.vkey)
            return open_checkpoint(since, verifier, verifier.name).size
        sizes = {one.device: one.size for one in log_sizes(archive.layout, archive.described)}
        return sizes.get(device.id, 0)

    def _find(self, wanted: str) -> Device:
        """By its name, its id, or the beginning of one; `this` is the one whose log this machine appends to."""
        names = self.names()
        if wanted == THIS and wanted not in names.values():
            wanted = self._archive.own_device or wanted
        devices = self._known()
        exact = [one for one in devices if wanted in (one.id, names.get(one.id))]
        found = exact or [one for one in devices if len(wanted) >= 4 and one.id.startswith(wanted)]
        if not found:
            raise DeviceUnknown(device=wanted)
        if len(found) > 1:
            raise ItemAmbiguous(item=wanted, count=len(found))
        return found[0]


def _claim(layout: Layout, disk: Disk) -> None:
    """Take the folder, or what an unfinished making left of it; a mark says whose the rest is. ArchiveExists."""
    with disk_faults(layout.root):
        if layout.root.exists() and not layout.root.is_dir():
            raise ArchiveExists(path=str(layout.root))
        there = {path.name for path in layout.root.iterdir()} if layout.root.is_dir() else set()
        if there - {"lost+found"} and not _unfinished(layout, there):
            raise ArchiveExists(path=str(layout.root))
    disk.make_folder(layout.local)
    disk.replace(layout.local / _MARK, b"")


def _unfinished(layout: Layout, there: set[str]) -> bool:
    """Whether what is there is what an unfinished making left, and nothing else."""
    if layout.description.exists() or there - _OURS:
        return False
    if (layout.local / _MARK).exists():
        return True
    return there == {"local"} and {path.name for path in layout.local.iterdir()} <= {f".{_MARK}.new"}


def _kept_key(layout: Layout, archive: str) -> SigningKey | None:
    """The key of a making that was broken off: the archive may have admitted it already."""
    try:
        key = read_device_key(layout)
    except ArchiveFileDamaged:
        return None  # half written, so nobody was told of it
    return key if key is not None and key.name == origin(archive, device_of(key.verifier)) else None


def _clear(layout: Layout) -> None:
    """Everything that a making before this one left, but its mark."""
    with disk_faults(layout.root):
        for path in (*layout.root.iterdir(), *layout.local.iterdir()):
            if path.name in ("lost+found", "local", _MARK):
                continue
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _plain_files(layout: Layout, disk: Disk, archive: str) -> None:
    """README.txt alone: a kit has nothing that rescue.py could open."""
    readme = (files("amana.archive") / "rescue" / "KIT.txt").read_text("utf-8")
    disk.replace(layout.root / "README.txt", readme.replace("{archive_id}", archive).encode())


def refuse_kit(described: Description, verb: str) -> None:
    """KitCannot where this folder is a capture kit."""
    if described.capture is not None:
        raise KitCannot(verb=verb, archive=described.id)
