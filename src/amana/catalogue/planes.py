"""Numbers for every item at once, bit by bit: what makes a word that stands in nearly every text cheap.

A whole number holds one bit for each item (bit d is item d). A list of such numbers, the least significant
first, is a number for each item: its *planes*. Adding two of them is a handful of `&` and `^` over the whole
archive, at memory speed and without a loop over items; so every item is scored, and the best are exact.
After O'Neil and Quass, "Improved query performance with variant indexes" (1997), bit-sliced indexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

Bitmap = int
Planes = list[Bitmap]

_BYTE = 8
_FILLED = re.compile(rb"[^\x00]")


def add(one: Planes, other: Planes) -> Planes:
    """The sum for each item."""
    if len(one) < len(other):
        one, other = other, one
    total: Planes = []
    carry = 0
    for at, left in enumerate(one):
        right = other[at] if at < len(other) else 0
        differ = left ^ right
        total.append(differ ^ carry)
        carry = (left & right) | (carry & differ)
    if carry:
        total.append(carry)
    return total


def scaled(planes: Planes, factor: int) -> Planes:
    """Every item's number times `factor`; costs one addition for each bit set in it."""
    total: Planes = []
    shifted = planes
    while factor:
        if factor & 1:
            total = add(total, shifted) if total else shifted
        shifted = [0, *shifted]
        factor >>= 1
    return total


def largest(one: Planes, other: Planes) -> Planes:
    """The larger for each item."""
    if not one or not other:
        return one or other
    if len(one) < len(other):
        one, other = other, one
    high = [*other, *([0] * (len(one) - len(other)))]
    if not present(one) & present(other):
        return [left | right for left, right in zip(one, high, strict=True)]
    undecided = present(one) | present(other)
    left_wins = 0
    for left, right in zip(reversed(one), reversed(high), strict=True):
        differ = (left ^ right) & undecided
        left_wins |= differ & left
        undecided &= ~differ
    left_wins |= undecided
    return [right ^ ((left ^ right) & left_wins) for left, right in zip(one, high, strict=True)]


def present(planes: Planes) -> Bitmap:
    """The items whose number is not zero."""
    found = 0
    for plane in planes:
        found |= plane
    return found


def planes_of(valued: Iterable[tuple[int, Bitmap]]) -> Planes:
    """Planes from each value and the items that have it; an item with several gets the largest."""
    planes: Planes = []
    seen = 0
    for value, items in sorted(valued, reverse=True):
        new = items & ~seen
        seen |= items
        at = 0
        while value >> at:
            if at == len(planes):
                planes.append(0)
            if value >> at & 1:
                planes[at] |= new
            at += 1
    return planes


def top(planes: Planes, among: Bitmap, wanted: int) -> tuple[Bitmap, Bitmap]:
    """The items of `among` with the `wanted` largest numbers: those certain, and those that tie for the rest."""
    certain, open_ = 0, among
    if among.bit_count() <= wanted:
        return among, 0
    for plane in reversed(planes):
        high = open_ & plane
        reached = certain.bit_count() + high.bit_count()
        if reached > wanted:
            open_ = high
        else:
            certain |= high
            open_ &= ~plane
            if reached == wanted:
                return certain, 0
    return certain, open_


def bitmap_of(items: Iterable[int], size: int) -> Bitmap:
    """The bitmap of some items, all below `size`."""
    bits = bytearray(size // _BYTE + 1)
    for item in items:
        bits[item >> 3] |= 1 << (item & 7)
    return int.from_bytes(bits, "little")


def members(bitmap: Bitmap) -> Iterator[int]:
    """The items in a bitmap, in order."""
    data = bitmap.to_bytes((bitmap.bit_length() + 7) // _BYTE, "little")
    for filled in _FILLED.finditer(data):
        at = filled.start()
        byte = data[at]
        for bit in range(_BYTE):
            if byte >> bit & 1:
                yield at * _BYTE + bit


def values_at(planes: Sequence[Bitmap], items: Sequence[int]) -> list[int]:
    """Some items' numbers."""
    size = max(items, default=0) // _BYTE + 1
    kept = (1 << (size * _BYTE)) - 1
    # As bytes, where one bit is looked up at once; in a whole number that takes a shift of all of it.
    sides = [(plane & kept).to_bytes(size, "little") for plane in planes]
    return [sum((side[item >> 3] >> (item & 7) & 1) << at for at, side in enumerate(sides)) for item in items]
