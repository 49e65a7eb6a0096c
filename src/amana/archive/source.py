"""The files that are taken in: found by walking, read once, and watched for change while they are read."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Self

from amana.errors import NotTakenIn


@dataclass(frozen=True, slots=True)
class Found:
    """Something found by walking: where it is, its path as received, the folder the walk began in.

    `refused` says in a stable word why it is not taken in, where it is not a file.
    """

    path: str
    received: str
    found_at: str
    refused: str | None = None


_READING = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_PIECE = 1 << 20


def walk(given: Path, own: Path) -> Iterator[Found]:
    """The files under what was given, in name order; symbolic links inside are told, never followed.

    `own` is the archive's folder, which is never taken into itself.
    """
    top = Path(os.path.abspath(given))  # noqa: PTH100 - `..` is taken out, links are left as they are
    name = top.name or "root"
    found_at = str(top.parent)
    try:
        if top.is_symlink() and top.exists():
            top = top.resolve()
        folder = top.is_dir()
        if top.resolve().is_relative_to(own.resolve()):
            yield Found(str(top), name, found_at, "own-archive")
            return
    except OSError as fault:
        yield Found(str(top), name, found_at, _word(fault))
        return
    if not folder:
        yield Found(str(top), name, found_at, _refusal(top) if os.path.lexists(top) else "absent")
        return
    yield from _walk_folder(str(top), name, found_at, str(own.resolve()))


def measure(given: Iterable[Path], own: Path, handed: Iterable[Found] = ()) -> tuple[int, int]:
    """How many files a walk will find, and their bytes; for progress alone: what cannot be asked counts as 0."""
    files = size = 0
    for found in chain((found for path in given for found in walk(path, own)), handed):
        files += 1
        try:
            size += 0 if found.refused else os.lstat(found.path).st_size
        except OSError:
            continue
    return files, size


def _walk_folder(folder: str, received: str, found_at: str, own: str) -> Iterator[Found]:
    """Depth first with a stack of its own: a folder may be deeper than Python's."""
    stack = [(folder, received)]
    while stack:
        path, said = stack.pop()
        if path == own or os.path.realpath(path) == own:
            yield Found(path, said, found_at, "own-archive")
            continue
        try:
            with os.scandir(path) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as fault:
            yield Found(path, said, found_at, _word(fault))
            continue
        inner = []
        for entry in entries:
            under = f"{said}/{entry.name}"
            kind = _kind(entry)
            if kind == "folder":
                inner.append((entry.path, under))
            else:
                yield Found(entry.path, under, found_at, kind)
        stack.extend(reversed(inner))


def _kind(entry: os.DirEntry[str]) -> str | None:
    """None for a file, `folder`, or why it is neither."""
    try:
        if entry.is_file(follow_symlinks=False):
            return None
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        return "symbolic-link" if entry.is_symlink() else "not-a-file"
    except OSError as fault:
        return _word(fault)


def _refusal(path: Path) -> str | None:
    try:
        return None if stat.S_ISREG(path.stat().st_mode) else "not-a-file"
    except OSError as fault:
        return _word(fault)


_WORDS = {
    FileNotFoundError: "vanished",
    PermissionError: "not-readable",
    IsADirectoryError: "not-a-file",
}


def _word(fault: OSError) -> str:
    return _WORDS.get(type(fault), "read-error")


class OpenedSource:
    """A file being read: its size and times as they were when it was opened, and whether they still are."""

    __slots__ = ("_before", "_descriptor", "_found")

    def __init__(self, found: Found) -> None:
        self._found = found
        try:
            # Not blocking: a pipe put in the file's place meanwhile must not hold us.
            self._descriptor = os.open(found.path, _READING)
        except OSError as fault:
            raise self.refused(_word(fault)) from fault
        self._before = os.fstat(self._descriptor)
        if not stat.S_ISREG(self._before.st_mode):
            self.close()
            raise self.refused("not-a-file")

    @property
    def size(self) -> int:
        """In bytes, when it was opened."""
        return self._before.st_size

    @property
    def modified(self) -> str:
        """When it was last modified: RFC 3339, UTC, with the nanoseconds the file system keeps."""
        return timestamp(self._before.st_mtime_ns)

    @property
    def modified_ns(self) -> int:
        """The same in nanoseconds since 1970."""
        return self._before.st_mtime_ns

    def read_all(self) -> bytes:
        """All its bytes; NotTakenIn if it changed meanwhile. For what fits into memory."""
        with self._faults():
            data = os.read(self._descriptor, self.size + 1)
            while piece := os.read(self._descriptor, _PIECE) if len(data) < self.size else b"":
                data += piece
        self.check_unchanged(len(data))
        return data

    def head(self, size: int) -> bytes:
        """Its first bytes, without moving on."""
        with self._faults():
            return os.pread(self._descriptor, size, 0)

    def sha256(self) -> str:
        """The SHA-256 (hex) of all its bytes, from where it stands; NotTakenIn if it changed meanwhile."""
        found, read = hashlib.sha256(), 0
        room = memoryview(bytearray(_PIECE))
        while got := self.readinto(room):
            found.update(room[:got])
            read += got
        self.check_unchanged(read)
        return found.hexdigest()

    def rewind(self) -> None:
        """Back to its beginning."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)

    def check_unchanged(self, read: int) -> None:
        """NotTakenIn if other than its size was read, or it was written to since it was opened."""
        after, before = os.fstat(self._descriptor), self._before
        if read != before.st_size or after.st_size != read or after.st_mtime_ns != before.st_mtime_ns:
            raise self.refused("changed")

    def readinto(self, room: memoryview) -> int:
        """Fill the room as far as the file goes; 0 at its end. A read may be short."""
        with self._faults():
            return os.readv(self._descriptor, [room])

    def refused(self, reason: str) -> NotTakenIn:
        """The error that says so."""
        return NotTakenIn(path=self._found.received, reason=reason)

    def _faults(self) -> _ReadFaults:
        return _ReadFaults(self)

    def handed_on(self) -> OpenedSource:
        """The same open file for somebody else to close; closing this one then does nothing."""
        other = copy(self)
        self._descriptor = -1
        return other

    def close(self) -> None:
        """Let go of the file."""
        if self._descriptor >= 0:
            os.close(self._descriptor)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _ReadFaults:
    def __init__(self, source: OpenedSource) -> None:
        self._source = source

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, fault: BaseException | None, _trace: object) -> None:
        if isinstance(fault, OSError):
            raise self._source.refused("read-error") from fault


def timestamp(nanoseconds: int) -> str:
    """RFC 3339 in UTC; a fraction only where there is one. Out of the calendar's range: the number itself."""
    seconds, rest = divmod(nanoseconds, 1_000_000_000)
    try:
        whole = datetime.fromtimestamp(seconds, UTC).isoformat()[:19]
    except (OverflowError, ValueError, OSError):
        return f"{seconds}.{rest:09d}"
    return f"{whole}.{rest:09d}Z" if rest else f"{whole}Z"


def now() -> str:
    """Now, by this device's clock, to the second."""
    return timestamp(int(time.time()) * 1_000_000_000)


def received_path(received: str) -> tuple[str, str | None]:
    """The path for the record: its text, and its bytes in hex where they are not UTF-8."""
    try:
        received.encode()
    except UnicodeEncodeError:
        raw = os.fsencode(received)
        return raw.decode("utf-8", "backslashreplace"), raw.hex()
    return received, None
