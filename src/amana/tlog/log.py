"""One device's log: appends entries, signs its head, and reads both back.

Appending knows only the right edge of the tree, so that it costs the same however long the log is. Order is
the caller's: `append` writes bundles and tiles, which mean nothing until `checkpoint` names them. A crash
in between leaves files that no checkpoint stands on; the next append writes over them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Self

from amana.records import leaf_hash, root
from amana.tlog.checkpoint import Checkpoint, sign_checkpoint
from amana.tlog.note import SigningKey, VerifierKey
from amana.tlog.proofs import TreeHashes, root_of_edge
from amana.tlog.reader import LogReader
from amana.tlog.tiles import (
    CHECKPOINT,
    LEVEL_BITS,
    TILE_WIDTH,
    LogFiles,
    bundle_path,
    edge_widths,
    pack_bundle,
    tile_path,
    width_at,
)


class TileLog:
    """A log over `files`. One writer at a time; any number of readers, each with its own TileLog."""

    def __init__(self, reader: LogReader, size: int, edge: list[list[bytes]], bundle: bytes) -> None:
        """Use `create` or `open`."""
        self._reader, self._size = reader, size
        self._edge, self._bundle = edge, bundle
        self._completed: list[str] = []
        self._stale: tuple[str, ...] = ()

    @classmethod
    def create(cls, files: LogFiles, origin: str) -> Self:
        """An empty log; nothing is written yet. Files already there are taken for a crash's and written over."""
        return cls(LogReader(files, origin), 0, [], b"")

    @classmethod
    def open(cls, files: LogFiles, origin: str, verifier: VerifierKey) -> Self:
        """The log as its checkpoint signs it, reading only the right edge and checking that.

        Raises CheckpointUnreadable, and LogDamaged: missing, tile-length, bundle-cut, entry-changed, root-differs.
        """
        reader = LogReader(files, origin)
        signed = reader.checkpoint(verifier)
        edge = [
            reader.tile(level, signed.size >> LEVEL_BITS * (level + 1), width) if width else []
            for level, width in enumerate(edge_widths(signed.size))
        ]
        if root_of_edge(edge) != signed.root:
            found = root_of_edge(edge).hex()
            raise reader.damaged("root-differs", CHECKPOINT, found=found, expected=signed.root.hex())
        return cls(reader, signed.size, edge, _last_bundle(reader, signed.size, edge))

    @property
    def origin(self) -> str:
        """Which log this is: the first line of its checkpoints."""
        return self._reader.origin

    @property
    def size(self) -> int:
        """How many entries there are, those appended since the last checkpoint included."""
        return self._size

    def append(self, entries: Sequence[bytes]) -> range:
        """Write the entries, each at most MAX_ENTRY bytes; their indexes. Nothing stands until `checkpoint`.

        Raises RecordMalformed for a longer entry, and what `files.write` raises; then nothing was appended.
        """
        growth = _Growth(self._reader.files, self._size, self._edge, self._bundle)
        growth.add(entries)
        added = range(self._size, growth.size)
        self._size, self._edge, self._bundle = growth.size, growth.edge, growth.bundle
        self._completed += growth.completed
        return added

    def checkpoint(self, key: SigningKey) -> bytes:
        """Sign the log as it stands, write that as its checkpoint, and return the note."""
        signed = sign_checkpoint(Checkpoint(self.origin, self._size, self.root()), key)
        self._reader.files.write(CHECKPOINT, signed)
        self._stale += tuple(self._completed)
        self._completed = []
        return signed

    def stale(self) -> tuple[str, ...]:
        """Folders of partial files whose whole file now stands under a checkpoint; told once.

        They may be removed with all that is in them, if they are there, once that checkpoint is durable.
        Partials of a file that is not whole yet stay, as tlog-tiles asks: readers that hold an earlier
        checkpoint need them, and so never have to wait for the writer.
        """
        told, self._stale = self._stale, ()
        return told

    def entries(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The entries [start, end), bundle by bundle, as they are kept: `verify_log` is what proves them.

        Raises LogDamaged where a bundle is missing or cut.
        """
        end = self._size if end is None else min(end, self._size)
        start = max(0, start)
        for index in range(start // TILE_WIDTH, -(-end // TILE_WIDTH)):
            first = index * TILE_WIDTH
            bundle = self._reader.bundle(index, width_at(self._size, 0, index))
            yield from bundle[max(0, start - first) : end - first]

    def root(self, size: int | None = None) -> bytes:
        """The root now, or when the log was `size` entries long. Raises ProofWrong for a size past the end."""
        return root_of_edge(self._edge) if size in (None, self._size) else self._tree().root(size or 0)

    def inclusion_proof(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """The proof that entry `index` is in the tree of the first `size`. Raises LogDamaged, ProofWrong."""
        return self._tree().inclusion(index, self._size if size is None else size)

    def consistency_proof(self, old: int, new: int | None = None) -> tuple[bytes, ...]:
        """The proof that the tree of `new` entries begins with that of `old`. Raises LogDamaged, ProofWrong."""
        return self._tree().consistency(old, self._size if new is None else new)

    def _tree(self) -> TreeHashes:
        return TreeHashes(self._reader, self._size)


class _Growth:
    """One append under way: it works on copies, so that a write that fails leaves the log as it was."""

    def __init__(self, files: LogFiles, size: int, edge: list[list[bytes]], bundle: bytes) -> None:
        self._write = files.write
        self.size, self.bundle = size, bundle
        self.edge = [row.copy() for row in edge]
        self.completed: list[str] = []
        self._grown = 0  # how many levels have a new hash

    def add(self, entries: Sequence[bytes]) -> None:
        at = 0
        while at < len(entries):
            part = entries[at : at + TILE_WIDTH - self.size % TILE_WIDTH]
            self._fill(part)
            at += len(part)
        self._write_partials()

    def _fill(self, part: Sequence[bytes]) -> None:
        """Put entries into the open bundle, which they fill at most to its end."""
        self.bundle += pack_bundle(part)
        self._row(0).extend([leaf_hash(one) for one in part])
        self.size += len(part)
        if self.size % TILE_WIDTH == 0:
            self._complete_bundle()

    def _complete_bundle(self) -> None:
        path = bundle_path((self.size - 1) // TILE_WIDTH)
        self._write(path, self.bundle)
        self.completed.append(f"{path}.p")
        self.bundle = b""
        level = 0
        while len(self.edge[level]) == TILE_WIDTH:
            self._complete_tile(level)
            level += 1

    def _complete_tile(self, level: int) -> None:
        path = tile_path(level, (self.size - 1) >> LEVEL_BITS * (level + 1))
        self._write(path, b"".join(self.edge[level]))
        self.completed.append(f"{path}.p")
        self._row(level + 1).append(root(self.edge[level]))
        self.edge[level] = []

    def _row(self, level: int) -> list[bytes]:
        if level == len(self.edge):
            self.edge.append([])
        self._grown = max(self._grown, level + 1)
        return self.edge[level]

    def _write_partials(self) -> None:
        """Write what grew under its new width: never a name that an earlier checkpoint stands on."""
        for level, row in enumerate(self.edge[: self._grown]):
            if row:
                self._write(tile_path(level, self.size >> LEVEL_BITS * (level + 1), len(row)), b"".join(row))
        if self._grown and self.bundle:
            self._write(bundle_path(self.size // TILE_WIDTH, self.size % TILE_WIDTH), self.bundle)


def _last_bundle(reader: LogReader, size: int, edge: list[list[bytes]]) -> bytes:
    """The open bundle, checked against the edge: what is appended to is written again."""
    index, width = divmod(size, TILE_WIDTH)
    if not width:
        return b""
    entries = reader.bundle(index, width)
    if [leaf_hash(one) for one in entries] != edge[0]:
        raise reader.damaged("entry-changed", bundle_path(index, width))
    return pack_bundle(entries)
