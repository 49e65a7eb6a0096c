"""An OpenTimestamps file by itself: which digest it is for, and what stands in it. Nobody is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from amana.attesting import proof_tree
from amana.attesting.proof_tree import HEADER, SHA256, read_proof
from amana.errors import TimestampWrong

_VERSION: Final = 1
_DIGEST_SIZE: Final = 32


@dataclass(frozen=True, slots=True)
class OtsFile:
    """A `.ots` file: `digest` is the SHA-256 it is for (hex).

    `blocks` are heights of Bitcoin blocks that it leads to, with their Merkle roots (hex, as explorers show
    them): it holds if they are so. `calendars` only promise.
    """

    digest: str
    blocks: tuple[tuple[int, str], ...]
    calendars: tuple[str, ...]


def is_ots(head: bytes) -> bool:
    """Whether a file that begins so is an OpenTimestamps proof."""
    return head.startswith(HEADER)


def read_ots_file(data: bytes) -> OtsFile:
    """What stands in a `.ots` file. TimestampWrong where it is none, or is for another digest than SHA-256."""
    start = len(HEADER) + 2
    if not is_ots(data) or data[start - 2 : start - 1] != bytes((_VERSION,)):
        raise TimestampWrong(reason="not-a-proof")
    if data[start - 1 : start] != bytes((SHA256,)):
        raise TimestampWrong(reason="algorithm", detail=data[start - 1 : start].hex())
    digest = data[start : start + _DIGEST_SIZE]
    nodes = list(read_proof(data, digest).walk())
    attested = [(node, one) for node in nodes for one in node.attestations]
    blocks = {(one.height, node.message[::-1].hex()) for node, one in attested if one.tag == proof_tree.BITCOIN}
    promises = {one.address for node, one in attested if one.tag == proof_tree.PENDING and not node.is_in_block()}
    return OtsFile(digest.hex(), tuple(sorted(blocks)), tuple(sorted(promises)))
