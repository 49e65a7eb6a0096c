"""The contracts of a place for a copy (`tests/contracts/store_contract.py`, `files_contract.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Protocol, runtime_checkable

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Store(Protocol):
    """A place that holds objects. `put` and `open` may be called from several threads at once."""

    def put(self, digest: str, source: BinaryIO) -> None:
        """Keep these bytes under this name: whole or not at all, durable on return.

        `source` is read from where it stands to its end. An object that is there in the same size is left alone,
        and nothing is sent; one of another size is put right. Raises ObjectDamaged for bytes of another name.
        """

    def open(self, digest: str) -> BinaryIO:
        """The object's sealed bytes, unbuffered, from the start, seekable. ObjectMissing if it is not here."""

    def digests(self) -> Iterator[str]:
        """The names of all objects here, sorted."""


class Files(Protocol):
    """The small plain files beside the objects, by their path in the archive ("/" between, ASCII, see `paths`)."""

    def read(self, path: str, limit: int) -> bytes | None:
        """The whole file; None if there is none. Raises ArchiveFileDamaged if it has more than `limit` bytes."""

    def write(self, path: str, data: bytes) -> None:
        """The file's new content: whole or not at all under its name, durable on return."""

    def names(self, folder: str = "") -> Iterator[str]:
        """The paths of all files below the folder, sorted, none if it is absent. "" is the whole copy."""


@runtime_checkable
class Erasing(Protocol):
    """A place whose objects can be erased: an ability of its own, which some places lack."""

    def erase(self, digest: str) -> None:
        """Erase the object, and what was begun of it; absent is fine."""


@runtime_checkable
class Removing(Protocol):
    """A place whose plain files can be removed."""

    def remove(self, path: str) -> None:
        """Remove the file; absent is fine."""


def is_digest(text: str) -> bool:
    """Whether this is a SHA-256 in lower-case hex, as objects are named."""
    return _DIGEST.fullmatch(text) is not None
