"""Where a log's parts lie, and their bytes (c2sp.org/tlog-tiles): tiles of hashes, bundles of entries.

A tile of level 0 holds 256 leaf hashes; one of level n holds the roots of 256 whole tiles of level n-1. What
stands at the tree's right edge is partial: its own name says its width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final, Protocol

from amana.errors import RecordMalformed
from amana.records import HASH_SIZE

TILE_WIDTH: Final = 256
LEVEL_BITS: Final = 8
MAX_ENTRY: Final = 2**16 - 1
"""The longest entry, in bytes."""
MAX_FILE: Final = TILE_WIDTH * (2 + MAX_ENTRY)
"""The longest file of a log, in bytes: whoever reads for a log need not read on after this."""
CHECKPOINT: Final = "checkpoint"

_NUMBER = r"(?:x[0-9]{3}/)*[0-9]{3}"
_WIDTH = r"(?:[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])"
_NAME: Final = re.compile(rf"checkpoint|tile/(?:entries|[0-9]|[1-5][0-9]|6[0-3])/{_NUMBER}(?:\.p/{_WIDTH})?")


class LogFiles(Protocol):
    """Where the log's files are kept. Paths are relative, `/`-separated, and ASCII.

    `write` must leave the old or the new bytes whole under the name, whatever happens. It may put off
    making them durable until CHECKPOINT is written, which then must come last.
    """

    def read(self, path: str, /) -> bytes | None:
        """The file's bytes (no more than MAX_FILE are lawful), or None where there is no such file."""
        ...

    def write(self, path: str, data: bytes, /) -> None:
        """Put these bytes under this name, making folders as needed, replacing what is there."""
        ...


def tile_path(level: int, index: int, width: int = TILE_WIDTH) -> str:
    """The name of the tile `index` of `level`, `width` hashes wide."""
    return f"tile/{level}/{_number(index)}{_partial(width)}"


def bundle_path(index: int, width: int = TILE_WIDTH) -> str:
    """The name of the entry bundle `index` with `width` entries."""
    return f"tile/entries/{_number(index)}{_partial(width)}"


def width_at(size: int, level: int, index: int) -> int:
    """How wide the tile `index` of `level` is in a tree of this size; 0 where there is none."""
    return max(0, min(TILE_WIDTH, (size >> LEVEL_BITS * level) - index * TILE_WIDTH))


def edge_widths(size: int) -> list[int]:
    """How wide the partial tile at the right edge is, level by level; 0 where the last tile is whole."""
    widths = []
    while size:
        widths.append(size % TILE_WIDTH)
        size >>= LEVEL_BITS
    return widths


def needed_files(size: int) -> Iterator[str]:
    """The name of every file that a tree of this size stands on, the checkpoint last."""
    for index in range(-(-size // TILE_WIDTH)):
        yield bundle_path(index, width_at(size, 0, index))
    for level in count():
        if not size >> LEVEL_BITS * level:
            break
        for index in range(-(-(size >> LEVEL_BITS * level) // TILE_WIDTH)):
            yield tile_path(level, index, width_at(size, level, index))
    yield CHECKPOINT


def stale_folders(old: int, new: int) -> Iterator[str]:
    """The folders of partial files of a log that had `old` entries, whose whole file stands in it at `new`."""
    for level, width in enumerate(edge_widths(old)):
        index = old >> LEVEL_BITS * (level + 1)
        if width and width_at(new, level, index) == TILE_WIDTH:
            yield f"{tile_path(level, index)}.p"
            if level == 0:
                yield f"{bundle_path(index)}.p"


def is_log_file(path: str) -> bool:
    """Whether a file of this name may lie in a log: needed, superseded, or left by a crash."""
    return _NAME.fullmatch(path) is not None


def pack_bundle(entries: Sequence[bytes]) -> bytes:
    """A bundle: the entries, each after its length in two bytes. Raises RecordMalformed past MAX_ENTRY."""
    if any(len(one) > MAX_ENTRY for one in entries):
        raise RecordMalformed(field="entry", reason="too-long")
    return b"".join([len(one).to_bytes(2, "big") + one for one in entries])


def split_bundle(data: bytes) -> list[bytes] | None:
    """The entries of a bundle; None where the bytes end within one, or hold more than a bundle does."""
    entries: list[bytes] = []
    at, length = 0, len(data)
    while at < length and len(entries) < TILE_WIDTH:
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        entries.append(data[start:at])
    # An end past the last byte also catches a length cut in two: one byte left reads as a start past it.
    return entries if at == length else None


def split_tile(data: bytes) -> list[bytes]:
    """The hashes of a tile whose length was checked."""
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]


def _number(index: int) -> str:
    last, path = f"{index % 1000:03}", ""
    while index := index // 1000:
        path = f"x{index % 1000:03}/{path}"
    return path + last


def _partial(width: int) -> str:
    return "" if width == TILE_WIDTH else f".p/{width}"
