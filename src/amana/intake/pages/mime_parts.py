"""A multipart MIME body split into its parts, in one pass and without a parser that goes line by line.

RFC 2046 section 5.1 (multipart), RFC 2045 (headers, transfer encodings), RFC 2557 (MHTML: Content-Location).
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from email.message import Message

_MOST_HEADER = 64 * 1024
_HEADER_END = re.compile(rb"\r?\n\r?\n")
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class MimePart:
    """A part: its headers as written, and its body as it travelled (`decoded` undoes that)."""

    headers: Message
    body: bytes

    def header(self, name: str) -> str | None:
        """A header as written, its lines joined; None where there is none."""
        told = self.headers.get(name)
        return None if told is None else "".join(str(told).splitlines()).strip() or None

    @property
    def media_type(self) -> str:
        """The media type, in lower case, without parameters."""
        return (self.header("content-type") or "").partition(";")[0].strip().lower()

    def parameter(self, name: str) -> str | None:
        """A parameter of the content type; None where it is not there or not to be made out."""
        from email.errors import MessageError

        try:
            told = self.headers.get_param(name)
        except (ValueError, LookupError, MessageError):
            return None
        return told.strip() if isinstance(told, str) and told.strip() else None

    def decoded(self) -> bytes:
        """The bytes of the resource. What is broken in base64 is passed over; unknown encodings are left."""
        told = (self.header("content-transfer-encoding") or "").lower()
        if told == "base64":
            return _from_base64(self.body)
        return quopri.decodestring(self.body) if told == "quoted-printable" else self.body


def split_header(data: bytes) -> MimePart:
    """A message or part: what stands before the first empty line, and what behind it."""
    from email.message import Message
    from email.parser import BytesHeaderParser

    if data.startswith((b"\r\n", b"\n")):
        return MimePart(Message(), data.partition(b"\n")[2])
    end = _HEADER_END.search(data, 0, _MOST_HEADER)
    head, begin = (data[: end.start()], end.end()) if end else (data[:_MOST_HEADER], len(data))
    return MimePart(BytesHeaderParser().parsebytes(head), data[begin:])


def split_body(body: bytes, boundary: str) -> Iterator[tuple[bytes, bool]]:
    """Each part's bytes, and whether its end was there: the last one of a file that was cut has none."""
    mark = b"--" + boundary.encode("ascii", "replace")
    begin = 0 if body.startswith(mark) else body.find(b"\n" + mark) + 1
    if begin == 0 and not body.startswith(mark):
        return
    while True:
        line_end = body.find(b"\n", begin)
        if body.startswith(b"--", begin + len(mark)) or line_end < 0:
            return
        following = body.find(b"\n" + mark, line_end)
        yield body[line_end + 1 : _without_line_end(body, following)], following >= 0
        if following < 0:
            return
        begin = following + 1


def _without_line_end(body: bytes, at: int) -> int:
    """The line end before a boundary belongs to the boundary."""
    if at < 0:
        return len(body)
    return at - 1 if at > 0 and body[at - 1 : at] == b"\r" else at


def _from_base64(body: bytes) -> bytes:
    bare = _NOT_BASE64.sub(b"", body)
    bare = bare[:-1] if len(bare) % 4 == 1 else bare
    try:
        return base64.b64decode(bare + b"=" * (-len(bare) % 4))
    except (binascii.Error, ValueError):
        return b""


def words(header: str) -> str:
    """A header's words, as RFC 2047 encodes them, decoded; itself where that cannot be."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    try:
        pieces = decode_header(header)
        return "".join(
            piece.decode(charset or "ascii", "replace") if isinstance(piece, bytes) else piece
            for piece, charset in pieces
        )
    except (ValueError, LookupError, HeaderParseError):
        return header
