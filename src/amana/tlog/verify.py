"""Checks a whole log against its signed checkpoint, naming the file or the entry that fails.

Every leaf is hashed again from the entry bundles, and every tile is compared with what they give. Memory
is that of one tile a level.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from amana.errors import LogDamaged, ProofWrong
from amana.records import leaf_hash, root
from amana.tlog.checkpoint import Checkpoint
from amana.tlog.note import VerifierKey
from amana.tlog.proofs import TreeHashes, root_of_edge, verify_consistency
from amana.tlog.reader import LogReader
from amana.tlog.tiles import CHECKPOINT, LEVEL_BITS, TILE_WIDTH, LogFiles, bundle_path, tile_path, width_at

Watch = Callable[[int, bytes], None]


@dataclass(frozen=True, slots=True)
class VerifiedTree:
    """A log that holds: its size and root (32 bytes) as signed."""

    size: int
    root: bytes


def verify_log(files: LogFiles, verifier: VerifierKey, origin: str, watch: Watch | None = None) -> VerifiedTree:
    """Check everything the checkpoint stands on. Files that it does not stand on are not looked at.

    `watch` is told of every entry (index, bytes) as it is read: trust what it was told only when this returns.
    Raises CheckpointUnreadable, and LogDamaged with the facts device, path, reason:
    missing, tile-length, bundle-cut (a file's shape); entry-changed (with `entry`, its index); tile-changed
    (the entries hold, this tile does not); history-rewritten (entries `start` to `end` and their tiles were
    changed together, which the tile at `path` gives away); root-differs (all agree but the signed root).
    """
    reader = LogReader(files, origin)
    signed = reader.checkpoint(verifier)
    climb = _Climb(reader, signed.size)
    for index in range(-(-signed.size // TILE_WIDTH)):
        entries = reader.bundle(index, width_at(signed.size, 0, index))
        climb.take(index, [leaf_hash(one) for one in entries])
        if watch:
            for place, entry in enumerate(entries, index * TILE_WIDTH):
                watch(place, entry)
    climb.finish()
    climb.judge(signed)
    return VerifiedTree(signed.size, signed.root)


def check_extends(files: LogFiles, old: Checkpoint, new: Checkpoint) -> None:
    """Raises LogDamaged unless the log at `new`, which `files` hold, begins with the log at `old`.

    Both checkpoints' signatures are the caller's to check. Reasons: other-log, rolled-back (`new` is
    shorter), history-rewritten (the log that was signed as `old` is not how this one begins).
    """
    reader = LogReader(files, new.origin)
    if old.origin != new.origin:
        raise reader.damaged("other-log", CHECKPOINT, found=new.origin, expected=old.origin)
    if old.size > new.size:
        raise reader.damaged("rolled-back", CHECKPOINT, found=new.size, expected=old.size)
    proof = TreeHashes(reader, new.size).consistency(old.size, new.size)
    try:
        verify_consistency(old.size, old.root, new.size, new.root, proof)
    except ProofWrong as fault:
        raise reader.damaged("history-rewritten", CHECKPOINT, start=0, end=old.size) from fault


@dataclass(frozen=True, slots=True)
class _Difference:
    """The first hash, `place` in a tile, that is not what the level below gives."""

    level: int
    index: int
    place: int
    width: int


class _Climb:
    """The tree as the entries give it, level by level, and where the tiles first say otherwise."""

    def __init__(self, reader: LogReader, size: int) -> None:
        self._reader, self._size = reader, size
        self._rows: list[list[bytes]] = []
        self._found: _Difference | None = None

    def take(self, index: int, hashes: list[bytes]) -> None:
        """The next tile of level 0, whole or the last; and every tile above that it completes."""
        level = 0
        self._row(0)[:] = hashes
        while len(row := self._rows[level]) == TILE_WIDTH:
            self._compare(level, index, row)
            self._row(level + 1).append(root(row))
            self._rows[level] = []
            level, index = level + 1, index // TILE_WIDTH

    def finish(self) -> None:
        """The partial tiles of the right edge."""
        for level, row in enumerate(self._rows):
            if row:
                self._compare(level, self._size >> LEVEL_BITS * (level + 1), row)

    def judge(self, signed: Checkpoint) -> None:
        """Raises LogDamaged: whether the entries or a tile changed, the signed root decides."""
        found = root_of_edge(self._rows)
        if found == signed.root and self._found is None:
            return
        if self._found is None:
            expected = signed.root.hex()
            raise self._reader.damaged("root-differs", CHECKPOINT, found=found.hex(), expected=expected)
        raise self._blame(self._found, entries_hold=found == signed.root)

    def _blame(self, at: _Difference, *, entries_hold: bool) -> LogDamaged:
        path = tile_path(at.level, at.index, at.width)
        if entries_hold:
            return self._reader.damaged("tile-changed", path)
        place = at.index * TILE_WIDTH + at.place
        if at.level == 0:
            return self._reader.damaged("entry-changed", bundle_path(at.index, at.width), entry=place)
        under = 1 << LEVEL_BITS * at.level
        return self._reader.damaged("history-rewritten", path, start=place * under, end=(place + 1) * under)

    def _compare(self, level: int, index: int, hashes: list[bytes]) -> None:
        kept = self._reader.tile(level, index, len(hashes))
        # The lowest level tells most: which entry, not only which hundreds.
        if kept != hashes and (self._found is None or level < self._found.level):
            place = next(at for at, (a, b) in enumerate(zip(kept, hashes, strict=True)) if a != b)
            self._found = _Difference(level, index, place, len(hashes))

    def _row(self, level: int) -> list[bytes]:
        if level == len(self._rows):
            self._rows.append([])
        return self._rows[level]
