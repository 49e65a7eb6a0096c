"""The contract that every place for objects keeps (`tests/contracts/store_contract.py`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Protocol

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Store(Protocol):
    """A place that holds objects. It cannot delete: an ability of its own, which some places lack."""

    def put(self, digest: str, source: BinaryIO) -> None:
        """Keep these bytes under this name: whole or not at all; twice is fine. ObjectDamaged if they differ."""

    def open(self, digest: str) -> BinaryIO:
        """The object's sealed bytes, from the start, seekable. ObjectMissing if it is not here."""

    def digests(self) -> Iterator[str]:
        """The names of all objects here, sorted."""


def is_digest(text: str) -> bool:
    """Whether this is a SHA-256 in lower-case hex, as objects are named."""
    return _DIGEST.fullmatch(text) is not None
