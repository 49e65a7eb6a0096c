"""archive.json: what anybody may know of an archive (docs/format.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from amana.errors import AmanaError, ArchiveFileDamaged, NotAnArchive
from amana.records import canonical, parse

FORMAT = "amana-archive"
VERSION = 1
_LARGEST = 1 << 20


@dataclass(frozen=True)
class Epoch:
    """One archive key's time: its number from 1, its public recipient, when it began (RFC 3339)."""

    epoch: int
    recipient: str
    started: str


@dataclass(frozen=True)
class Device:
    """A device that keeps a log here: its id and its log's verifier key (C2SP vkey)."""

    id: str
    vkey: str


@dataclass(frozen=True)
class PlainFile:
    """A file outside the log's own, by its path in the archive and SHA-256 (hex).

    README.txt, rescue.py, and the envelopes under keys/: whoever loses an envelope is locked out.
    """

    name: str
    sha256: str


@dataclass(frozen=True)
class Description:
    """The content of archive.json."""

    id: str
    made: str
    epochs: tuple[Epoch, ...]
    devices: tuple[Device, ...] = ()
    files: tuple[PlainFile, ...] = ()

    @property
    def current(self) -> Epoch:
        """The epoch that new objects are sealed for."""
        return max(self.epochs, key=lambda epoch: epoch.epoch)

    def with_device(self, device: Device) -> Description:
        """The same, one device more."""
        return replace(self, devices=tuple(sorted({*self.devices, device}, key=lambda one: one.id)))

    def to_bytes(self) -> bytes:
        """Canonical JSON (RFC 8785)."""
        return canonical(
            {
                "devices": [{"id": one.id, "vkey": one.vkey} for one in self.devices],
                "epochs": [
                    {"epoch": one.epoch, "recipient": one.recipient, "started": one.started} for one in self.epochs
                ],
                "files": [{"name": one.name, "sha256": one.sha256} for one in self.files],
                "format": FORMAT,
                "id": self.id,
                "made": self.made,
                "version": VERSION,
            }
        )

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the file, as the log's key acts name it."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


def read_description(path: Path) -> Description:
    """The description in this file. NotAnArchive: there is none; ArchiveFileDamaged: it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as absent:
        raise NotAnArchive(path=str(path.parent)) from absent
    except OSError as fault:
        raise ArchiveFileDamaged(path=str(path), reason=fault.strerror or "unreadable") from fault
    return parse_description(data, path)


def parse_description(data: bytes, path: Path) -> Description:
    """The description in these bytes; ArchiveFileDamaged says what is wrong with them."""
    try:
        if len(data) > _LARGEST:
            raise ValueError("too large")
        given = parse(data)
        if not isinstance(given, dict) or given.get("format") != FORMAT:
            raise ValueError("not an archive's description")
        if given.get("version") != VERSION:
            raise ValueError(f"format version {given.get('version')}")
        return _described(given)
    except (ValueError, KeyError, TypeError, AmanaError) as fault:
        raise ArchiveFileDamaged(path=str(path), reason=str(fault)) from fault


def _described(given: Mapping[str, Any]) -> Description:
    epochs = tuple(Epoch(int(e["epoch"]), str(e["recipient"]), str(e["started"])) for e in given["epochs"])
    if not epochs:
        raise ValueError("no epoch")
    devices = tuple(Device(_plain(str(d["id"])), str(d["vkey"])) for d in given["devices"])
    files = tuple(PlainFile(_inside(str(f["name"])), _plain(str(f["sha256"]))) for f in given.get("files", ()))
    return Description(_plain(str(given["id"])), str(given["made"]), epochs, devices, files)


def _inside(name: str) -> str:
    """A path that stays in the archive's folder."""
    if not name or name.startswith("/") or {"", ".", ".."} & set(name.split("/")) or "\0" in name:
        raise ValueError("a file outside the archive")
    return name


def _plain(text: str) -> str:
    """An id: hex alone, so that it can never be a path of another kind."""
    if not text or len(text) > 64 or set(text) - set("0123456789abcdef"):
        raise ValueError("an id that is not hex")
    return text
