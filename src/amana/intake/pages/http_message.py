"""An HTTP response as it was recorded: status, headers, and its body with chunks joined and packing undone.

RFC 9112 section 7 (chunks), RFC 9110 section 8.4 (gzip, deflate), RFC 7932 (br). What is packed may not hold more
than a limit, and what cannot be unpacked is given as far as it goes, or as it is.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any, Literal

_PIECE = 256 * 1024
_MOST_HEADER = 256 * 1024
_MOST_CODINGS = 3
_RATIO_FROM = 1 << 20
_MAX_RATIO = 2_000  # gzip cannot pass 1,032 to 1; brotli can
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,12})[^\r\n]{0,1000}\r?\n")
_STATUS = re.compile(r"\d{3}")

Chunks = Literal["none", "joined", "not-chunked", "broken"]


@dataclass(frozen=True, slots=True)
class Message:
    """`body` is what a browser would have had; None where it holds more than was asked for, or is a bomb.

    `stored` is the body as recorded. `chunks` and `coding` tell what was found: `coding` is "decoded",
    "cut-short" (decoded as far as it goes), "not-as-stated" (it is not packed so) or "unknown".
    """

    status: str | None
    headers: tuple[tuple[str, str], ...]
    stored: bytes
    joined: bytes
    body: bytes | None
    chunks: Chunks = "none"
    coding: str | None = None

    @property
    def cut_short(self) -> bool:
        """Whether the body ends before it should, or is broken on the way."""
        return self.coding == "cut-short" or self.chunks == "broken"

    def header(self, name: str) -> str | None:
        """The first such header's value, as written."""
        return next((value for told, value in self.headers if told.lower() == name and value), None)


def read_message(block: bytes, room: int) -> Message | None:
    """The message in a block; None where it is none. `room` is the most that its body may be."""
    from warcio.statusandheaders import (  # type: ignore[import-untyped]
        StatusAndHeadersParser,
        StatusAndHeadersParserException,
    )

    lines = io.BytesIO(block[:_MOST_HEADER])
    try:
        told = StatusAndHeadersParser(["HTTP/"]).parse(lines)
    except (StatusAndHeadersParserException, EOFError):
        return None
    stored = block[lines.tell() :]
    headers = tuple((name, value) for name, value in told.headers)
    status = _STATUS.search(told.statusline[:8])
    bare = Message(status[0] if status else None, headers, stored, stored, stored)
    chunks: Chunks = "none"
    joined = stored
    if "chunked" in (bare.header("transfer-encoding") or "").lower():
        joined, chunks = _joined(stored)
    body, coding = _decoded(joined, bare.header("content-encoding") or "", room)
    return Message(bare.status, headers, stored, joined, body, chunks, coding)


def _joined(stored: bytes) -> tuple[bytes, Chunks]:
    pieces: list[bytes] = []
    at = 0
    while True:
        size = _CHUNK.match(stored, at)
        if size is None:
            if not pieces:
                return stored, "not-chunked"
            return b"".join([*pieces, stored[at:]]), "broken"
        length = int(size[1], 16)
        if length == 0:
            return b"".join(pieces), "joined"
        begin, at = size.end(), size.end() + length
        pieces.append(stored[begin:at])
        if at > len(stored):
            return b"".join(pieces), "broken"
        if stored.startswith(b"\r\n", at):
            at += 2


def _decoded(data: bytes, told: str, room: int) -> tuple[bytes | None, str | None]:
    """(what is packed, how it went); None where it is more than there is room for."""
    codings = [name.strip().lower() for name in told.split(",")]
    codings = [name for name in codings if name and name != "identity"]
    how: str | None = None
    for name in reversed(codings[:_MOST_CODINGS]):
        made = _unpackers(name)
        if not made:
            return data, "unknown"
        unpacked, how = _unpacked(data, made, room)
        if unpacked is None or how != "decoded":
            return (data if how == "not-as-stated" else unpacked), how
        data = unpacked
    return data, how


Unpack = Callable[[bytes], Iterator[bytes]]


def _unpackers(coding: str) -> list[Unpack]:
    if coding in ("gzip", "x-gzip"):
        return [lambda data: _inflated(data, 31)]
    if coding == "deflate":  # zlib's form by the standard, bare by custom
        return [lambda data: _inflated(data, 15), lambda data: _inflated(data, -15)]
    if coding == "br" and find_spec("brotli") is not None:
        return [_brotli]
    return []


def _unpacked(data: bytes, ways: list[Unpack], room: int) -> tuple[bytes | None, str]:
    for way in ways:
        pieces: list[bytes] = []
        length = 0
        how = "decoded"
        try:
            for piece in way(data):
                length += len(piece)
                if length > room or (length > _RATIO_FROM and length > _MAX_RATIO * len(data)):
                    return None, "too-large"
                pieces.append(piece)
        except (ValueError, EOFError):
            how = "cut-short"
        if pieces or how == "decoded":
            return b"".join(pieces), how
    return data, "not-as-stated"


def _inflated(data: bytes, window: int) -> Iterator[bytes]:
    """ValueError where it is broken, EOFError where it ends too early. Members that follow one another are one."""
    while data:
        unpacker = zlib.decompressobj(window)
        while not unpacker.eof:
            try:
                piece = unpacker.decompress(data, _PIECE)
            except zlib.error as fault:
                raise ValueError("not to be unpacked") from fault
            if piece:
                yield piece
            elif not unpacker.eof and not unpacker.unconsumed_tail:
                raise EOFError
            data = unpacker.unconsumed_tail
        data = unpacker.unused_data if window == 31 and unpacker.unused_data[:2] == b"\x1f\x8b" else b""


def _brotli(data: bytes) -> Iterator[bytes]:
    import brotli  # type: ignore[import-untyped]

    unpacker: Any = brotli.Decompressor()
    try:
        piece = unpacker.process(data, output_buffer_limit=_PIECE)
        while piece:
            yield piece
            piece = unpacker.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as fault:
        raise ValueError("not to be unpacked") from fault
    if not unpacker.is_finished():
        raise EOFError
