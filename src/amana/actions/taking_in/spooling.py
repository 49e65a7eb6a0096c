"""What comes over the network waits here until it is taken in: unsealed, in the archive's own local folder.

Files lie under numbers; the paths that were told for them, which may be anything, never become a path on this disk
and are kept in memory alone. A folder whose process is gone is removed by the next.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final, Self
from uuid import uuid4

from filelock import FileLock, Timeout

from amana.archive import Found, Layout
from amana.errors import PageUnknown, SpoolFull, UploadBroken, UploadPathUnusable
from amana.stores import Disk

LONGEST_PATH: Final = 4_096
"""Bytes of UTF-8 that the path of a file may have, as Linux has it."""
DEEPEST: Final = 255
MOST_FILES: Final = 200_000
MOST_BATCHES: Final = 50
KEPT_FREE: Final = 500 * 1000 * 1000
"""Bytes of the disk that stay free, or a twentieth of it where that is less."""
_ROOM_LOOKED_AT: Final = 32 << 20  # bytes written between two looks at how much room is left


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One file that is whole: its path as it was told, its size in bytes, when it was last modified (ms)."""

    path: str
    size: int
    modified: int
    number: int

    @property
    def key(self) -> Key:
        """What tells it from others: two folders of one name may be dropped, and nothing takes another's place."""
        return self.path, self.size, self.modified


Key = tuple[str, int, int]


@dataclass
class Batch:
    """What somebody gathers before it is taken in. `owner` is their account, None at this machine."""

    id: str
    owner: str | None
    files: dict[Key, Uploaded] = field(default_factory=dict)
    taking: bool = False

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(one.size for one in self.files.values())


class Spool:
    """The batches of one process, under `local/uploads`. Safe to use from several threads."""

    def __init__(self, archive: Path, disk: Disk | None = None) -> None:
        self._disk = disk or Disk()
        self._all = Layout(archive).local / "uploads"
        self._folder = self._all / uuid4().hex
        self._held: FileLock | None = None
        self._guard = Lock()
        self._batches: dict[str, Batch] = {}
        self._next = 0

    def clear_leftovers(self) -> int:
        """Remove what processes that ended left behind; how many folders that were."""
        removed = 0
        for folder in sorted(self._all.iterdir()) if self._all.is_dir() else ():
            held = FileLock(folder.with_suffix(".lock"), timeout=0)
            if folder.suffix == ".lock" or folder == self._folder:
                continue
            with suppress(Timeout), held:
                shutil.rmtree(folder, ignore_errors=True)
                removed += 1
            if not folder.exists():
                folder.with_suffix(".lock").unlink(missing_ok=True)
        return removed

    def begin(self, owner: str | None = None) -> Batch:
        """A new batch. SpoolFull where too many wait."""
        with self._guard:
            if len(self._batches) >= MOST_BATCHES:
                raise SpoolFull(reason="too-many-batches", free=self.free())
            batch = Batch(uuid4().hex, owner)
            self._batches[batch.id] = batch
        return batch

    def batches(self, owner: str | None) -> list[Batch]:
        """Those of one person that hold anything, the newest last."""
        return [one for one in list(self._batches.values()) if one.owner == owner and one.files]

    def batch(self, name: str, owner: str | None) -> Batch:
        """One of this person's. PageUnknown: it was taken in, or this process never had it."""
        found = self._batches.get(name)
        if found is None or found.owner != owner:
            raise PageUnknown(path=f"/add?batch={name[:40]}")
        return found

    def receive(self, batch: Batch, path: str, size: int, modified: int) -> Receiving:
        """Begin one file: `size` in bytes, `modified` in milliseconds since 1970.

        UploadPathUnusable, UploadBroken, SpoolFull, DiskFault.
        """
        told = checked_path(path)
        if batch.taking:
            raise UploadBroken(path=told, reason="being-taken-in")
        if len(batch.files) >= MOST_FILES:
            raise SpoolFull(reason="too-many-files", free=self.free())
        self.check_room(size)
        with self._guard:
            self._make_folder()
            self._next += 1
            number = self._next
        return Receiving(self, batch, Uploaded(told, size, modified, number))

    def check_room(self, more: int) -> None:
        """SpoolFull where so many bytes more would leave the disk too little."""
        free = self.free()
        if more > free:
            raise SpoolFull(reason="disk-full", free=free)

    def free(self) -> int:
        """Bytes that may still be put here."""
        where = next(one for one in (self._folder, *self._folder.parents) if one.is_dir())
        usage = shutil.disk_usage(where)
        return max(0, usage.free - min(KEPT_FREE, usage.total // 20))

    def found(self, batch: Batch) -> list[Found]:
        """Its files for `OpenArchive.add`: the paths as told, and no word of where they wait."""
        return [Found(str(self._place(one)), one.path, "") for one in list(batch.files.values())]

    def forget(self, batch: Batch, key: Key) -> None:
        """Remove one file of it."""
        one = batch.files.pop(key, None)
        if one is not None:
            self._place(one).unlink(missing_ok=True)

    def remove(self, batch: Batch) -> None:
        """Remove the whole batch."""
        self._batches.pop(batch.id, None)
        for key in list(batch.files):
            self.forget(batch, key)

    def close(self) -> None:
        """Remove all that waits."""
        with self._guard:
            self._batches.clear()
            shutil.rmtree(self._folder, ignore_errors=True)
            if self._held is not None:
                self._held.release()
                self._folder.with_suffix(".lock").unlink(missing_ok=True)
                self._held = None

    def _make_folder(self) -> None:
        if self._held is None:
            self._disk.make_folder(self._all)
            held = FileLock(self._folder.with_suffix(".lock"), timeout=0, mode=0o600, thread_local=False)
            held.acquire()
            self._held = held
        self._disk.make_folder(self._folder)

    def _place(self, one: Uploaded) -> Path:
        return self._folder / str(one.number)


class Receiving:
    """One file on its way: written beside, and counted once it is whole. Left before that, nothing stays of it."""

    def __init__(self, spool: Spool, batch: Batch, file: Uploaded) -> None:
        self._spool, self._batch, self._told = spool, batch, file
        self._place = spool._place(file)
        self._beside = self._place.with_suffix(".part")
        self._file = spool._disk.create(self._beside)
        self._written = self._unlooked = 0

    def write(self, data: bytes) -> None:
        """So many more of its bytes. UploadBroken where there are more than were told; SpoolFull, DiskFault."""
        self._written += len(data)
        self._unlooked += len(data)
        if self._written > self._told.size:
            raise UploadBroken(path=self._told.path, reason="longer-than-told")
        if self._unlooked > _ROOM_LOOKED_AT:
            self._unlooked = 0
            self._spool.check_room(self._told.size - self._written)
        self._file.write(data)

    def done(self) -> Uploaded:
        """It is whole: give it its place and its time. UploadBroken where bytes are lacking."""
        told = self._told
        if self._written != told.size:
            raise UploadBroken(path=told.path, reason="shorter-than-told")
        self._file.close()
        with suppress(OSError, OverflowError):  # a time that no file system keeps is left out
            os.utime(self._beside, ns=(told.modified * 1_000_000, told.modified * 1_000_000))
        if self._batch.taking:
            raise UploadBroken(path=told.path, reason="being-taken-in")
        self._spool._disk.rename(self._beside, self._place)
        self._spool.forget(self._batch, told.key)
        self._batch.files[told.key] = told
        return told

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._beside.unlink(missing_ok=True)


def checked_path(path: str) -> str:
    """A path as a browser tells it, `/` between names. UploadPathUnusable where no file in a folder has it."""
    names = path.split("/")
    reason = next((reason for reason, fails in _FAULTS if fails(path, names)), None)
    if reason is not None:
        raise UploadPathUnusable(path=path[:200].replace("\0", "�"), reason=reason)
    return path


def _unencodable(path: str, _: list[str]) -> bool:
    return any("\ud800" <= one <= "\udfff" for one in path)


_FAULTS: Final[tuple[tuple[str, Callable[[str, list[str]], bool]], ...]] = (
    ("not-utf-8", _unencodable),
    ("nul-inside", lambda path, _: "\0" in path),
    ("path-too-long", lambda path, names: len(path.encode()) > LONGEST_PATH or len(names) > DEEPEST),
    ("leads-elsewhere", lambda _, names: any(one in ("", ".", "..") for one in names)),
)
