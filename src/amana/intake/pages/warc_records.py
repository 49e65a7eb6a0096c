"""One record after another of a WARC or ARC file: its header as written, and its block within a limit.

Headers are parsed by warcio, over a stream whose lines and sizes are bounded here. Sources: ISO 28500:2017
(WARC/1.1), WARC/1.0, 0.17 and 0.18; the ARC file format, versions 1 and 2 (Internet Archive, 1996).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from amana.intake.pages.warc_digests import Digests
from amana.intake.pages.warc_stream import BrokenStream, RecordStream

_PIECE = 256 * 1024
_MOST_HEADER = 256 * 1024
_MOST_BLANK = 64
_MOST_DIGITS = 15
_VERSIONS = ["WARC/1.1", "WARC/1.0", "WARC/0.17", "WARC/0.18"]
# URL IP-address Archive-date Content-type [Result-code Checksum Location Offset Filename] Archive-length
_ARC_1 = re.compile(rb"(\S[^\r\n]*) (\S+) (\d{8,20}) (\S+) (\S+)\s*")
_ARC_2 = re.compile(rb"(\S[^\r\n]*) (\S+) (\d{8,20}) (\S+) (\d{1,3}|-) (\S+) (\S+) (\d+) (\S+) (\d+)\s*")
_ARC_1_NAMES = ("url", "ip-address", "archive-date", "content-type", "archive-length")
_ARC_2_NAMES = (*_ARC_1_NAMES[:4], "result-code", "checksum", "location", "offset", "filename", "archive-length")

Fault = Literal["header", "length", "cut", "packing"]


@dataclass(frozen=True, slots=True)
class Record:
    """`headers` are (name, value) as written. `block` is None where it is longer than was asked for.

    `fault` tells what is wrong with it: no header of a record, no length, an end before its length, broken
    compression. What could be read is there all the same.
    """

    format: Literal["warc", "arc"]
    headers: tuple[tuple[str, str], ...] = ()
    length: int = 0
    block: bytes | None = b""
    digests: Digests = field(default_factory=Digests)
    fault: Fault | None = None

    def header(self, name: str) -> str | None:
        """A header's value; None where it is not there or empty."""
        wanted = name.lower()
        return next((value for told, value in self.headers if told.lower() == wanted and value.strip()), None)

    @property
    def type(self) -> str:
        """The record's type; an ARC has a `filedesc` and what it calls nothing, which are responses."""
        if self.format == "arc":
            return "filedesc" if (self.header("url") or "").startswith("filedesc:") else "response"
        return (self.header("WARC-Type") or "").strip().lower()

    @property
    def address(self) -> str | None:
        """What was asked for, as written, spaces and angle brackets and all."""
        return self.header("url") if self.format == "arc" else self.header("WARC-Target-URI")


def next_record(stream: RecordStream, room: int) -> Record | None:
    """The record that begins here; None at the end. A block of more than `room` bytes is passed over, its digests
    taken. A record with a `fault` may not end where the next begins: `RecordStream.resync` finds that.
    """
    try:
        line = _first_line(stream)
        if line is None:
            return None
        record = _header(stream, line)
    except BrokenStream:
        return Record("warc", fault="packing")
    if record.fault:
        return record
    return _with_block(stream, record, room)


def _first_line(stream: RecordStream) -> bytes | None:
    for _ in range(_MOST_BLANK):
        line = stream.readline()
        if not line:
            return None
        if line.strip(b"\r\n \t\x00"):
            return line
    raise BrokenStream("nothing but blank lines")


def _header(stream: RecordStream, line: bytes) -> Record:
    if line[:5].upper() == b"WARC/":
        return _warc_header(stream, line)
    arc = _ARC_2.fullmatch(line) or _ARC_1.fullmatch(line)
    if arc is None:
        return Record("warc", fault="header")
    names = _ARC_2_NAMES if len(arc.groups()) == len(_ARC_2_NAMES) else _ARC_1_NAMES
    values = (value.decode("utf-8", "replace") for value in arc.groups())
    return _measured(Record("arc", tuple(zip(names, values, strict=True))), "archive-length")


def _warc_header(stream: RecordStream, line: bytes) -> Record:
    from warcio.statusandheaders import (  # type: ignore[import-untyped]
        StatusAndHeadersParser,
        StatusAndHeadersParserException,
    )

    try:
        told = StatusAndHeadersParser(_VERSIONS).parse(_Bounded(stream), line)
    except (StatusAndHeadersParserException, EOFError):
        return Record("warc", fault="header")
    return _measured(Record("warc", tuple((name, value) for name, value in told.headers)), "Content-Length")


class _Bounded:
    """Lines of one header: BrokenStream where it does not end within 256 KiB."""

    def __init__(self, stream: RecordStream) -> None:
        self._stream, self._left = stream, _MOST_HEADER

    def readline(self) -> bytes:
        line = self._stream.readline()
        self._left -= len(line)
        if self._left < 0:
            raise BrokenStream("a header without an end")
        return line


def _measured(record: Record, name: str) -> Record:
    told = (record.header(name) or "").strip()
    if not told.isascii() or not told.isdigit() or len(told) > _MOST_DIGITS:
        return replace(record, fault="length")
    return replace(record, length=int(told))


def _with_block(stream: RecordStream, record: Record, room: int) -> Record:
    digests = Digests(record.header("WARC-Block-Digest"), record.header("WARC-Payload-Digest"))
    kept: list[bytes] | None = [] if record.length <= room else None
    left = record.length
    fault: Fault | None = None
    try:
        while left:
            piece = stream.read(min(left, _PIECE))
            if not piece:
                fault = "cut"
                break
            left -= len(piece)
            digests.update(piece)
            if kept is not None:
                kept.append(piece)
    except BrokenStream:
        fault = "packing"
    block = None if kept is None else b"".join(kept)
    return replace(record, block=block, digests=digests, fault=fault)
