"""Small files of this machine alone, sealed under a key that only whoever opens the archive can derive.

Sealed to a recipient that is written nowhere: nobody without the archive's key can make one that opens, either. An
older one put back in its place opens too; who can write into this folder can do that, and no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from filelock import FileLock

from amana.actions.opened import Opened
from amana.archive import Layout
from amana.errors import AccountsDamaged, NoIdentityMatches, SealedDamaged
from amana.seal import KeyRecipient, X25519Identity, derive, open_bytes, seal_bytes
from amana.stores import Disk

_SUFFIX: Final = ".age"
_LARGEST: Final = 32 << 20


def local_folder(archive: Path, folder: str) -> Path:
    """Where they lie."""
    return Layout(archive).local / folder


def has_sealed(archive: Path, folder: str, name: str) -> bool:
    """Whether there is one of this name; no key is needed to see that."""
    return (local_folder(archive, folder) / f"{name}{_SUFFIX}").is_file()


class SealedFiles:
    """The files of one folder in `local/`. Holds a derived key; nothing else can be opened with it."""

    def __init__(self, opened: Opened, folder: str) -> None:
        """IdentityMissing."""
        archive = opened.archive
        first = archive.epoch_keys()[-1][1]  # of the first epoch: every custodian has it, and it does not change
        self._identity = X25519Identity(derive(first, b"local/" + folder.encode(), 32))
        self._recipient: KeyRecipient = self._identity.recipient
        self._bound = f"{opened.id}/{folder}"
        self.folder = local_folder(opened.path, folder)
        self._disk = Disk()

    def stamp(self, name: str) -> tuple[int, int, int] | None:
        """Differs once it was written to; None where it is not there."""
        try:
            status = self._path(name).stat()
        except OSError:
            return None
        return status.st_ino, status.st_mtime_ns, status.st_size

    def read(self, name: str) -> Any:
        """What JSON it holds; None where it is not there. AccountsDamaged."""
        path = self._path(name)
        try:
            if not path.is_file():
                return None
            sealed = path.read_bytes()[:_LARGEST]
            told = json.loads(open_bytes(sealed, [self._identity]))
            if told["is"] != f"{self._bound}/{name}":
                raise AccountsDamaged(file=str(path))
            return told["holds"]
        except (
            OSError,
            NoIdentityMatches,
            SealedDamaged,
            ValueError,
            KeyError,
            TypeError,
            RecursionError,
        ) as fault:
            raise AccountsDamaged(file=str(path)) from fault

    def write(self, name: str, value: Any) -> None:
        """The whole of it, durable, all or nothing. DiskFault."""
        told = json.dumps({"is": f"{self._bound}/{name}", "holds": value}, ensure_ascii=False).encode()
        self._disk.make_folder(self.folder)
        self._disk.replace(self._path(name), seal_bytes(told, [self._recipient]))

    def names(self) -> list[str]:
        """Those that are there, in order."""
        return sorted(path.stem for path in self.folder.glob(f"*{_SUFFIX}") if not path.name.startswith("."))

    def remove(self, name: str) -> None:
        """It is no longer there."""
        self._disk.remove(self._path(name))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nobody else writes them meanwhile."""
        self._disk.make_folder(self.folder)
        with FileLock(self.folder / "lock", timeout=10, mode=0o600):
            yield

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}{_SUFFIX}"
