"""How one word's postings stand on disk: which items have it, and how much it weighs in each.

A posting row covers one word in one block of 65,536 items, as one write found it. A *level* (1 to 15) says how
much the word weighs in the item. Few postings are kept as a list, many as four bit planes (see `planes`), of
which the long and sparse ones are compressed.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Mapping

from amana.catalogue.planes import Planes, bitmap_of, largest, planes_of, present

LEVELS = 4
TOP_LEVEL = (1 << LEVELS) - 1
BLOCK_BITS = 16

_LIST, _PLANES, _PACKED = 0, 1, 2
_LIST_COST = 3  # bytes for each posting in a list: two for the item, one for its level
_LIST_MOST = 1024
_HEAD = 3
_SWAP = sys.byteorder == "big"


def encoded(levels: Mapping[int, int]) -> bytes:
    """A posting row from each item's level; items count within their block."""
    if len(levels) == 1:
        ((item, level),) = levels.items()
        return b"\0" + item.to_bytes(2, "little") + bytes((level,))
    items = sorted(levels)
    width = (items[-1] >> 3) - (items[0] >> 3) + 1
    if LEVELS * width > _LIST_COST * len(items) and len(items) < _LIST_MOST:
        numbers = array("H", items)
        if _SWAP:
            numbers.byteswap()
        return b"\0" + numbers.tobytes() + bytes(map(levels.__getitem__, items))
    return _encoded_planes(_planes_of(levels))


def _planes_of(levels: Mapping[int, int]) -> Planes:
    by_level: dict[int, list[int]] = {}
    for item, level in levels.items():
        by_level.setdefault(level, []).append(item)
    size = max(levels) + 1
    return planes_of((level, bitmap_of(items, size)) for level, items in by_level.items())


def _encoded_planes(planes: Planes) -> bytes:
    """The planes from the first item's byte to the last's; compressed where that is shorter than a list."""
    items = present(planes)
    first = ((items & -items).bit_length() - 1) >> 3
    width = (items.bit_length() + 7) // 8 - first
    padded = [*planes, 0, 0, 0, 0][:LEVELS]
    body = b"".join((plane >> (first << 3)).to_bytes(width, "little") for plane in padded)
    head = first.to_bytes(2, "little")
    if len(body) > _LIST_COST * items.bit_count():
        return bytes((_PACKED,)) + head + zlib.compress(body, 1)
    return bytes((_PLANES,)) + head + body


def as_list(data: bytes) -> tuple[array[int], bytes] | None:
    """The items (within the block) and their levels, where the row is a list; None where it is planes."""
    if data[0] != _LIST:
        return None
    count = (len(data) - 1) // _LIST_COST
    items = array("H", data[1 : 1 + 2 * count])
    if _SWAP:
        items.byteswap()
    return items, data[1 + 2 * count :]


def as_planes(data: bytes) -> Planes:
    """The levels as planes over the block's items, where the row is planes."""
    body = zlib.decompress(data[_HEAD:]) if data[0] == _PACKED else data[_HEAD:]
    width, shift = len(body) // LEVELS, int.from_bytes(data[1:_HEAD], "little") << 3
    return [int.from_bytes(body[at : at + width], "little") << shift for at in range(0, width * LEVELS, width)]


def merged(rows: list[bytes]) -> bytes:
    """Several rows of one word and block as one; an item in several keeps its largest level."""
    levels: dict[int, int] = {}
    planes: Planes = []
    for data in rows:
        listed = as_list(data)
        if listed is None:
            planes = largest(planes, as_planes(data))
        else:
            for item, level in zip(*listed, strict=True):
                levels[item] = max(level, levels.get(item, 0))
    if not planes:
        return encoded(levels)
    return _encoded_planes(largest(planes, _planes_of(levels)) if levels else planes)
