"""Checkpoints (c2sp.org/tlog-checkpoint): what a device signs of its log. Origin, size, root."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Final, Self

from amana.errors import CheckpointUnreadable
from amana.records import HASH_SIZE
from amana.tlog.note import SigningKey, VerifierKey, open_note, sign_note, unbase64

MAX_SIZE: Final = 2**63 - 1
"""The most entries a log may have."""

_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log's head: who the log is, how many entries it has, the RFC 6962 root over them (32 bytes)."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises CheckpointUnreadable for what has no checkpoint text."""
        lines = (self.origin, *self.extensions)
        if any(not line or "\n" in line for line in lines):
            raise CheckpointUnreadable(reason="line")
        if not 0 <= self.size <= MAX_SIZE:
            raise CheckpointUnreadable(reason="size")
        if len(self.root) != HASH_SIZE:
            raise CheckpointUnreadable(reason="root")

    @property
    def text(self) -> str:
        """The note text, with its final newline."""
        root = base64.b64encode(self.root).decode()
        return "".join(f"{line}\n" for line in (self.origin, self.size, root, *self.extensions))

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The checkpoint in a note's text. Raises CheckpointUnreadable. Proves nothing by itself."""
        lines = text.split("\n")
        if len(lines) < 4 or lines.pop():
            raise CheckpointUnreadable(reason="lines")
        origin, size, told, *extensions = lines
        if not _NUMBER.fullmatch(size):
            raise CheckpointUnreadable(reason="size")
        return cls(origin, int(size), unbase64(told) or b"", tuple(extensions))


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> bytes:
    """The signed note. Raises CheckpointUnreadable where the origin or an extension cannot stand in a note."""
    return sign_note(checkpoint.text, [key])


def open_checkpoint(data: bytes, verifier: VerifierKey, origin: str) -> Checkpoint:
    """The checkpoint in a signed note, if this key signed it for this log. Raises CheckpointUnreadable."""
    found = Checkpoint.from_text(open_note(data, [verifier]).text)
    if found.origin != origin:
        raise CheckpointUnreadable(reason="origin", found=found.origin, expected=origin)
    return found
