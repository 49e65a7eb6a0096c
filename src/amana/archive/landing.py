"""A folder that things are given back into: never overwriting, never outside it.

Every folder on the way is opened without following links, so that a link that lies in the destination
leads nowhere. Names that cannot be (empty, `.`, `..`) are left out of a path.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from amana.errors import DiskFault, NotRestored

SUMS = "SHA256SUMS"
_PIECE = 1 << 20
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_MOST_NAMES = 10_000


@dataclass(frozen=True, slots=True)
class Landed:
    """Where a file came to lie, relative to the destination, and how: restored, renamed or present."""

    path: str
    outcome: Literal["restored", "renamed", "present"]


def safe_names(path: str) -> list[str]:
    """The names of a kept path that may be used here."""
    return [name for name in path.replace("\0", "").split("/") if name not in ("", ".", "..")] or ["unnamed"]


def other_names(name: str) -> Iterator[str]:
    """The name, then `name~2.ext`, `name~3.ext`…, each short enough for a file system."""
    yield name
    stem, dot, ending = name.rpartition(".")
    if not stem:
        stem, dot, ending = name, "", ""
    for count in range(2, _MOST_NAMES):
        mark = f"~{count}{dot}{ending}"
        room = 255 - len(os.fsencode(mark))
        yield os.fsdecode(os.fsencode(stem)[: max(1, room)]) + mark


class Landing:
    """The destination folder. Files are written under their own names and checked as they are written."""

    def __init__(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._root = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError as fault:
            raise DiskFault(path=str(folder), reason=errno.errorcode.get(fault.errno or 0, "EIO")) from fault
        self.folder = folder

    def land(self, path: str, content: BinaryIO, sha256: str, modified_ns: int | None = None) -> Landed:
        """Write the content under this path, or the nearest free one; NotRestored says why it could not be.

        The same bytes already there count as `present`. Bytes that turn out not to have this SHA-256 are
        removed again.
        """
        names = safe_names(path)
        try:
            folder = self._folder(names[:-1])
        except OSError as fault:
            raise NotRestored(path=path, reason=_reason(fault)) from fault
        try:
            taken = names == [SUMS]
            for name in other_names(names[-1]):
                if taken and name == SUMS:
                    continue
                said = "/".join([*names[:-1], name])
                if self._write_new(folder, name, content, sha256, modified_ns, path):
                    return Landed(said, "restored" if said == path else "renamed")
                if _digest_of(folder, name) == sha256:
                    return Landed(said, "present")
        except OSError as fault:
            raise NotRestored(path=path, reason=_reason(fault)) from fault
        finally:
            os.close(folder)
        raise NotRestored(path=path, reason="not-writable")

    def _folder(self, names: list[str]) -> int:
        """The folder of these names under the destination, made where it is not there; an open descriptor."""
        here = os.dup(self._root)
        for name in names:
            try:
                inner = _open_or_make(here, name)
            finally:
                os.close(here)
            here = inner
        return here

    def _write_new(
        self, folder: int, name: str, content: BinaryIO, sha256: str, modified_ns: int | None, path: str
    ) -> bool:
        """Write a new file of this name; False where the name is taken."""
        try:
            descriptor = os.open(name, _NEW, 0o600, dir_fd=folder)
        except FileExistsError:
            return False
        whole = False
        try:
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                if _copy(content, file) != sha256:
                    raise NotRestored(path=path, reason="content-differs")
                if modified_ns is not None:
                    os.utime(file.fileno(), ns=(modified_ns, modified_ns))
            whole = True
        finally:
            if not whole:
                os.unlink(name, dir_fd=folder)
        return True

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self._root)


def _open_or_make(folder: int, name: str) -> int:
    """Open the folder `name`, making it if need be; a file or a link of that name gets a folder beside it."""
    for candidate in other_names(name):
        try:
            os.mkdir(candidate, 0o700, dir_fd=folder)
        except FileExistsError:
            pass
        try:
            return os.open(candidate, _FOLDER, dir_fd=folder)
        except OSError as fault:
            if fault.errno not in (errno.ENOTDIR, errno.ELOOP):
                raise
    raise NotADirectoryError(errno.ENOTDIR, "no folder can be made", name)


def _copy(content: BinaryIO, file: BinaryIO) -> str:
    """Copy all; the SHA-256 (hex) of what was copied. Long stretches of zeros become holes."""
    found = hashlib.sha256()
    room = memoryview(bytearray(_PIECE))
    zeros = bytes(_PIECE)
    size = 0
    while got := content.readinto(room):  # type: ignore[attr-defined]
        piece = room[:got]
        found.update(piece)
        size += got
        if got == _PIECE and piece == zeros:
            file.seek(got, os.SEEK_CUR)
        else:
            _write_all(file, piece)
    file.truncate(size)
    return found.hexdigest()


def _write_all(file: BinaryIO, piece: memoryview) -> None:
    while piece:
        piece = piece[file.write(piece) :]


def _digest_of(folder: int, name: str) -> str | None:
    """The SHA-256 of the file of this name that is there already; None where it is no plain file."""
    descriptor = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    with os.fdopen(descriptor, "rb", buffering=0) as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        return hashlib.file_digest(file, "sha256").hexdigest()


def _reason(fault: OSError) -> str:
    return "disk-full" if fault.errno in (errno.ENOSPC, errno.EDQUOT) else "not-writable"
