"""The OpenTimestamps proof format: a tree of small operations that lead from a digest to attestations.

A proof begins with a header and the digest; each step appends, prepends or hashes, and at the leaves stand
attestations: a calendar's promise, or the height of the Bitcoin block whose Merkle root the way leads to.
The format is that of python-opentimestamps (its core, which is declared never to change).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from amana.errors import TimestampWrong

HEADER: Final = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
MAX_PROOF: Final = 256 * 1024
"""The longest proof that is read, in bytes; a finished one has about three kilobytes a calendar."""

_VERSION: Final = 1
_FORK: Final = 0xFF
_ATTESTATION: Final = 0x00
APPEND: Final = 0xF0
PREPEND: Final = 0xF1
SHA256: Final = 0x08

PENDING: Final = bytes.fromhex("83dfe30d2ef90c8e")
BITCOIN: Final = bytes.fromhex("0588960d73d71901")

_TAG_SIZE: Final = 8
_ROOT_SIZE: Final = 32
_LONGEST_MESSAGE: Final = 4096
_LONGEST_PAYLOAD: Final = 8192
_LONGEST_ADDRESS: Final = 1000
_DEEPEST: Final = 256
_MOST_NODES: Final = 20_000
_ADDRESS_CHARACTERS: Final = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/:")

_WITH_ARGUMENT: Final[dict[int, Callable[[bytes, bytes], bytes]]] = {
    APPEND: lambda message, argument: message + argument,
    PREPEND: lambda message, argument: argument + message,
}
# RIPEMD-160 and Keccak stand in proofs for other chains, which say nothing here.
_ALONE: Final[dict[int, Callable[[bytes], bytes]]] = {
    0x02: lambda message: hashlib.sha1(message, usedforsecurity=False).digest(),
    SHA256: lambda message: hashlib.sha256(message).digest(),
    0xF2: lambda message: message[::-1],
    0xF3: lambda message: message.hex().encode(),
}


@dataclass(frozen=True, slots=True, order=True)
class Attestation:
    """What stands at a leaf: which kind, and its payload as it is written."""

    tag: bytes
    payload: bytes

    @classmethod
    def pending(cls, address: str) -> Attestation:
        """A calendar's promise to know more later, at this address."""
        return cls(PENDING, _varbytes(address.encode()))

    @classmethod
    def bitcoin(cls, height: int) -> Attestation:
        """The Merkle root of the Bitcoin block of this height."""
        return cls(BITCOIN, _varuint(height))

    @property
    def address(self) -> str:
        """The calendar of a pending attestation. TimestampWrong for one that no calendar may have."""
        reader = _Reader(self.payload)
        address = reader.varbytes(_LONGEST_ADDRESS)
        if not reader.ended or set(address) - _ADDRESS_CHARACTERS:
            raise TimestampWrong(reason="calendar-address")
        return address.decode("ascii")

    @property
    def height(self) -> int:
        """The block of a Bitcoin attestation."""
        reader = _Reader(self.payload)
        height = reader.varuint()
        if not reader.ended:
            raise TimestampWrong(reason="not-a-proof")
        return height


@dataclass(slots=True)
class Node:
    """A message on the way: what attests it, and the steps that lead on from it, each with its argument."""

    message: bytes
    attestations: set[Attestation] = field(default_factory=set)
    steps: dict[tuple[int, bytes], Node] = field(default_factory=dict)

    def step(self, operation: int, argument: bytes = b"") -> Node:
        """The node that this step leads to, made if it is not there. TimestampWrong for a step that is none."""
        known = self.steps.get((operation, argument))
        if known is None:
            known = self.steps[operation, argument] = Node(_applied(self.message, operation, argument))
        return known

    def merge(self, other: Node) -> bool:
        """Take over all that another node for the same message has; whether anything was new."""
        if other.message != self.message:
            raise TimestampWrong(reason="digest-differs")
        grown, waiting = False, [(self, other)]
        while waiting:
            ours, theirs = waiting.pop()
            grown = grown or not theirs.attestations <= ours.attestations
            ours.attestations |= theirs.attestations
            waiting += [(ours.step(*step), node) for step, node in theirs.steps.items()]
        return grown

    def walk(self) -> Iterator[Node]:
        """This node and all beneath it, in no order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting += node.steps.values()

    def is_in_block(self) -> bool:
        """Whether any way from here ends in a Bitcoin block."""
        return any(one.tag == BITCOIN for node in self.walk() for one in node.attestations)


def _applied(message: bytes, operation: int, argument: bytes) -> bytes:
    if operation in _WITH_ARGUMENT:
        result = _WITH_ARGUMENT[operation](message, argument)
    elif operation in _ALONE:
        result = _ALONE[operation](message)
    else:
        raise TimestampWrong(reason="operation", detail=f"{operation:02x}")
    if not 0 < len(result) <= _LONGEST_MESSAGE:
        raise TimestampWrong(reason="not-a-proof")
    return result


def read_proof(data: bytes, digest: bytes) -> Node:
    """The proof in a `.ots` file, which must be for this SHA-256 digest. TimestampWrong."""
    if len(data) > MAX_PROOF:
        raise TimestampWrong(reason="too-long")
    reader = _Reader(data)
    if reader.take(len(HEADER)) != HEADER or reader.varuint() != _VERSION:
        raise TimestampWrong(reason="not-a-proof")
    if reader.byte() != SHA256:
        raise TimestampWrong(reason="algorithm", detail="")
    if reader.take(len(digest)) != digest:
        raise TimestampWrong(reason="digest-differs")
    return _tree(reader, digest)


def read_tree(data: bytes, message: bytes) -> Node:
    """A tree alone, as calendars answer: what they say of this message. TimestampWrong."""
    if len(data) > MAX_PROOF:
        raise TimestampWrong(reason="too-long")
    return _tree(_Reader(data), message)


def _tree(reader: _Reader, message: bytes) -> Node:
    """Each entry of a node but its last has a mark in front, so no node needs to know how many there are."""
    root = Node(message)
    waiting, count = [(root, 0)], 0
    while waiting:
        node, depth = waiting[-1]
        tag = reader.byte()
        if tag == _FORK:
            tag = reader.byte()
        else:
            waiting.pop()
        if tag == _ATTESTATION:
            node.attestations.add(_attestation(reader, node.message))
            continue
        argument = reader.varbytes(_LONGEST_MESSAGE, least=1) if tag in _WITH_ARGUMENT else b""
        count += 1
        if depth == _DEEPEST or count > _MOST_NODES:
            raise TimestampWrong(reason="too-deep")
        waiting.append((node.step(tag, argument), depth + 1))
    if not reader.ended:
        raise TimestampWrong(reason="not-a-proof")
    return root


def _attestation(reader: _Reader, message: bytes) -> Attestation:
    """An attestation of this message. One of a kind that is not known is kept, and says nothing here."""
    found = Attestation(reader.take(_TAG_SIZE), reader.varbytes(_LONGEST_PAYLOAD))
    if found.tag == PENDING:
        _ = found.address
    if found.tag == BITCOIN and (len(message) != _ROOT_SIZE or found.height < 0):
        raise TimestampWrong(reason="not-a-proof")
    return found


def write_proof(root: Node) -> bytes:
    """The `.ots` file. Every leaf must be attested: TimestampWrong where one is not."""
    return b"".join((HEADER, _varuint(_VERSION), bytes((SHA256,)), root.message, *_written(root)))


def write_tree(root: Node) -> bytes:
    """The tree alone, as a calendar would answer it."""
    return b"".join(_written(root))


def _written(node: Node) -> Iterator[bytes]:
    """Attestations, then steps, each in order; all but the last with a mark in front."""
    left = len(node.attestations) + len(node.steps)
    if not left:
        raise TimestampWrong(reason="not-a-proof")
    for one in sorted(node.attestations, key=_order):
        left -= 1
        yield from (bytes((_FORK,)),) if left else ()
        yield bytes((_ATTESTATION,)) + one.tag + _varbytes(one.payload)
    for (operation, argument), after in sorted(node.steps.items(), key=lambda item: item[0]):
        left -= 1
        yield from (bytes((_FORK,)),) if left else ()
        yield bytes((operation,)) + (_varbytes(argument) if operation in _WITH_ARGUMENT else b"")
        yield from _written(after)


def _order(one: Attestation) -> tuple[bytes, int, bytes]:
    """As their makers order them: heights by number, addresses by their characters, all else as it is written."""
    if one.tag == BITCOIN:
        return one.tag, one.height, b""
    return one.tag, 0, one.address.encode() if one.tag == PENDING else one.payload


class _Reader:
    """Reads the format's numbers and bytes, never beyond the end."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def ended(self) -> bool:
        return self._at == len(self._data)

    def take(self, size: int) -> bytes:
        if self._at + size > len(self._data):
            raise TimestampWrong(reason="cut-short")
        self._at += size
        return self._data[self._at - size : self._at]

    def byte(self) -> int:
        return self.take(1)[0]

    def varuint(self) -> int:
        """LEB128, at most 9 bytes: 63 bits."""
        value = 0
        for shift in range(0, 63, 7):
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value
        raise TimestampWrong(reason="not-a-proof")

    def varbytes(self, limit: int, least: int = 0) -> bytes:
        size = self.varuint()
        if not least <= size <= limit:
            raise TimestampWrong(reason="not-a-proof")
        return self.take(size)


def _varuint(value: int) -> bytes:
    groups = [value & 0x7F]
    while value := value >> 7:
        groups[-1] |= 0x80
        groups.append(value & 0x7F)
    return bytes(groups)


def _varbytes(data: bytes) -> bytes:
    return _varuint(len(data)) + data
