"""A log that grows, forks and is rolled back, for tests of those who watch it."""

from __future__ import annotations

from dataclasses import dataclass, field

from amana.attesting.cosigner import Cosigner
from amana.tlog import AddCheckpoint, SigningKey, TileLog
from tests.tlog.log_files import MemoryFiles

ORIGIN = "example.invalid/d1"
KEY = SigningKey(ORIGIN, bytes(range(32)))
NAME = "samira.example/cosigner"
NOW = 1_480_000_000


@dataclass
class GrowingLog:
    """A log in memory; every size it was signed at is remembered."""

    key: SigningKey = KEY
    notes: dict[int, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.log = TileLog.create(MemoryFiles(), self.key.name)

    def grow(self, count: int, word: str = "entry") -> bytes:
        """Append this many entries and sign; the note."""
        start = self.log.size
        self.log.append([f"{word} {number}".encode() for number in range(start, start + count)])
        note = self.notes[self.log.size] = self.log.checkpoint(self.key)
        return note

    def request(self, old: int, new: int | None = None) -> AddCheckpoint:
        """What a cosigner that knows `old` is asked, for the checkpoint at `new` (the last one)."""
        size = self.log.size if new is None else new
        proof = self.log.consistency_proof(old, size) if old else ()
        return AddCheckpoint(old, proof, self.notes[size])

    def forked_at(self, size: int, count: int) -> GrowingLog:
        """Another log under the same key, alike up to `size`, then with `count` entries of its own."""
        other = GrowingLog(self.key)
        if size:
            other.grow(size)
        other.grow(count, "forged")
        return other


def grown(*counts: int) -> GrowingLog:
    """A log that was signed after each of these many entries more."""
    log = GrowingLog()
    for count in counts:
        log.grow(count)
    return log


def signed_size(cosigner: Cosigner, origin: str = ORIGIN) -> int | None:
    """How long the log was when this cosigner last signed it; None before that."""
    last = cosigner.known(origin).last
    return last.size if last else None
