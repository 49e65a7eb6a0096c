"""After a crash: what was not committed is cleared away, what was committed stays (design, write order).

Before objects get their names, a journal names them and how long the log was. If the log has not grown
since, those objects never were: they are removed. Objects that no journal of ours names are never touched.
A commit that changes archive.json keeps the new one in the journal, and recovery finishes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from amana.archive.layout import Layout
from amana.errors import ArchiveFileDamaged, RecordMalformed
from amana.records import Json, canonical, parse
from amana.stores import Disk, FolderStore, is_digest
from amana.tlog import CHECKPOINT

_NAME = "journal.json"


@dataclass(frozen=True)
class Journal:
    """The objects of the commit under way, and the size of the device's log before it.

    `description` is archive.json as the commit leaves it, where it changes it.
    """

    device: str
    size: int
    objects: tuple[str, ...]
    description: str | None = None

    def write(self, layout: Layout, disk: Disk) -> Path:
        """Write it; durable once the path returned is flushed."""
        path = layout.work / _NAME
        said: dict[str, Json] = {"device": self.device, "objects": list(self.objects), "size": self.size}
        if self.description is not None:
            said["description"] = self.description
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
        return Journal(
            device, size, tuple(str(one) for one in objects), described if isinstance(described, str) else None
        )


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
        if journal.description is not None:
            disk.replace(layout.description, journal.description.encode())
        return 0
    objects = FolderStore(layout.objects, disk)
    named = [objects.path(digest) for digest in journal.objects if is_digest(digest)]
    there = [path for path in named if path.exists()]
    for path in there:
        disk.remove(path)
    return len(there)
