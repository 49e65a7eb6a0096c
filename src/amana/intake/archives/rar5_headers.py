"""The headers of RAR 5: numbers of seven bits a byte, checked by CRC-32, names in UTF-8.

Source: "RAR 5.0 archive format" (technote of RAR 5 and later). Records after a header tell of passphrases, finer
times, links and owners.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.archives.members import MAX_MEMBERS, fact
from amana.intake.archives.rar_entry import LONGEST_HEADER, RarDirectory, RarEntry
from amana.intake.archives.zip_members import since_1601, since_1970
from amana.records import EmbeddedFact

MARK = b"Rar!\x1a\x07\x01\x00"
_MAIN, _FILE, _SERVICE, _ENCRYPTION, _END = range(1, 6)
_HAS_EXTRA, _HAS_DATA, _BEFORE, _AFTER = 0x1, 0x2, 0x8, 0x10
_ARCHIVE = ((0x1, "volume"), (0x4, "solid"), (0x8, "recovery-record"), (0x10, "locked"))
_NUMBERED, _SOLID = 0x2, 0x4
_FOLDER, _TIME, _CRC, _SIZE_UNKNOWN = 0x1, 0x2, 0x4, 0x8
_SECRET, _HASH, _TIMES, _VERSION, _REDIRECTION, _OWNER = range(1, 7)
_FORMS = {1: "symbolic-link", 2: "symbolic-link", 3: "symbolic-link", 4: "hard-link", 5: "copy"}
_UNIX_TIMES, _FINE_TIMES = 0x1, 0x10
_MOMENTS = ((0x2, "modified-utc"), (0x4, "created-utc"), (0x8, "accessed-utc"))
_SYSTEMS = ("windows", "unix")
_LARGEST_DICTIONARY = 9  # 128 KiB, doubled so often
_COMMENT, _LONGEST_COMMENT = b"CMT", 16_000


class _Fields:
    """The fields of a header, one after the other. EOFError where there are no more."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def number(self) -> int:
        """A number of up to ten bytes, the low ones first, seven bits in each."""
        told = 0
        for shift in range(0, 70, 7):
            byte = self.take(1)[0]
            told |= (byte & 0x7F) << shift
            if byte < 0x80:
                return told
        raise EOFError

    def take(self, length: int) -> bytes:
        told = self._data[self._at : self._at + length]
        if len(told) < length:
            raise EOFError
        self._at += length
        return told

    def fixed(self, length: int) -> int:
        return int.from_bytes(self.take(length), "little")

    def rest(self) -> bytes:
        return self._data[self._at :]


def directory(source: BinaryIO) -> RarDirectory:
    """Every member. ReadingFailed: malformed, encrypted (also its names)."""
    told = RarDirectory(5)
    at = len(MARK)
    try:
        while not told.left_out:
            kind, end = _block(told, source, at)
            if kind == _END:
                break
            at = end
    except EOFError:  # also where the end is not told: it always is
        told.cut = True
    return told


def _block(told: RarDirectory, source: BinaryIO, at: int) -> tuple[int, int]:
    """Take what one header tells: its kind, and where its data ends. EOFError where it is broken."""
    body, begins = _body(source, at)
    fields = _Fields(body)
    kind, flags = fields.number(), fields.number()
    extra = fields.number() if flags & _HAS_EXTRA else 0
    packed = fields.number() if flags & _HAS_DATA else 0
    inner, end = fields.rest(), begins + packed
    if extra > len(inner) or end >= 1 << 62:
        raise EOFError
    fields, records = _Fields(inner[: len(inner) - extra]), inner[len(inner) - extra :]
    if kind == _ENCRYPTION:
        raise ReadingFailed(reason="encrypted")
    if kind == _MAIN:
        _main(told, fields)
    elif kind == _FILE:
        _file(told, flags, fields, records, (at, begins, end))
    elif kind == _SERVICE:
        _service(told, fields, source, begins, packed)
    return kind, end


def _body(source: BinaryIO, at: int) -> tuple[bytes, int]:
    """A header behind its size, whole and checked; and where its data begins. EOFError where it is broken."""
    source.seek(at)
    start = source.read(4 + 3)  # a header has at most 2 MiB: three bytes of size
    fields = _Fields(start[4:])
    length = fields.number()
    begins = at + len(start) - len(fields.rest())
    source.seek(begins)
    body = source.read(length) if 0 < length <= LONGEST_HEADER else b""
    sized = start[4 : begins - at]
    if not body or len(body) < length or zlib.crc32(sized + body) != int.from_bytes(start[:4], "little"):
        raise EOFError
    return body, begins + length


def _main(told: RarDirectory, fields: _Fields) -> None:
    flags = fields.number()
    told.solid = bool(flags & _SOLID)
    told.facts += [fact(name, "yes") for bit, name in _ARCHIVE if flags & bit]
    if flags & _NUMBERED:
        told.facts.append(fact("volume-number", str(fields.number() + 1)))


class _Common:
    """The fields that a file's and a service's header share."""

    def __init__(self, fields: _Fields) -> None:
        self.flags, size, self.mode = fields.number(), fields.number(), fields.number()
        self.size = None if self.flags & _SIZE_UNKNOWN or size >= 1 << 62 else size
        self.seconds = fields.fixed(4) if self.flags & _TIME else None
        self.crc = fields.fixed(4) if self.flags & _CRC else None
        self.packing, self.system = fields.number(), fields.number()
        self.raw = fields.take(fields.number())

    @property
    def stored(self) -> bool:
        return self.packing >> 7 & 7 == 0

    @property
    def is_usual(self) -> bool:
        """Whether it is packed as RAR 5 does, with a dictionary of at most 64 MiB: libarchive has no more."""
        return self.packing & 0x3F == 0 and self.packing >> 10 & 0xF <= _LARGEST_DICTIONARY


def _file(told: RarDirectory, flags: int, fields: _Fields, records: bytes, places: tuple[int, int, int]) -> None:
    if len(told.entries) >= MAX_MEMBERS:
        told.left_out = True
        return
    common = _Common(fields)
    if not common.raw:
        raise EOFError
    more = _Records(records)
    facts = [*_time(common, more), *_about(common, places), *more.facts]
    told.entries.append(
        RarEntry(
            common.raw,
            _utf8(common.raw),
            *places,
            common.size,
            crc=None if more.keyed else common.crc,
            form=more.form or ("folder" if common.flags & _FOLDER else "file"),
            link=more.link,
            stored=common.stored,
            solid=bool(common.packing & 0x40),
            encrypted=more.secret,
            unknown_method=not common.stored and not common.is_usual,
            begins_before=bool(flags & _BEFORE),
            goes_on=bool(flags & _AFTER),
            facts=tuple(facts),
        )
    )


def _time(common: _Common, more: _Records) -> Iterator[EmbeddedFact]:
    if common.seconds is not None and not any(one.name == "modified-utc" for one in more.facts):
        yield fact("modified-utc", since_1970(common.seconds), str(common.seconds))


def _about(common: _Common, places: tuple[int, int, int]) -> Iterator[EmbeddedFact]:
    yield fact("compressed-size", str(places[2] - places[1]))
    if common.crc is not None:
        yield fact("crc-32", f"{common.crc:08x}")
    if common.system < len(_SYSTEMS):
        yield fact("made-on", _SYSTEMS[common.system], str(common.system))
    if common.system == 1:
        yield fact("mode", f"{common.mode & 0o7777:04o}")


class _Records:
    """What the records after a member's header tell; one that is broken ends them."""

    def __init__(self, data: bytes) -> None:
        self.secret = self.keyed = False
        self.form: str | None = None
        self.link: str | None = None
        self.facts: list[EmbeddedFact] = []
        fields = _Fields(data)
        try:
            while fields.rest():
                self._take(_Fields(fields.take(fields.number())))
        except EOFError:
            self.facts.append(fact("header-warning", "broken-record"))

    def _take(self, fields: _Fields) -> None:
        kind = fields.number()
        if kind == _SECRET:
            fields.number()
            self.secret, self.keyed = True, bool(fields.number() & 2)
        elif kind == _HASH and fields.number() == 0:
            self.facts.append(fact("blake2sp", fields.take(32).hex()))
        elif kind == _TIMES:
            self._times(fields)
        elif kind == _VERSION:
            fields.number()
            self.facts.append(fact("file-version", str(fields.number())))
        elif kind == _REDIRECTION:
            self.form = _FORMS.get(fields.number(), "link")
            fields.number()
            self.link = fields.take(fields.number()).decode("utf-8", "replace")
        elif kind == _OWNER:
            self._owner(fields)

    def _times(self, fields: _Fields) -> None:
        """Seconds since 1970, with nanoseconds after them all where they are told; else ticks of 100 ns."""
        flags = fields.number()
        width = 4 if flags & _UNIX_TIMES else 8
        told = [(name, fields.fixed(width)) for bit, name in _MOMENTS if flags & bit]
        for name, value in told:
            if width == 8:
                moment = since_1601(value)
                if moment is not None:
                    self.facts.append(fact(name, moment, str(value)))
                continue
            part = fields.fixed(4) % 1_000_000_000 if flags & _FINE_TIMES else 0
            moment = since_1970(value)
            finer = f"{moment[:-1]}.{part:09d}Z" if part else moment
            self.facts.append(fact(name, finer, f"{value}.{part:09d}" if part else str(value)))

    def _owner(self, fields: _Fields) -> None:
        flags = fields.number()
        for bit, name in ((0x1, "owner"), (0x2, "group")):
            if flags & bit and (told := fields.take(fields.number())):
                self.facts.append(fact(name, told.decode("utf-8", "replace")))
        for bit, name in ((0x4, "owner-number"), (0x8, "group-number")):
            if flags & bit:
                self.facts.append(fact(name, str(fields.number())))


def _service(told: RarDirectory, fields: _Fields, source: BinaryIO, begins: int, packed: int) -> None:
    """Of what serves the archive itself, only its comment is a person's; it is never packed."""
    common = _Common(fields)
    if common.raw == _COMMENT and common.stored and packed <= _LONGEST_COMMENT:
        source.seek(begins)
        comment = source.read(packed).rstrip(b"\x00").decode("utf-8", "replace")
        if comment:
            told.facts.append(fact("comment", comment))


def _utf8(raw: bytes) -> str | None:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None
