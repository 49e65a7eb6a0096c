"""Checksums of a spoilt RAR made right again: else its spoilt headers would be refused before they are read."""

from __future__ import annotations

import struct
import zlib

MARK4, MARK5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
_HAS_DATA4, _HAS_EXTRA5, _HAS_DATA5 = 0x8000, 0x1, 0x2


def resealed(data: bytes) -> bytes:
    """The file with the checksum of each header as it should be, as far as the headers can be followed."""
    whole = bytearray(data)
    if data.startswith(MARK5):
        at, step = len(MARK5), _seal5
    elif data.startswith(MARK4):
        at, step = len(MARK4), _seal4
    else:
        return data
    while 0 < at < len(whole):
        at = step(whole, at)
    return bytes(whole)


def _seal4(whole: bytearray, at: int) -> int:
    """Seal the header at a place; where the next is, or 0."""
    if at + 7 > len(whole):
        return 0
    flags, length = (
        int.from_bytes(whole[at + 3 : at + 5], "little"),
        int.from_bytes(whole[at + 5 : at + 7], "little"),
    )
    if length < 7:
        return 0
    struct.pack_into("<H", whole, at, zlib.crc32(whole[at + 2 : at + length]) & 0xFFFF)
    more = int.from_bytes(whole[at + 7 : at + 11], "little") if flags & _HAS_DATA4 else 0
    return at + length + more


def _seal5(whole: bytearray, at: int) -> int:
    length, begins = _number(whole, at + 4)
    if length < 2 or begins == 0 or begins + length > len(whole):
        return 0
    struct.pack_into("<L", whole, at, zlib.crc32(whole[at + 4 : begins + length]))
    _kind, place = _number(whole, begins)
    flags, place = _number(whole, place)
    if flags & _HAS_EXTRA5:
        _extra, place = _number(whole, place)
    more = _number(whole, place)[0] if flags & _HAS_DATA5 else 0
    return begins + length + more


def _number(whole: bytearray, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends: 0 where it does not."""
    told = 0
    for shift in range(0, 70, 7):
        if not 0 <= at + shift // 7 < len(whole):
            return 0, 0
        byte = whole[at + shift // 7]
        told |= (byte & 0x7F) << shift
        if byte < 0x80:
            return told, at + shift // 7 + 1
    return 0, 0
