"""The tar inside every object: plain ustar (POSIX.1-1988), so that `age -d | tar x` opens it.

A pack holds members `record/<commitment>.json` and `content/<sha256>`; a whole object holds the single
member `content`. Zeros after the end pad the length, which tar readers ignore (docs/format/object.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from amana.errors import SealedDamaged
from amana.seal import padme

BLOCK = 512
WHOLE = "content"
_LARGEST_USTAR = 8**11 - 1
_LONGEST_PAX = 1 << 16
_LONGEST_SIZE = 18
_OCTAL = re.compile(rb"[0-7]{1,12}")
_AFTER_SUM = b" 0".ljust(102, b"\0") + b"ustar\x0000" + b"\0" * 247
_BEFORE_SIZE = b"0000600\x000000000\x000000000\x00"
_TIME = b"00000000000\x00"
_FIXED_SUM = sum(_BEFORE_SIZE) + sum(_TIME) + sum(_AFTER_SUM) + 7 * 32


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a tar: its name, and where its bytes lie."""

    name: str
    offset: int
    size: int


def header(name: str, size: int) -> bytes:
    """The header block(s) of a member; above 8 GiB a pax header carries the size (POSIX.1-2001)."""
    if size > _LARGEST_USTAR:
        return _pax_size(size) + _block(name.encode(), 0, b"0")
    return _block(name.encode(), size, b"0")


def _block(name: bytes, size: int, kind: bytes) -> bytes:
    octal = b"%011o\0" % size
    total = _FIXED_SUM + sum(name) + sum(octal) + kind[0] - ord("0")
    after = _AFTER_SUM if kind == b"0" else b" " + kind + _AFTER_SUM[2:]
    return b"".join((name.ljust(100, b"\0"), _BEFORE_SIZE, octal, _TIME, b"%06o\0" % total, after))


def _pax_size(size: int) -> bytes:
    said = b" size=%d\n" % size
    length = len(said) + 2
    record = b"%d" % length + said
    return _block(b"content.pax", len(record), b"x") + record + filler(len(record))


def filler(size: int) -> bytes:
    """The zeros that fill a member's last block."""
    return bytes(-size % BLOCK)


def ending(length: int) -> int:
    """How many zeros end a tar of this length: two blocks and the padding (Padmé, rounded up to blocks)."""
    ended = length + 2 * BLOCK
    padded = padme(ended)
    return padded + (-padded % BLOCK) - length


def members(tar: BinaryIO, start: int = 0) -> Iterator[Member]:
    """The members of an opened object, in order, from the header at `start` on. SealedDamaged if it is no tar of
    ours."""
    offset, larger = start, None
    while True:
        tar.seek(offset)
        block = tar.read(BLOCK)
        if len(block) < BLOCK or not block.strip(b"\0"):
            return
        name, size, kind = _parsed(block)
        offset += BLOCK
        if kind == b"x":
            larger = _pax_told(tar.read(min(size, _LONGEST_PAX)))
        else:
            size, larger = (larger if larger is not None else size), None
            yield Member(name, offset, size)
        offset += size + (-size % BLOCK)


def _parsed(block: bytes) -> tuple[str, int, bytes]:
    try:
        said = int(block[148:156].strip(b"\0 "), 8)
        if said != sum(block) - sum(block[148:156]) + 8 * 32:
            raise ValueError("header sum")
        size = block[124:136].strip(b"\0 ")
        if not _OCTAL.fullmatch(size):
            raise ValueError("size")
        return block[:100].rstrip(b"\0").decode("ascii"), int(size, 8), block[156:157]
    except ValueError as fault:
        raise SealedDamaged(part="payload", reason=f"tar: {fault}") from fault


def _pax_told(data: bytes) -> int | None:
    for line in data.split(b"\n"):
        _, _, said = line.partition(b" ")
        key, _, value = said.partition(b"=")
        if key == b"size" and value.isdigit() and len(value) <= _LONGEST_SIZE:
            return int(value)
    return None
