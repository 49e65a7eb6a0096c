"""OpenTimestamps: calendars put many digests into one Bitcoin transaction, and say how to find each.

At first a calendar only promises; after some hours the proof is upgraded and needs nobody any more but the
Bitcoin chain. We have no node: the block's height and Merkle root are given for a person to compare, or the
block's 80-byte header is checked against them.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from typing import Final

from amana.attesting import proof_tree
from amana.attesting.asking import PATIENCE, Answer, Request, ask_all
from amana.attesting.proof_tree import Node, read_proof, read_tree, write_proof
from amana.errors import BlockHeaderUnreadable, TimestampWrong, Unanswered

MAX_ANSWER: Final = 10_000
"""The longest answer of a calendar that is read, in bytes: as the clients of its makers have it."""

HEADER_SIZE: Final = 80
_NONCE_SIZE: Final = 16
_MOST_ASKED: Final = 64
_NOT_YET: Final = 404
_EASIEST: Final = 1 << 192
"""A header below this many hashes' work (2^64) is not of the chain that calendars use: each of its blocks since
2016 has taken more than 2^68."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A calendar's promise: nothing is proven until it is upgraded. `commitment` (hex) is what it was given."""

    calendar: str
    commitment: str


@dataclass(frozen=True, slots=True)
class InBlock:
    """The digest is in the Bitcoin block of this height if that block's Merkle root is this (hex, as explorers
    show it). The block's time may be two hours off."""

    height: int
    merkle_root: str


@dataclass
class AskedCalendars:
    """What came of asking calendars: the proof, if there is any, whether it grew, and who failed and why."""

    proof: bytes | None
    grown: bool = False
    failed: dict[str, Unanswered | TimestampWrong] = field(default_factory=dict)


def stamp(
    digest: bytes, calendars: Sequence[str], proof: bytes | None = None, seconds: float = PATIENCE
) -> AskedCalendars:
    """Ask calendars for a proof over a SHA-256 digest; `proof` is what there is already, and is added to.

    Calendars see the digest hashed with a nonce of its own: who knows the digest cannot tell that it was asked.
    """
    nonce = secrets.token_bytes(_NONCE_SIZE)

    def blinded(root: Node) -> Node:
        return root.step(proof_tree.APPEND, nonce).step(proof_tree.SHA256)

    message = blinded(Node(digest)).message
    requests = [_request(f"{one.rstrip('/')}/digest", message) for one in calendars]
    asked = AskedCalendars(proof)
    for calendar, answer in zip(calendars, ask_all(requests, seconds), strict=True):
        _take(asked, digest, calendar, answer, blinded)
    return asked


def upgrade_proof(
    proof: bytes, digest: bytes, allowed: Collection[str], seconds: float = PATIENCE
) -> AskedCalendars:
    """Ask the calendars of all pending promises whether they know more. Only `allowed` ones are asked.

    A proof may come from anybody: it must not send us anywhere. A promise stays in the proof beside what
    keeps it.
    """
    known = {one.rstrip("/") for one in allowed}
    asked = AskedCalendars(proof)
    promises = [
        (one.calendar, bytes.fromhex(one.commitment))
        for one in read_ots(proof, digest)
        if isinstance(one, Pending)
    ]
    for calendar, _ in promises:
        if calendar.rstrip("/") not in known:
            asked.failed[calendar] = Unanswered(address=calendar, reason="calendar-not-known")
    waiting = [one for one in promises if one[0].rstrip("/") in known][:_MOST_ASKED]
    requests = [_request(f"{one.rstrip('/')}/timestamp/{message.hex()}", None) for one, message in waiting]
    for (calendar, message), answer in zip(waiting, ask_all(requests, seconds), strict=True):
        if isinstance(answer, Unanswered) and answer.facts.get("status") == _NOT_YET:
            continue  # it stays pending
        _take(asked, digest, calendar, answer, partial(_promised, calendar, message))
    return asked


def _promised(calendar: str, message: bytes, root: Node) -> Node:
    return next(node for address, node in _waiting(root) if (address, node.message) == (calendar, message))


def _take(
    asked: AskedCalendars, digest: bytes, calendar: str, answer: Answer | Unanswered, at: Callable[[Node], Node]
) -> None:
    """Take over one answer at its place. What would make the proof unreadable (too deep, too long) is refused."""
    try:
        if isinstance(answer, Unanswered):
            raise answer
        root = read_proof(asked.proof, digest) if asked.proof is not None else Node(digest)
        node = at(root)
        if node.merge(read_tree(answer.body, node.message)):
            grown = write_proof(root)
            read_proof(grown, digest)
            asked.proof, asked.grown = grown, True
    except (Unanswered, TimestampWrong) as fault:
        asked.failed[calendar] = fault


def _request(url: str, body: bytes | None) -> Request:
    # Calendars do not agree on a content type for their answers, so none is required; a tree must parse.
    return Request(url, body, "application/octet-stream", (), MAX_ANSWER)


def merge_proofs(ours: bytes | None, theirs: bytes, digest: bytes) -> bytes:
    """Two proofs for one digest in one: nothing of either is lost, and it is the same whoever merges them.

    TimestampWrong where one of them is none, or both together would leave too little room to grow.
    """
    root = read_proof(theirs, digest)
    if ours is not None:
        root.merge(read_proof(ours, digest))
    merged = write_proof(root)
    if len(merged) > proof_tree.MAX_PROOF // 2:
        raise TimestampWrong(reason="too-long")
    read_proof(merged, digest)
    return merged


def read_ots(data: bytes, digest: bytes) -> tuple[Pending | InBlock, ...]:
    """What a proof says of a SHA-256 digest: blocks, lowest first, then promises not kept yet. TimestampWrong."""
    root = read_proof(data, digest)
    blocks = [
        InBlock(one.height, node.message[::-1].hex())
        for node in root.walk()
        for one in node.attestations
        if one.tag == proof_tree.BITCOIN
    ]
    promises = [Pending(calendar, node.message.hex()) for calendar, node in _waiting(root)]
    blocks.sort(key=lambda one: (one.height, one.merkle_root))
    return *blocks, *sorted(promises, key=lambda one: (one.calendar, one.commitment))


def _waiting(root: Node) -> list[tuple[str, Node]]:
    return [
        (one.address, node)
        for node in root.walk()
        for one in node.attestations
        if one.tag == proof_tree.PENDING and not node.is_in_block()
    ]


def read_header(text: str) -> bytes:
    """A block's header in hex, as explorers and `bitcoin-cli getblockheader HASH false` give it.

    BlockHeaderUnreadable where it is not 80 bytes.
    """
    try:
        header = bytes.fromhex("".join(text.split()))
    except ValueError as fault:
        raise BlockHeaderUnreadable(header=text[:HEADER_SIZE], reason="not-hex") from fault
    if len(header) != HEADER_SIZE:
        raise BlockHeaderUnreadable(header=text[:HEADER_SIZE], reason="header-size")
    return header


def check_header(block: InBlock, header: bytes, easiest: int = _EASIEST) -> datetime | None:
    """The time (UTC) in this header, if it is the block's: its Merkle root is. None if it is another's.

    The header must show the work of a real block, else anybody could make one: BlockHeaderUnreadable. It does
    not show its height; whoever gives it vouches that it is of the chain.
    """
    if header[36:68][::-1].hex() != block.merkle_root:
        return None
    target = _target(header[72:76])
    work = int.from_bytes(hashlib.sha256(hashlib.sha256(header).digest()).digest(), "little")
    if not work <= target <= easiest:
        raise BlockHeaderUnreadable(header=header.hex(), reason="header-without-work")
    return datetime.fromtimestamp(int.from_bytes(header[68:72], "little"), UTC)


def _target(bits: bytes) -> int:
    """What the block's hash may be at most, from its compact form (Bitcoin's nBits)."""
    size, digits = bits[3], int.from_bytes(bits[:3], "little")
    return digits << 8 * (size - 3) if size > 3 else digits >> 8 * (3 - size)
