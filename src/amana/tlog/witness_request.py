"""What a cosigner is asked (c2sp.org/tlog-witness, add-checkpoint): the same bytes over HTTP and in a file.

A line `old N`, the size that the cosigner signed for last; the consistency proof from there, one hash a line; an
empty line; and the signed checkpoint.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Final

from amana.errors import CosignRequestUnreadable, ProofWrong
from amana.records import HASH_SIZE
from amana.tlog.checkpoint import MAX_SIZE
from amana.tlog.note import MAX_NOTE
from amana.tlog.proof_file import MAX_PATH, hashes_of

MAX_REQUEST: Final = 32 + MAX_PATH * (4 * 11 + 1) + MAX_NOTE
"""The longest request that is read, in bytes."""

_OLD: Final = re.compile(r"old (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class AddCheckpoint:
    """A request as it stands; nothing in it is checked yet.

    `old_size` is the size that the cosigner is thought to know, `proof` is 32-byte hashes (RFC 6962, 2.1.2; none
    from size 0), `checkpoint` is the signed note.
    """

    old_size: int
    proof: tuple[bytes, ...]
    checkpoint: bytes

    def __post_init__(self) -> None:
        """Raises CosignRequestUnreadable for what has no request: a size or a proof past the limits."""
        if not 0 <= self.old_size <= MAX_SIZE:
            raise CosignRequestUnreadable(reason="size")
        if len(self.proof) > MAX_PATH:
            raise CosignRequestUnreadable(reason="path-too-long")
        if any(len(one) != HASH_SIZE for one in self.proof):
            raise CosignRequestUnreadable(reason="hash-length")
        if not self.checkpoint or len(self.checkpoint) > MAX_NOTE:
            raise CosignRequestUnreadable(reason="proof-checkpoint")


def write_request(request: AddCheckpoint) -> bytes:
    """The request's bytes."""
    lines = [f"old {request.old_size}", *(base64.b64encode(one).decode() for one in request.proof), ""]
    return "".join(f"{line}\n" for line in lines).encode() + request.checkpoint


def read_request(data: bytes) -> AddCheckpoint:
    """The request; `write_request` gives the same bytes again. Raises CosignRequestUnreadable (reason)."""
    if len(data) > MAX_REQUEST:
        raise CosignRequestUnreadable(reason="too-long")
    head, gap, checkpoint = data.partition(b"\n\n")
    if not gap or not head.isascii():
        raise CosignRequestUnreadable(reason="proof-shape")
    first, *lines = head.decode("ascii").split("\n")
    old = _OLD.fullmatch(first)
    if old is None:
        raise CosignRequestUnreadable(reason="size")
    try:
        proof = hashes_of(lines)
    except ProofWrong as fault:
        raise CosignRequestUnreadable(reason=fault.facts["reason"]) from fault
    return AddCheckpoint(int(old[1]), proof, checkpoint)


def looks_like_request(data: bytes) -> bool:
    """Whether this begins as a request does, and so is not a checkpoint by itself."""
    return data.startswith(b"old ")
