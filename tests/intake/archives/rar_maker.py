"""RARs made by hand, of version 4 and 5: there is no packer that may be had. Stored, or packed in the least way.

Source: the technotes of both versions. What is packed here uses one table of codes: 256 characters of nine bits,
and one bit for "the last four bytes again, nine bytes long".
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_LENGTHS = {
    9: 1,
    1: 2,
    18: 3,
    19: 3,
}  # the lengths of codes that occur, and two runs; and how long their codes are
_CODES_OF_LENGTHS = "".join(f"{_LENGTHS.get(symbol, 0):04b}" for symbol in range(20))
MARK4, MARK5 = b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00"
DOS_TIME = (36 << 25) | (12 << 21) | (22 << 16) | (14 << 11) | (5 << 5) | 3  # 2016-12-22 14:05:06
SECONDS = 1482415506
AGAIN = b"the last four bytes, and these again"
"""Data of a member of version 5 that is only a copy of what came before it: nine bytes, from four bytes back."""


@dataclass(frozen=True)
class Made4:
    """A member of version 4. `packed` stands for data that is packed by `method`."""

    name: bytes
    data: bytes = b""
    flags: int = 0
    system: int = 3
    mode: int = 0o100644
    method: int = 0x30
    version: int = 29
    packed: bytes | None = None
    times: bytes = b""
    size: int | None = None
    crc: int | None = None


def block4(kind: int, flags: int, fields: bytes, data: bytes = b"") -> bytes:
    """A block of version 4 with its checksum."""
    body = struct.pack("<BHH", kind, flags, 7 + len(fields)) + fields
    return struct.pack("<H", zlib.crc32(body) & 0xFFFF) + body + data


def rar4(members: Sequence[Made4], flags: int = 0) -> bytes:
    """A whole archive of version 4; `flags` of its main header."""
    made = MARK4 + block4(0x73, flags, bytes(6))
    return made + b"".join(map(member4, members)) + block4(0x7B, 0x4000, b"")


def member4(one: Made4) -> bytes:
    """One member's header and data."""
    data = one.data if one.packed is None else one.packed
    size = len(one.data) if one.size is None else one.size
    crc = zlib.crc32(one.data) if one.crc is None else one.crc
    numbers = (len(data), size & 0xFFFFFFFF, one.system, crc, DOS_TIME, one.version, one.method, len(one.name))
    fields = struct.pack("<2LB2L2BHL", *numbers, one.mode)
    if one.flags & 0x100:
        fields += struct.pack("<2L", 0, size >> 32)
    return block4(0x74, 0x8000 | one.flags, fields + one.name + one.times, data)


def unicode4(name: str, plain: bytes) -> bytes:
    """A name of version 4 in both forms: in a code page, and in RAR's own packing of UTF-16, unit by unit."""
    units = name.encode("utf-16-le")
    packed = bytearray(b"\x06")  # the high byte of Arabic letters
    for start in range(0, len(units), 8):
        group, flags, told = units[start : start + 8], 0, bytearray()
        for place in range(0, len(group), 2):
            low, high = group[place], group[place + 1]
            how = 0 if high == 0 else 1 if high == 6 else 2
            flags |= how << (6 - place)
            told += bytes((low, high)) if how == 2 else bytes((low,))
        packed += bytes((flags,)) + told
    return plain + b"\x00" + bytes(packed)


@dataclass(frozen=True)
class Made5:
    """A member of version 5. `records` are those after its header; `packed` chooses packing instead of storing."""

    name: bytes
    data: bytes = b""
    header_flags: int = 0
    flags: int = 0x6  # a time, a checksum
    system: int = 1
    mode: int = 0o100644
    records: bytes = b""
    packed: bool = False
    solid: bool = False
    version: int = 0
    crc: int | None = None
    size: int | None = None


def number5(value: int) -> bytes:
    """A number of seven bits a byte."""
    told = bytearray()
    while value > 0x7F:
        told.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes((*told, value))


def record5(kind: int, fields: bytes) -> bytes:
    """A record after a header."""
    body = number5(kind) + fields
    return number5(len(body)) + body


def block5(kind: int, flags: int, fields: bytes, records: bytes = b"", data: bytes = b"") -> bytes:
    """A block of version 5 with its checksum."""
    flags |= (1 if records else 0) | (2 if data else 0)
    body = number5(kind) + number5(flags)
    body += (number5(len(records)) if records else b"") + (number5(len(data)) if data else b"")
    body += fields + records
    body = number5(len(body)) + body
    return struct.pack("<L", zlib.crc32(body)) + body + data


def rar5(members: Sequence[Made5], flags: int = 0, comment: bytes = b"") -> bytes:
    """A whole archive of version 5; `flags` of its main header."""
    made = MARK5 + block5(1, 0, number5(flags) + (number5(1) if flags & 2 else b""))
    if comment:
        made += block5(3, 0, b"\x00" + number5(len(comment)) + b"\x00\x00\x00\x03CMT", b"", comment)
    return made + b"".join(map(member5, members)) + block5(5, 0, b"\x00")


def member5(one: Made5) -> bytes:
    """One member's header and data."""
    unpacked = _seen(one.data)
    fields = number5(one.flags) + number5(len(unpacked) if one.size is None else one.size) + number5(one.mode)
    if one.flags & 2:
        fields += struct.pack("<L", SECONDS)
    if one.flags & 4:
        fields += struct.pack("<L", zlib.crc32(unpacked) if one.crc is None else one.crc)
    packing = one.version | (0x40 if one.solid else 0) | (0x80 if one.packed else 0)
    fields += number5(packing) + number5(one.system) + number5(len(one.name)) + one.name
    return block5(2, one.header_flags, fields, one.records, packed5(one.data) if one.packed else one.data)


def _seen(data: bytes) -> bytes:
    return b"NoorNoorN" if data == AGAIN else data


def packed5(data: bytes) -> bytes:
    """Data in one block of version 5: each character for itself, or `AGAIN`."""
    bits = _tables() + ("00" if data == AGAIN else "".join(f"1{byte:08b}" for byte in data))
    length = -(-len(bits) // 8)
    body = int(bits.ljust(length * 8, "0"), 2).to_bytes(length, "big")
    flags = 0xC0 | 2 << 3 | (len(bits) - 1) % 8  # the last block, with tables; bytes of size; bits at the end
    size = length.to_bytes(3, "little")
    return bytes((flags, 0x5A ^ flags ^ size[0] ^ size[1] ^ size[2])) + size + body


def _tables() -> str:
    """The tables before the data: lengths of codes, themselves in codes.

    In those `0` is nine bits, `10` is one; `110` and three bits a run of 3 or more without any, `111` and seven
    bits a run of 11 or more. There are 306 characters and lengths, of which the 270th is "nine bytes"; then 64
    distances, of which the fourth is "four back", and 60 more of what is not used here.
    """
    nine_bytes = f"111{13 - 11:07b}10111{36 - 11:07b}"
    four_back = f"110{3 - 3:03b}10111{60 + 16 + 44 - 11:07b}"
    return _CODES_OF_LENGTHS + "0" * 256 + nine_bytes + four_back


def packed4(data: bytes) -> bytes:
    """Data as RAR 3 and 4 pack it: one block by LZ, in which each character stands for itself, and an end.

    Its tables are as those of version 5, for 404 codes, of which the 257th, of one bit, is the end of a block.
    """
    tables = _CODES_OF_LENGTHS + "0" * 256 + f"10111{138 - 11:07b}110{147 - 138 - 3:03b}"
    bits = (
        "00" + tables + "".join(f"1{byte:08b}" for byte in data) + "000" + "0" * 16
    )  # libarchive looks further than the end
    length = -(-len(bits) // 8)
    return int(bits.ljust(length * 8, "0"), 2).to_bytes(length, "big")
