"""Archives of the forms that only libarchive reads: by its own writer, and by hand where it has none."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import Any

import pytest

from amana.intake.archives import by_libarchive
from tests.intake.archives.makers import MEMBERS

DATE, TIME = 0x4996, 0x70A3  # 2016-12-22 14:05:06, as MS-DOS has it
SECONDS = 1482415506


def written(
    form: str, packing: str | None = None, members: Sequence[tuple[str, bytes]] = MEMBERS, **about: Any
) -> bytes:
    """An archive by libarchive's writer; `form` raw is the one member packed by itself. Skips where it is not."""
    if not by_libarchive.installed():
        pytest.skip("libarchive and libarchive-c are not installed")
    by_libarchive.version()  # loads it by its own name
    import libarchive  # type: ignore[import-untyped]

    made = bytearray()

    def take(data: bytes) -> int:
        made.extend(bytes(data))
        return len(data)

    with libarchive.custom_writer(take, form, packing) as archive:
        for name, data in members:
            archive.add_file_from_memory(name, len(data), data, mtime=SECONDS, **about)
    return bytes(made)


def cabinet(members: Sequence[tuple[bytes, bytes]], packed: bool = True, attributes: int = 0x20) -> bytes:
    """A CAB of one folder, stored or by MSZIP ([MS-CAB])."""
    whole = b"".join(data for _, data in members)
    files, at = b"", 0
    for name, data in members:
        files += struct.pack("<2L4H", len(data), at, 0, DATE, TIME, attributes) + name + b"\x00"
        at += len(data)
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    inner = b"CK" + deflate.compress(whole) + deflate.flush() if packed else whole
    blocks = struct.pack("<L2H", 0, len(inner), len(whole)) + inner  # a checksum of 0 is none
    start = 36 + 8 + len(files)
    head = struct.pack("<4s5L2B5H", b"MSCF", 0, start + len(blocks), 0, 44, 0, 3, 1, 1, len(members), 0, 7, 0)
    return head + struct.pack("<L2H", start, 1, 1 if packed else 0) + files + blocks


def lha(members: Sequence[tuple[bytes, bytes]], level: int = 0) -> bytes:
    """An LHA of stored members, with headers of level 0 (a time without a zone) or 2 (seconds since 1970)."""
    made = b""
    for name, data in members:
        sizes = struct.pack("<5s2L", b"-lh0-", len(data), len(data))
        made += (_level_0(sizes, name, data) if level == 0 else _level_2(sizes, name, data)) + data
    return made + b"\x00"


def cpio(members: Sequence[tuple[bytes, bytes, int]]) -> bytes:
    """A cpio of the new portable form, with the mode of each member."""
    made = b""
    for name, data, mode in [*members, (b"TRAILER!!!", b"", 0)]:
        numbers = (1, mode, 0, 0, 1, SECONDS, len(data), 0, 0, 0, 0, len(name) + 1, 0)
        head = b"070701" + b"".join(b"%08x" % number for number in numbers) + name + b"\x00"
        made += head + bytes(-len(head) % 4) + data + bytes(-len(data) % 4)
    return made


def _level_0(sizes: bytes, name: bytes, data: bytes) -> bytes:
    body = sizes + struct.pack("<2H3B", TIME, DATE, 0x20, 0, len(name)) + name + struct.pack("<H", _crc(data))
    return bytes((len(body), sum(body) & 0xFF)) + body


def _level_2(sizes: bytes, name: bytes, data: bytes) -> bytes:
    """With a checksum of the header itself, made while its own place is zero; then the name."""
    named = b"\x01" + name + b"\x00\x00"
    fields = struct.pack("<LBBHBH", SECONDS, 0x20, 2, _crc(data), ord("U"), 5)
    length = 2 + len(sizes + fields) + 5 + len(named)
    start = struct.pack("<H", length) + sizes + fields + b"\x00"
    end = struct.pack("<H", len(named)) + named
    return start + struct.pack("<H", _crc(start + b"\x00\x00" + end)) + end


def _crc(data: bytes) -> int:
    """CRC-16 as LHA has it (polynomial 0x8005, low bit first)."""
    told = 0
    for byte in data:
        told ^= byte
        for _ in range(8):
            told = told >> 1 ^ (0xA001 if told & 1 else 0)
    return told
