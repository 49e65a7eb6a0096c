"""A folder that things are given back into: never overwriting, never outside it, never half a file.

Every folder on the way is opened without following links, so that a link that lies in the destination
leads nowhere. Names that cannot be (empty, `.`, `..`) are left out of a path. A file is written beside its
place, checked, and only then gets its name.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import local
from typing import BinaryIO

from amana.errors import DestinationUnusable, DiskFault, NotRestored

SUMS = "SHA256SUMS"
_PART = ".amana-part"
_PIECE = 1 << 20
_ZEROS = bytes(_PIECE)
_mine = local()
_LONGEST_NAME = 255
_LONGEST_EXTENSION = 20
_MOST_NAMES = 10_000
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_OLD = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def safe_names(path: str) -> list[str]:
    """The names of a kept path that may be used here."""
    return [name for name in path.replace("\0", "").split("/") if name not in ("", ".", "..")] or ["unnamed"]


def other_names(name: str) -> Iterator[str]:
    """The name, then `name~2.ext`, `name~3.ext`…, each short enough for a file system (docs/format/record.md)."""
    yield _with_mark(name, "")
    for count in range(2, _MOST_NAMES):
        yield _with_mark(name, f"~{count}")


def _with_mark(name: str, mark: str) -> str:
    raw = os.fsencode(name)
    stem, dot, extension = raw.rpartition(b".")
    if not stem or len(dot + extension) > _LONGEST_EXTENSION:
        stem, dot, extension = raw, b"", b""
    after = mark.encode() + dot + extension
    return os.fsdecode(stem[: _LONGEST_NAME - len(after)] + after)


def part_name(path: str) -> str:
    """What a file is called until it is whole: one name for each path, so that no two are written as one."""
    return f".{hashlib.sha256(os.fsencode(path)).hexdigest()[:32]}{_PART}"


@dataclass(eq=False, slots=True)
class Spot:
    """Where a file is to lie: its open folder, its name there, its path under the destination.

    `present` says that the same bytes lie there already. Close it.
    """

    folder: int
    name: str
    path: str
    present: bool

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self.folder)


class Landing:
    """The destination folder. Names are chosen in order by one thread; several may write."""

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise DestinationUnusable(path=str(folder), reason="not-a-folder")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._root = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as fault:
            raise DiskFault(path=str(folder), reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault
        self._promised: set[str] = set()

    def choose(self, path: str, sha256: str) -> Spot:
        """The spot for this path, or the nearest free one. NotRestored if there is none."""
        folder = -1
        try:
            folder, names = self._folder(safe_names(path))
            for name in other_names(names[-1]):
                if self._is_taken([*names[:-1], name]):
                    continue
                said = "/".join([*names[:-1], name])
                found = _digest_of(folder, name)
                if found is None or found == sha256:
                    self._promised.add(said)
                    return Spot(folder, name, said, found is not None)
        except OSError as fault:
            _close(folder)
            raise NotRestored(path=path, reason=_reason(fault)) from fault
        _close(folder)
        raise NotRestored(path=path, reason="not-writable")

    def _is_taken(self, names: list[str]) -> bool:
        """Whether a file is to get this path, which may not lie there yet; or the list of sums."""
        said = "/".join(names)
        return said in self._promised or said in (SUMS, f".{SUMS}.new") or said.endswith(_PART)

    def write(self, spot: Spot, content: BinaryIO, sha256: str, modified_ns: int | None) -> None:
        """Write the content at the spot. NotRestored, and nothing left there, if it has not this SHA-256."""
        part = part_name(spot.path)
        try:
            _remove(spot.folder, part)  # what a run that was killed left
            with os.fdopen(os.open(part, _NEW, 0o600, dir_fd=spot.folder), "wb", buffering=0) as file:
                right = _copy(content, file) == sha256
                if modified_ns is not None:
                    os.utime(file.fileno(), ns=(modified_ns, modified_ns))
            if not right:
                raise NotRestored(path=spot.path, reason="content-differs")
            _give_name(spot.folder, part, spot.name)
        except OSError as fault:
            raise NotRestored(path=spot.path, reason=_reason(fault)) from fault
        finally:
            _remove(spot.folder, part)

    def landed(self, spot: Spot) -> None:
        """The file lies there now, or never will: its name is no longer only promised."""
        self._promised.discard(spot.path)

    def _folder(self, names: list[str]) -> tuple[int, list[str]]:
        """The folder of these names under the destination, made where it is not there; and the names it got."""
        here = os.dup(self._root)
        got: list[str] = []
        for name in names[:-1]:
            try:
                inner, used = _open_or_make(here, name, lambda one: self._is_taken([*got, one]))
            finally:
                os.close(here)
            here = inner
            got.append(used)
        return here, [*got, names[-1]]

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self._root)


def _open_or_make(folder: int, name: str, taken: Callable[[str], bool]) -> tuple[int, str]:
    """Open the folder `name`, making it if need be; where a file or a link has the name, one beside it."""
    for candidate in other_names(name):
        if taken(candidate):
            continue
        try:
            try:
                return os.open(candidate, _FOLDER, dir_fd=folder), candidate
            except FileNotFoundError:
                os.mkdir(candidate, 0o700, dir_fd=folder)
                return os.open(candidate, _FOLDER, dir_fd=folder), candidate
        except OSError as fault:
            if fault.errno not in (errno.ENOTDIR, errno.ELOOP):
                raise
    raise NotADirectoryError(errno.ENOTDIR, "no folder can be made", name)


def _give_name(folder: int, part: str, name: str) -> None:
    """Give the finished file its name, unless the name was taken meanwhile."""
    try:
        os.link(part, name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError:
        # A file system without hard links (a stick): take the name first, then put the file in its place.
        os.close(os.open(name, _NEW, 0o600, dir_fd=folder))
        os.rename(part, name, src_dir_fd=folder, dst_dir_fd=folder)


def _room() -> memoryview:
    """This thread's buffer, made once: two fresh MiB cost more than a small file itself."""
    if not hasattr(_mine, "room"):
        _mine.room = memoryview(bytearray(_PIECE))
    room: memoryview = _mine.room
    return room


def _copy(content: BinaryIO, file: BinaryIO) -> str:
    """Copy all; the SHA-256 (hex) of what was copied. Long stretches of zeros become holes."""
    found = hashlib.sha256()
    room = _room()
    size = 0
    while got := content.readinto(room):  # type: ignore[attr-defined]
        piece = room[:got]
        found.update(piece)
        size += got
        if got == _PIECE and piece == _ZEROS:
            file.seek(got, os.SEEK_CUR)
        else:
            _write_all(file, piece)
    file.truncate(size)
    return found.hexdigest()


def _write_all(file: BinaryIO, piece: memoryview) -> None:
    while piece:
        piece = piece[file.write(piece) :]


def _digest_of(folder: int, name: str) -> str | None:
    """The SHA-256 of the file that has this name; None where there is none, "" where it is no plain file."""
    try:
        descriptor = os.open(name, _OLD, dir_fd=folder)
    except FileNotFoundError:
        return None
    except OSError as fault:
        if fault.errno in (errno.ELOOP, errno.ENXIO, errno.EACCES):
            return ""  # a link, a socket, another's file: taken
        raise
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return ""
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remove(folder: int, name: str) -> None:
    try:
        os.unlink(name, dir_fd=folder)
    except FileNotFoundError:
        return


def _close(folder: int) -> None:
    if folder >= 0:
        os.close(folder)


def _reason(fault: OSError) -> str:
    return "disk-full" if fault.errno in (errno.ENOSPC, errno.EDQUOT) else "not-writable"
