"""Proof files (c2sp.org/tlog-proof): that one entry is in a log, checked offline with the log's key alone.

A file of lines: the form's name, extra data if there is any, the entry's index, the inclusion proof from the leaf
up, an empty line, and the signed checkpoint as it stands. The entry itself is not in it: whoever checks brings it.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Final

from amana.errors import ProofWrong
from amana.records import HASH_SIZE, leaf_hash, verify_inclusion
from amana.tlog.checkpoint import MAX_SIZE, Checkpoint, open_checkpoint
from amana.tlog.note import MAX_NOTE, VerifierKey, unbase64

SUFFIX: Final = ".tlog-proof"
"""How a proof's file name ends, as C2SP asks."""
MAX_PATH: Final = 63
"""The most hashes an inclusion or consistency proof has: a tree of 2**63 - 1 entries is no higher."""
MAX_EXTRA: Final = 64 * 1024
"""The longest extra data, in bytes."""

_HEADER: Final = "c2sp.org/tlog-proof@v1"
_HASH_LINE: Final = 4 * 11 + 1  # Base 64 of 32 bytes, and the newline
MAX_PROOF: Final = 128 + 4 * (MAX_EXTRA // 3 + 1) + MAX_PATH * _HASH_LINE + MAX_NOTE
"""The longest proof file that is read, in bytes."""

_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class TlogProof:
    """A proof as it stands in its file; nothing in it is checked yet.

    `index` counts from 0, `path` is 32-byte hashes from the leaf's sibling up, `checkpoint` is the signed note
    with all its signature lines. `extra` is whatever its maker put there: nothing ever vouches for it.
    """

    index: int
    path: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes | None = None

    def __post_init__(self) -> None:
        """Raises ProofWrong for what has no file: wrong hashes, or an index or extra data past the limit."""
        if not 0 <= self.index < MAX_SIZE:
            raise ProofWrong(reason="proof-index")
        if len(self.path) > MAX_PATH:
            raise ProofWrong(reason="path-too-long")
        if any(len(one) != HASH_SIZE for one in self.path):
            raise ProofWrong(reason="hash-length")
        if self.extra is not None and len(self.extra) > MAX_EXTRA:
            raise ProofWrong(reason="proof-extra")
        if not self.checkpoint or len(self.checkpoint) > MAX_NOTE:
            raise ProofWrong(reason="proof-checkpoint")


def write_proof(proof: TlogProof) -> bytes:
    """The file's bytes."""
    extra = [] if proof.extra is None else [f"extra {_base64(proof.extra)}"]
    lines = [_HEADER, *extra, f"index {proof.index}", *map(_base64, proof.path), ""]
    return "".join(f"{line}\n" for line in lines).encode() + proof.checkpoint


def read_proof(data: bytes) -> TlogProof:
    """The proof in a file; `write_proof` gives the same bytes. Raises ProofWrong. Proves nothing by itself."""
    if len(data) > MAX_PROOF:
        raise ProofWrong(reason="too-long")
    head, gap, checkpoint = data.partition(b"\n\n")
    if not gap or not head.isascii():
        raise ProofWrong(reason="proof-shape")
    lines = head.decode("ascii").split("\n")
    if lines.pop(0) != _HEADER:
        raise ProofWrong(reason="proof-header")
    extra = _extra(lines.pop(0)) if lines and lines[0].startswith("extra ") else None
    index = _index(lines.pop(0) if lines else "")
    return TlogProof(index, hashes_of(lines), checkpoint, extra)


def check_proof(proof: TlogProof, leaf: bytes, verifier: VerifierKey, origin: str) -> Checkpoint:
    """The checkpoint that proves that the entry `leaf` (its bytes) is in this log, at the proof's index.

    Raises CheckpointUnreadable where the log's key did not sign the checkpoint, ProofWrong where the entry is not
    proven. Whoever cosigned is read from the note: `cosignatures(proof.checkpoint, …)`.
    """
    signed = open_checkpoint(proof.checkpoint, verifier, origin)
    verify_inclusion(leaf_hash(leaf), proof.index, signed.size, proof.path, signed.root)
    return signed


def hashes_of(lines: list[str]) -> tuple[bytes, ...]:
    """The hashes of a proof, one a line in Base 64. Raises ProofWrong: path-too-long, hash-length."""
    if len(lines) > MAX_PATH:
        raise ProofWrong(reason="path-too-long")
    found = tuple(unbase64(line) or b"" for line in lines)
    if any(len(one) != HASH_SIZE for one in found):
        raise ProofWrong(reason="hash-length")
    return found


def _index(line: str) -> int:
    told = line.removeprefix("index ")
    if not line.startswith("index ") or not _NUMBER.fullmatch(told):
        raise ProofWrong(reason="proof-index")
    return int(told)


def _extra(line: str) -> bytes:
    extra = unbase64(line.removeprefix("extra "))
    if extra is None:
        raise ProofWrong(reason="proof-extra")
    return extra


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
