"""After a crash: what was not committed is cleared away, what was committed stays (design, write order).

Before objects get their names, a journal names them and how long the log was. If the log has not grown
since, those objects never were: they are removed. Objects that no journal of ours names are never touched.
A commit that changes archive.json keeps the new one in the journal, with the acts and envelopes that come with it,
and recovery finishes it.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from amana.archive.acts import is_act_name
from amana.archive.keys import is_envelope
from amana.archive.layout import Layout
from amana.errors import ArchiveFileDamaged, RecordMalformed
from amana.records import Json, canonical, parse
from amana.stores import Disk, FolderStore, is_digest
from amana.tlog import CHECKPOINT

_NAME = "journal.json"


@dataclass(frozen=True)
class Journal:
    """The objects of the commit under way, and the size of the device's log before it.

    `description` is archive.json as the commit leaves it, where it changes it; `files` are acts and envelopes
    (path in the archive -> bytes) that must not be there before the log tells of them.
    """

    device: str
    size: int
    objects: tuple[str, ...]
    description: str | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)

    def write(self, layout: Layout, disk: Disk) -> Path:
        """Write it; durable once the path returned is flushed."""
        path = layout.work / _NAME
        said: dict[str, Json] = {"device": self.device, "objects": list(self.objects), "size": self.size}
        if self.description is not None:
            said["description"] = self.description
        if self.files:
            said["files"] = {name: base64.b64encode(data).decode() for name, data in self.files.items()}
        disk.write(path, canonical(said))
        return path

    @staticmethod
    def clear(layout: Layout, disk: Disk) -> None:
        """The commit is done."""
        disk.remove(layout.work / _NAME)

    @staticmethod
    def read(layout: Layout) -> Journal | None:
        """The journal that a crash left; None if there is none, or it was not written to its end."""
        path = layout.work / _NAME
        if not path.exists():
            return None
        try:
            given = parse(path.read_bytes())
        except RecordMalformed:
            return None  # not durable, so no object had its name yet
        if not isinstance(given, dict):
            raise ArchiveFileDamaged(path=str(path), reason="shape")
        device, size, objects = given.get("device"), given.get("size"), given.get("objects")
        described = given.get("description")
        if not (isinstance(device, str) and isinstance(size, int) and isinstance(objects, list)):
            raise ArchiveFileDamaged(path=str(path), reason="shape")
        text = described if isinstance(described, str) else None
        return Journal(device, size, tuple(str(one) for one in objects), text, _files(given.get("files"), path))


def _files(told: Json, journal: Path) -> dict[str, bytes]:
    """Acts and envelopes by their path. ArchiveFileDamaged for anything else: it would be put where it says."""
    try:
        files = {name: base64.b64decode(str(data), validate=True) for name, data in _members(told)}
    except binascii.Error as fault:
        raise ArchiveFileDamaged(path=str(journal), reason="shape") from fault
    if not all(is_envelope(name) or (name.startswith("acts/") and is_act_name(name[5:])) for name in files):
        raise ArchiveFileDamaged(path=str(journal), reason="shape")
    return files


def _members(told: Json) -> list[tuple[str, Json]]:
    return list(told.items()) if isinstance(told, dict) else []


def place_files(layout: Layout, disk: Disk, files: Mapping[str, bytes]) -> None:
    """Put acts and envelopes in their places, durable on return; what is there already is written again."""
    for name, data in files.items():
        place = layout.root / name
        disk.make_folder(place.parent)
        disk.replace(place, data)
    above = dict.fromkeys(folder for name in files for folder in (layout.root / name).parents)
    disk.flush([folder for folder in above if folder.is_relative_to(layout.root)])


def recover(layout: Layout, disk: Disk, device: str, size: int) -> int:
    """Clear what a crash left, given this device's log as it now stands; how many files went.

    Call with the lock held. Raises ArchiveFileDamaged for a journal that is not ours.
    """
    if not layout.work.is_dir():
        return 0
    journal = Journal.read(layout)
    gone = _unmake(journal, layout, disk, device, size) if journal else 0
    halves = (disk.beside(path) for path in (layout.log(device) / CHECKPOINT, layout.description))
    left = [path for path in halves if path.exists()]
    left += sorted(layout.work.iterdir(), key=lambda path: path.name == _NAME)
    for path in left:
        disk.remove(path)
    return gone + len(left)


def _unmake(journal: Journal, layout: Layout, disk: Disk, device: str, size: int) -> int:
    if journal.device != device:
        return 0
    if size > journal.size:
        place_files(layout, disk, journal.files)
        if journal.description is not None:
            disk.replace(layout.description, journal.description.encode())
        return 0
    objects = FolderStore(layout.objects, disk)
    named = [objects.path(digest) for digest in journal.objects if is_digest(digest)]
    there = [path for path in named if path.exists()]
    for path in there:
        disk.remove(path)
    return len(there)
