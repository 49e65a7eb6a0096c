"""What is on its way in from copies: gathered in `local/incoming`, then taken over under the archive's lock.

Objects come first and whole, then tiles, then checkpoints. Until its checkpoint is here nothing of a log counts;
broken off anywhere, the next sync goes on with what has arrived.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from typing import BinaryIO, Final

from amana.archive.description import Description, read_description
from amana.archive.device import own_device
from amana.archive.fetching import Staging, remove_tree
from amana.archive.layout import Layout
from amana.archive.lock import writing
from amana.archive.logs import VKEY, FolderFiles, LogFolder, remember, seen_checkpoint
from amana.archive.merging import Merged
from amana.archive.recovery import recover
from amana.errors import AmanaError, DiskFault
from amana.stores import Disk, FolderStore
from amana.tlog import CHECKPOINT, stale_folders

RESERVE: Final = 64 << 20
"""How much room is left on our own disk, in bytes: a copy must not be able to fill it."""

_WAIT: Final = 30.0
_AT_ONCE: Final = 256


class Incoming:
    """One archive's arrivals. One sync at a time."""

    def __init__(self, layout: Layout, disk: Disk, before: Callable[[], None] | None = None) -> None:
        """`before` is called once, before the first log is taken over."""
        self._layout, self._disk, self._before = layout, disk, before
        self._folder = layout.local / "incoming"
        self._arrived = FolderStore(self._folder / "objects", disk)
        self._objects = FolderStore(layout.objects, disk)
        self.staging = Staging(self._folder / "logs", disk)

    def has(self, digest: str) -> bool:
        """Whether this object is in the archive, or has arrived."""
        return self.has_here(digest) or self._arrived.size(digest) is not None

    def has_here(self, digest: str) -> bool:
        """Whether this object is in the archive."""
        return self._objects.size(digest) is not None

    def put(self, digest: str, source: BinaryIO, size: int) -> None:
        """Let an object arrive: checked against its name, durable on return. ObjectDamaged, DiskFault."""
        self._make_room(size)
        try:
            self._arrived.put(digest, source)
        except DiskFault:
            self._arrived.erase(digest)  # what was begun of it may be what fills the disk
            raise

    def _make_room(self, size: int) -> None:
        self._disk.make_folder(self._folder)
        if shutil.disk_usage(self._folder).free < size + RESERVE:
            raise DiskFault(path=str(self._layout.root), reason="ENOSPC")

    def adopt(self, merged: Sequence[Merged], wanted: Iterable[bytes]) -> list[Merged]:
        """Take over what arrived of these objects, then these logs; which of them were.

        A log that grew here meanwhile is left for the next sync. Raises ArchiveBusy, DiskFault.
        """
        self._disk.make_folder(self._layout.local)
        if merged and self._before:
            self._before()
            self._before = None
        with writing(self._layout.lock, _WAIT):
            described = read_description(self._layout.description)
            self._recover(described)
            self._adopt_objects(wanted)
            return [one for one in merged if self._adopt_log(one, described)]

    def _recover(self, described: Description) -> None:
        """What a crash left goes first: what comes into our own log must not be taken for that commit's end."""
        device = own_device(self._layout, described)
        if device is None:
            return
        try:
            size = LogFolder(self._layout, device, described).checkpoint().size
        except AmanaError:
            return  # lost or damaged: nobody can say how far the commit came, so nothing of it is removed
        recover(self._layout, self._disk, device, size)

    def _adopt_objects(self, wanted: Iterable[bytes]) -> None:
        names = (digest.hex() for digest in sorted(wanted))
        arrived = [(self._arrived.path(name), name) for name in names if self._arrived.size(name) is not None]
        for at in range(0, len(arrived), _AT_ONCE):
            self._objects.adopt(arrived[at : at + _AT_ONCE])

    def _adopt_log(self, merged: Merged, described: Description) -> bool:
        """Tiles, flushed, then the checkpoint. False where the log here is not as it was when it was compared."""
        assert merged.fetched is not None
        before = merged.base.size if merged.base else 0
        if not self._is_unchanged(merged, described):
            return False
        folder = self._layout.log(merged.name)
        files = FolderFiles(folder, self._disk)
        if not (folder / VKEY).is_file():
            self._disk.make_folder(folder)
            self._disk.write(folder / VKEY, merged.theirs.vkey)
            self._disk.flush([folder / VKEY, folder, self._layout.logs])
        for path in merged.fetched.new_files():
            files.write(path, merged.fetched.files.read(path) or b"")
        files.write(CHECKPOINT, merged.theirs.note)
        for stale in stale_folders(before, merged.theirs.size):
            files.remove(stale)
        seen = seen_checkpoint(self._layout, merged.name, merged.theirs.verifier)
        if seen is None or seen.size <= merged.theirs.size:
            remember(self._layout, self._disk, merged.name)
        return True

    def _is_unchanged(self, merged: Merged, described: Description) -> bool:
        try:
            there = LogFolder(self._layout, merged.name, described).checkpoint()
        except AmanaError:
            return merged.base is None  # none, or one that cannot be read
        return there == (merged.base.branch.head if merged.base else merged.over)

    def clear(self) -> None:
        """Let go of what is no longer needed: all that has arrived was taken over."""
        remove_tree(self._folder)
