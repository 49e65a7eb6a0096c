"""The files that a log has grown by, checked on the way out: what is damaged here must not be given on.

A log's right edge is checked against its root when it is opened. Every whole tile is the beginning of a hash in
the tile above it, and so of the edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from amana.records import leaf_hash, root
from amana.tlog.reader import LogReader
from amana.tlog.tiles import (
    LEVEL_BITS,
    TILE_WIDTH,
    LogFiles,
    bundle_path,
    pack_bundle,
    tile_path,
    width_at,
)


def grown_files(files: LogFiles, origin: str, old: int, new: int) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of every file that a log of `new` entries stands on and one of `old` does not; bundles and the
    lowest tiles first, no checkpoint. The log was opened before (`TileLog.open`).

    Raises LogDamaged: missing, tile-length, bundle-cut, entry-changed, tile-changed.
    """
    reader = LogReader(files, origin)
    below: dict[int, bytes] = {}
    for index in _indexes(old, new, 0):
        width = width_at(new, 0, index)
        entries = reader.bundle(index, width)
        hashes = [leaf_hash(one) for one in entries]
        if hashes != reader.tile(0, index, width):
            raise reader.damaged("entry-changed", bundle_path(index, width))
        yield bundle_path(index, width), pack_bundle(entries)
        yield tile_path(0, index, width), b"".join(hashes)
        if width == TILE_WIDTH:
            below[index] = root(hashes)
    level = 1
    while new >> LEVEL_BITS * level:
        whole: dict[int, bytes] = {}
        for index in _indexes(old, new, level):
            hashes = _tile(reader, level, index, width_at(new, level, index), below)
            yield tile_path(level, index, len(hashes)), b"".join(hashes)
            if len(hashes) == TILE_WIDTH:
                whole[index] = root(hashes)
        below, level = whole, level + 1


def _indexes(old: int, new: int, level: int) -> range:
    """The tiles of a level that are new, or wider than they were."""
    start, end = (size >> LEVEL_BITS * level for size in (old, new))
    return range(start // TILE_WIDTH, -(-end // TILE_WIDTH)) if end > start else range(0)


def _tile(reader: LogReader, level: int, index: int, width: int, below: Mapping[int, bytes]) -> list[bytes]:
    hashes = reader.tile(level, index, width)
    for place, one in enumerate(hashes, index * TILE_WIDTH):
        if below.get(place, one) != one:
            raise reader.damaged("tile-changed", tile_path(level, index, width))
    return hashes
