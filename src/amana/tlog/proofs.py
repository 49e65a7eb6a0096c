"""Inclusion and consistency proofs (RFC 9162, 2.1.3 and 2.1.4): made from tiles, and checked.

A proof reads as many tiles as the tree has levels, however large the log is.
"""

from __future__ import annotations

from collections.abc import Sequence

from amana.errors import ProofWrong
from amana.records import HASH_SIZE, inclusion_ranges, node_hash, root, split
from amana.tlog.reader import LogReader
from amana.tlog.tiles import LEVEL_BITS, TILE_WIDTH, edge_widths, width_at


class TreeHashes:
    """The hashes of a tree of `size` entries, read from its tiles; what was read once is kept."""

    def __init__(self, reader: LogReader, size: int) -> None:
        self._reader, self._size = reader, size
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    def root(self, size: int) -> bytes:
        """The root this tree had when it was `size` entries long. Raises LogDamaged, ProofWrong past the end."""
        self._within(size)
        edge = []
        for level, width in enumerate(edge_widths(size)):
            index = size >> LEVEL_BITS * (level + 1)
            edge.append(self._tile(level, index)[:width] if width else [])
        return root_of_edge(edge)

    def inclusion(self, index: int, size: int) -> tuple[bytes, ...]:
        """The proof that entry `index` is in the tree of the first `size`. Raises LogDamaged, ProofWrong."""
        self._within(size)
        return tuple(self._range(start, end) for start, end in inclusion_ranges(index, size))

    def consistency(self, old: int, new: int) -> tuple[bytes, ...]:
        """The proof that the tree of `new` entries begins with that of `old`. Raises LogDamaged, ProofWrong."""
        self._within(new)
        return tuple(self._range(start, end) for start, end in consistency_ranges(old, new))

    def _within(self, size: int) -> None:
        if not 0 <= size <= self._size:
            raise ProofWrong(reason="size-outside-log")

    def _tile(self, level: int, index: int) -> list[bytes]:
        key = level, index
        if key not in self._tiles:
            # As wide as it is now, whatever size is asked about: narrower ones may be gone.
            self._tiles[key] = self._reader.tile(level, index, width_at(self._size, level, index))
        return self._tiles[key]

    def _range(self, start: int, end: int) -> bytes:
        """The hash over the leaves [start, end), which are one subtree, perhaps cut at its right."""
        parts = []
        while start < end:
            height = (end - start).bit_length() - 1
            parts.append(self._subtree(start, height))
            start += 1 << height
        found = parts.pop()
        while parts:
            found = node_hash(parts.pop(), found)
        return found

    def _subtree(self, start: int, height: int) -> bytes:
        """The root of the whole subtree of 2**height leaves from `start` on."""
        level, inner = divmod(height, LEVEL_BITS)
        index, offset = divmod(start >> LEVEL_BITS * level, TILE_WIDTH)
        return root(self._tile(level, index)[offset : offset + (1 << inner)])


def root_of_edge(edge: Sequence[Sequence[bytes]]) -> bytes:
    """The root of a tree from its right edge: the hashes of the partial tile of each level, lowest first."""
    below: list[bytes] = []
    for hashes in edge:
        row = [*hashes, *below]
        below = [root(row)] if row else []
    return root(below)


def consistency_ranges(old: int, new: int) -> list[tuple[int, int]]:
    """Which leaf ranges [start, end) a consistency proof hashes (RFC 9162, 2.1.4.1). Raises ProofWrong."""
    if not 0 <= old <= new:
        raise ProofWrong(reason="sizes")
    if old in (0, new):
        return []
    ranges, start, end = [], 0, new
    while old != end:
        middle = start + split(end - start)
        if old <= middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    if start:
        ranges.append((start, end))
    return ranges[::-1]


def verify_consistency(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    """Raises ProofWrong unless the tree of `new` entries begins with that of `old` (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new:
        raise ProofWrong(reason="sizes")
    if any(len(one) != HASH_SIZE for one in (old_root, new_root, *proof)):
        raise ProofWrong(reason="hash-length")
    if old in (0, new):
        _verify_trivial(old, old_root, new, new_root, proof)
        return
    if roots_from_consistency(old, old_root, new, proof) != (old_root, new_root):
        raise ProofWrong(reason="root-differs")


def _verify_trivial(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> None:
    if proof:
        raise ProofWrong(reason="path-too-long")
    if (old == new and old_root != new_root) or (old == 0 and old_root != root([])):
        raise ProofWrong(reason="root-differs")


def roots_from_consistency(old: int, old_root: bytes, new: int, proof: Sequence[bytes]) -> tuple[bytes, bytes]:
    """(old root, new root) that a proof leads to, for 0 < old < new. Raises ProofWrong for a wrong shape."""
    # A whole old tree is itself the first hash, and the proof leaves it out.
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        raise ProofWrong(reason="path-too-short")
    here, last = old - 1, new - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = path[0]
    for one in path[1:]:
        if last == 0:
            raise ProofWrong(reason="path-too-long")
        if here & 1 or here == last:
            before, after = node_hash(one, before), node_hash(one, after)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            after = node_hash(after, one)
        here, last = here >> 1, last >> 1
    if last:
        raise ProofWrong(reason="path-too-short")
    return before, after
