"""TAR headers (POSIX.1-2017 ustar and pax, GNU tar, the old v7 form), read one by one from a forward stream.

Not by Python's own module: it ends in silence at a damaged header, keeps every header in memory, and reads pax
records of any length.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import Protocol

from amana.intake.reading import MIB

BLOCK = 512
_MAX_RECORD = MIB  # a long name or a set of pax records
_MAX_RECORDS = 200  # for one member
_PAX_WORDS = 100
_FORMS = {
    b"0": "file",
    b"\x00": "file",
    b"7": "file",
    b"1": "hard-link",
    b"2": "symbolic-link",
    b"3": "device",
    b"4": "device",
    b"5": "folder",
    b"6": "pipe",
    b"S": "sparse-file",
}


class Broken(ValueError):
    """Not a TAR header where one should be. It never leaves this package."""


class Forward(Protocol):
    """What can be read and passed over, from the beginning to the end."""

    def read(self, size: int, /) -> bytes: ...

    def skip(self, size: int, /) -> None: ...

    def tell(self) -> int: ...


@dataclass(slots=True)
class Header:
    """One member as its headers tell it. Names are bytes as written."""

    raw: bytes
    form: str
    size: int
    mode: int
    modified: str  # POSIX seconds, as written: pax may tell a fraction
    owner: str
    link: bytes
    pax: dict[str, bytes] = field(default_factory=dict)


def next_header(stream: Forward, common: dict[str, bytes]) -> Header | None:
    """The next member's header, its long names and pax records taken in; None at the end of the archive.

    `common` holds the pax records that are valid for all that follow, and is kept up to date. Raises Broken;
    EOFError where the stream ends within a header or before the mark of the end.
    """
    pax: dict[str, bytes] = {}
    long_name = long_link = None
    for _ in range(_MAX_RECORDS):
        block = stream.read(BLOCK)
        if not block.strip(b"\x00"):
            if len(block) < BLOCK:
                raise EOFError
            return None
        if len(block) < BLOCK:
            raise EOFError
        _check_sum(block)
        kind, size = block[156:157], _number(block[124:136])
        if kind == b"x":
            pax |= _records(_padded(stream, size))
        elif kind == b"g":
            common |= _records(_padded(stream, size))
        elif kind == b"L":
            long_name = _padded(stream, size).rstrip(b"\x00")
        elif kind == b"K":
            long_link = _padded(stream, size).rstrip(b"\x00")
        else:
            if kind == b"S":
                _pass_sparse_map(stream, block)
            return _header(block, {**common, **pax}, long_name, long_link)
    raise Broken("headers of headers")


def _pass_sparse_map(stream: Forward, block: bytes) -> None:
    """The rest of an old GNU sparse map, a block at a time, as long as each says that another follows."""
    follows = block[482]
    for _ in range(_MAX_RECORDS):
        if not follows:
            return
        block = stream.read(BLOCK)
        if len(block) < BLOCK:
            raise EOFError
        follows = block[504]
    raise Broken("a map too long")


def looks_like_tar(block: bytes) -> bool:
    """Whether a first block is a TAR header: by its checksum, which the old form has too."""
    try:
        _check_sum(block)
    except Broken:
        return False
    return True


def _check_sum(block: bytes) -> None:
    """The sum of all bytes, those of the sum itself as spaces; some old ones added them as signed."""
    if len(block) < BLOCK or (not block[0] and not block[345]):
        raise Broken("no name")
    told = _number(block[148:156])
    plain = sum(block) - sum(block[148:156]) + 8 * 32
    if told != plain and told != plain - 256 * sum(byte > 127 for byte in block[:148] + block[156:]):
        raise Broken("checksum")


def _number(field_: bytes) -> int:
    """Octal digits, or base 256 where the first byte says so (GNU)."""
    if field_[0] & 0x80:
        value = int.from_bytes(bytes([field_[0] & 0x7F]) + field_[1:], "big")
        if field_[0] & 0x40 or value >= 1 << 62:  # negative, or more than there can be
            raise Broken("a number that cannot be")
        return value
    digits = field_.split(b"\x00")[0].strip(b" ")
    try:
        return int(digits, 8) if digits else 0
    except ValueError as fault:
        raise Broken("not octal") from fault


def _padded(stream: Forward, size: int) -> bytes:
    if size > _MAX_RECORD:
        raise Broken("a record too long")
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    stream.skip(-size % BLOCK)
    return data


def _records(data: bytes) -> dict[str, bytes]:
    """pax records: `length key=value\\n`, the length in decimal and of the whole record."""
    told: dict[str, bytes] = {}
    at = 0
    while at < len(data) and len(told) < _PAX_WORDS:
        space = data.find(b" ", at, at + 20)
        digits = data[at:space] if space > at else b""
        if not digits.isdigit():
            return told
        end = at + int(digits)
        key, equals, value = data[space + 1 : end - 1].partition(b"=")
        if not equals or end <= space or end > len(data):
            return told
        told[key.decode("utf-8", "replace")] = value
        at = end
    return told


def _header(block: bytes, pax: dict[str, bytes], long_name: bytes | None, long_link: bytes | None) -> Header:
    name, link = block[:100].split(b"\x00")[0], block[157:257].split(b"\x00")[0]
    prefix = block[345:500].split(b"\x00")[0] if block[257:263] == b"ustar\x00" else b""
    raw = pax.get("path") or long_name or (prefix + b"/" + name if prefix else name)
    form = _FORMS.get(block[156:157], "other")
    if form == "file" and block[156:157] != b"7" and raw.endswith(b"/"):
        form = "folder"  # the old form has no other sign
    size = pax.get("size", b"")
    sparse = any(key.startswith("GNU.sparse") for key in pax)
    return Header(
        raw=raw,
        form="sparse-file" if sparse and form == "file" else form,
        size=int(size) if size.isdigit() and len(size) < 19 else _number(block[124:136]),
        mode=_or_nothing(block[100:108]),
        modified=_time(pax.get("mtime"), block[136:148]),
        owner=_owner(block, pax),
        link=pax.get("linkpath") or long_link or link,
        pax=pax,
    )


def _or_nothing(field_: bytes) -> int:
    try:
        return _number(field_)
    except Broken:
        return 0


def _time(told: bytes | None, field_: bytes) -> str:
    if told and len(told) < 40:
        return told.decode("ascii", "replace")
    if struct.unpack(">B", field_[:1])[0] == 0xFF:  # base 256, before 1970
        return str(int.from_bytes(field_, "big", signed=True))
    return str(_or_nothing(field_))


def _owner(block: bytes, pax: dict[str, bytes]) -> str:
    """The owner's name, where a name is written."""
    told = pax.get("uname") or (block[265:297].split(b"\x00")[0] if block[257:262] == b"ustar" else b"")
    return told[:200].decode("utf-8", "replace")
