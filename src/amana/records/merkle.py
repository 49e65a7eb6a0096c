"""Merkle trees over bytes with SHA-256, as in RFC 6962 section 2.1 and RFC 9162 section 2.1.

A tree is a row of leaf hashes. Both a record's fields and a device's log are such trees.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from amana.errors import ProofWrong

HASH_SIZE: Final = 32
EMPTY_ROOT: Final = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf: SHA-256 of 0x00 and its bytes."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node: SHA-256 of 0x01 and both children."""
    return sha256(b"\x01" + left + right).digest()


def root(hashes: Sequence[bytes]) -> bytes:
    """The root over a row of hashes, which may be leaf hashes or the roots of equal, whole subtrees.

    The last one may stand for a smaller subtree: pairing from the left and carrying an odd one up gives
    the same tree as the RFC's split at the largest power of two.
    """
    if not hashes:
        return EMPTY_ROOT
    row = list(hashes)
    while len(row) > 1:
        odd = row[-1:] if len(row) % 2 else []
        # node_hash, written out: this line is most of what a log or a record costs.
        row = [sha256(b"\x01" + a + b).digest() for a, b in zip(row[::2], row[1::2], strict=False)] + odd
    return row[0]


def split(size: int) -> int:
    """Where a tree of `size` > 1 leaves divides: the largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_ranges(index: int, size: int) -> list[tuple[int, int]]:
    """Which leaf ranges [start, end) an inclusion proof hashes, the deepest first (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < size:
        raise ProofWrong(reason="index-outside-tree")
    ranges, start, end = [], 0, size
    while end - start > 1:
        middle = start + split(end - start)
        if index < middle:
            ranges.append((middle, end))
            end = middle
        else:
            ranges.append((start, middle))
            start = middle
    return ranges[::-1]


def inclusion_path(leaf_hashes: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The inclusion proof of the leaf at `index`, from the leaf up. Raises ProofWrong outside the tree."""
    ranges = inclusion_ranges(index, len(leaf_hashes))
    return tuple(root(leaf_hashes[start:end]) for start, end in ranges)


def root_from_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The root that a proof leads to from a leaf hash (RFC 9162, 2.1.3.2). Raises ProofWrong for a wrong shape."""
    if not 0 <= index < size:
        raise ProofWrong(reason="index-outside-tree")
    here, last, found = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise ProofWrong(reason="path-too-long")
        if here & 1 or here == last:
            found = node_hash(sibling, found)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    if last:
        raise ProofWrong(reason="path-too-short")
    return found


def verify_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], tree_root: bytes) -> None:
    """Raises ProofWrong unless the path leads from this leaf hash at this index to this root."""
    if any(len(one) != HASH_SIZE for one in (leaf, *path)):
        raise ProofWrong(reason="hash-length")
    if root_from_inclusion(leaf, index, size, path) != tree_root:
        raise ProofWrong(reason="root-differs")
