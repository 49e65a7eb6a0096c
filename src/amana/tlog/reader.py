"""Reads one log's files, and says which one is missing or of the wrong shape."""

from __future__ import annotations

from dataclasses import dataclass

from amana.errors import Fact, LogDamaged
from amana.records import HASH_SIZE
from amana.tlog.checkpoint import Checkpoint, open_checkpoint
from amana.tlog.note import VerifierKey
from amana.tlog.tiles import CHECKPOINT, TILE_WIDTH, LogFiles, bundle_path, split_bundle, split_tile, tile_path


@dataclass(frozen=True, slots=True)
class LogReader:
    """One log's files; `origin` names the log in every error (as the fact `device`)."""

    files: LogFiles
    origin: str

    def checkpoint(self, verifier: VerifierKey) -> Checkpoint:
        """The log's signed head. Raises LogDamaged where it is missing, CheckpointUnreadable where it fails."""
        data = self.files.read(CHECKPOINT)
        if data is None:
            raise self.damaged("missing", CHECKPOINT)
        return open_checkpoint(data, verifier, self.origin)

    def tile(self, level: int, index: int, width: int) -> list[bytes]:
        """The first `width` hashes of a tile. Raises LogDamaged: missing, or not as long as its name says."""
        path, data, full = self._read(tile_path(level, index, width), tile_path(level, index), width)
        if len(data) != full * HASH_SIZE:
            raise self.damaged("tile-length", path, found=len(data), expected=full * HASH_SIZE)
        return split_tile(data)[:width]

    def bundle(self, index: int, width: int) -> list[bytes]:
        """The first `width` entries of a bundle. Raises LogDamaged: missing, cut, or not that many."""
        path, data, full = self._read(bundle_path(index, width), bundle_path(index), width)
        entries = split_bundle(data)
        if entries is None or len(entries) != full:
            raise self.damaged("bundle-cut", path, found=len(entries or ()), expected=full)
        return entries[:width]

    def damaged(self, reason: str, path: str, **facts: Fact) -> LogDamaged:
        """The error for one file of this log."""
        return LogDamaged(device=self.origin, reason=reason, path=path, **facts)

    def _read(self, partial: str, whole: str, width: int) -> tuple[str, bytes, int]:
        """(path, bytes, width) of a partial file, or of the whole one that has since taken its place."""
        data = self.files.read(partial)
        if data is not None:
            return partial, data, width
        data = self.files.read(whole)
        if data is None:
            raise self.damaged("missing", partial)
        return whole, data, TILE_WIDTH
