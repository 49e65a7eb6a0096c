"""archive.json: what anybody may know of an archive (docs/format.md)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from amana.errors import AmanaError, ArchiveFileDamaged, NotAnArchive
from amana.records import Json, canonical, parse
from amana.stores import open_plain, read_limited

FORMAT = "amana-archive"
VERSION = 1
_LARGEST = 1 << 20


@dataclass(frozen=True)
class Epoch:
    """One archive key's time: its number from 1, its public recipient, when it began (RFC 3339).

    `authority` is the verifier key (C2SP vkey) of whoever opens it: what custodians sign acts with. An archive
    made before there were acts has none until a custodian writes to it.
    """

    epoch: int
    recipient: str
    started: str
    authority: str | None = None

    def fields(self) -> dict[str, Json]:
        """As archive.json has it."""
        told: dict[str, Json] = {"epoch": self.epoch, "recipient": self.recipient, "started": self.started}
        return told if self.authority is None else {**told, "authority": self.authority}


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
    """The content of archive.json.

    `acts` names the signed acts that are accepted here. `capture` is the device's id where this folder is a
    capture kit: it adds, and holds nothing that opens and no log but its own.
    """

    id: str
    made: str
    epochs: tuple[Epoch, ...]
    devices: tuple[Device, ...] = ()
    files: tuple[PlainFile, ...] = ()
    acts: tuple[str, ...] = ()
    capture: str | None = None

    @property
    def current(self) -> Epoch:
        """The epoch that new objects are sealed for."""
        return max(self.epochs, key=lambda epoch: epoch.epoch)

    def with_device(self, device: Device) -> Description:
        """The same, one device more."""
        return replace(self, devices=tuple(sorted({*self.devices, device}, key=lambda one: one.id)))

    def with_files(self, files: Iterable[PlainFile]) -> Description:
        """The same, with these files too; of two with one name the new one counts."""
        by_name = {file.name: file for file in (*self.files, *files)}
        return replace(self, files=tuple(by_name.values()))

    def to_bytes(self) -> bytes:
        """Canonical JSON (RFC 8785)."""
        told: dict[str, Json] = {
            "devices": [{"id": one.id, "vkey": one.vkey} for one in self.devices],
            "epochs": [one.fields() for one in self.epochs],
            "files": [{"name": one.name, "sha256": one.sha256} for one in self.files],
            "format": FORMAT,
            "id": self.id,
            "made": self.made,
            "version": VERSION,
        }
        if self.acts:
            told["acts"] = list(self.acts)
        if self.capture is not None:
            told["capture"] = self.capture
        return canonical(told)

    @property
    def digest(self) -> str:
        """SHA-256 (hex) of the file, as the log's key acts name it."""
        return hashlib.sha256(self.to_bytes()).hexdigest()


def read_description(path: Path) -> Description:
    """The description in this file. NotAnArchive: there is none; ArchiveFileDamaged: it cannot be read."""
    try:
        with open_plain(path) as file:  # a pipe in its place would be waited on for ever
            data = read_limited(file, _LARGEST + 1)
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
    epochs = tuple(
        Epoch(int(e["epoch"]), str(e["recipient"]), str(e["started"]), _maybe(e.get("authority")))
        for e in given["epochs"]
    )
    if not epochs:
        raise ValueError("no epoch")
    devices = tuple(Device(_plain(str(d["id"])), str(d["vkey"])) for d in given["devices"])
    files = tuple(PlainFile(_inside(str(f["name"])), _plain(str(f["sha256"]))) for f in given.get("files", ()))
    acts = tuple(_plain(str(name)) for name in given.get("acts", ()))
    capture = given.get("capture")
    kit = None if capture is None else _plain(str(capture))
    return Description(_plain(str(given["id"])), str(given["made"]), epochs, devices, files, acts, kit)


def _maybe(text: object) -> str | None:
    return None if text is None else str(text)


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
