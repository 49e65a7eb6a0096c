"""Transfer encodings undone (RFC 2045 section 6, and uuencode): leniently, with what was wrong told."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from amana.intake.mail.encoded_words import lenient_base64

_SPACE = b" \t\r\n\x0b\x0c"
_BASE64 = re.compile(rb"[A-Za-z0-9+/]*={0,3}")
_LINE = re.compile(rb"[ \t]*[A-Za-z0-9+/]*={0,3}[ \t]*\r?\n?")
_FULL_LINE = re.compile(rb"^[A-Za-z0-9+/]{40,}={0,2}[ \t]*\r?$", re.MULTILINE)
_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} ([^\r\n]{1,300})\r?\n", re.MULTILINE)
_BASE64_LINES = re.compile(rb"((?:[A-Za-z0-9+/]{1,100}={0,3}[ \t]{0,9}\r?\n)*+)====[^\n]{0,9}\n?")
_FEW = 20  # at most one foreign byte in so many: base64 with a few bytes damaged


@dataclass(frozen=True, slots=True)
class Undone:
    """The bytes; `wrong` is what was not as the encoding says, `trailer` what follows it and is not of it."""

    data: bytes
    wrong: str | None = None
    trailer: bytes = b""


def undone(body: bytes, encoding: bytes | None) -> Undone:
    """The body's own bytes. `encoding` is the Content-Transfer-Encoding as written."""
    told = (encoding or b"").partition(b";")[0].partition(b"(")[0].strip().strip(b"\"'").lower()
    if told == b"base64":
        return _base64(body)
    if told == b"quoted-printable":
        return Undone(binascii.a2b_qp(body))
    if told in {b"x-uuencode", b"uuencode", b"x-uue", b"uue"}:
        files = list(uuencoded(body))
        return Undone(files[0].data) if files else Undone(body, "not uuencode")
    if told in {b"", b"7bit", b"8bit", b"binary"}:
        return Undone(body)
    return Undone(body, "encoding unknown")


def size_of(body: bytes, encoding: bytes | None) -> int:
    """About how many bytes `undone` would give; never less by much."""
    return len(body) * 3 // 4 if (encoding or b"").strip().lower() == b"base64" else len(body)


def _base64(body: bytes) -> Undone:
    clean = body.translate(None, _SPACE)
    if _BASE64.fullmatch(clean):
        return Undone(lenient_base64(clean))
    at = _run(body)
    rest = body[at:]
    if not rest:  # pieces one after another, each with its own padding
        return Undone(_groups(body))
    if at and not _FULL_LINE.search(rest):  # a mailing list's footer below it, for one
        return Undone(_groups(body[:at]), "text after base64", rest.strip(b"\r\n"))
    groups = _groups(body)
    foreign = len(clean) - len(_letters(clean))
    if foreign * _FEW <= len(clean):
        return Undone(groups, "base64 damaged")
    return Undone(body, "not base64")


def _letters(clean: bytes) -> bytes:
    return b"".join(re.findall(rb"[A-Za-z0-9+/=]+", clean))


def _groups(body: bytes) -> bytes:
    """Base64 that may be several pieces one after another, each with its own padding."""
    pieces = re.findall(rb"[^=]+", body.translate(None, _SPACE))
    return b"".join(lenient_base64(piece) for piece in pieces)


def _run(body: bytes) -> int:
    """How far the body is lines of base64."""
    at = 0
    while at < len(body):
        found = _LINE.match(body, at)
        ended = found is not None and (found[0].endswith(b"\n") or found.end() == len(body))
        if found is None or not ended:
            return at
        at = found.end()
    return at


@dataclass(frozen=True, slots=True)
class Uuencoded:
    """A file that stands in a body as uuencode: `body[start:end]` is all of it, with its first and last line."""

    name: bytes
    data: bytes
    start: int
    end: int


def uuencoded(body: bytes) -> Iterator[Uuencoded]:
    """The whole uuencoded files in a body; what has no end or is broken is text."""
    at = 0
    while found := _BEGIN.search(body, at):
        at = found.end()
        told = _base64_lines(body, at) if found[0].startswith(b"begin-base64") else _uu_lines(body, at)
        if told is not None:
            data, at = told
            yield Uuencoded(found[1], data, found.start(), at)


def _uu_lines(body: bytes, at: int) -> tuple[bytes, int] | None:
    told = bytearray()
    while at < len(body):
        end = body.find(b"\n", at)
        end = len(body) if end < 0 else end + 1
        line = body[at:end].rstrip(b"\r\n")
        at = end
        if line.rstrip() == b"end":
            return bytes(told), at
        piece = _uu_line(line)
        if piece is None:
            return None
        told += piece
    return None


def _uu_line(line: bytes) -> bytes | None:
    if not line:
        return b""
    if len(line) > 100:
        return None
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        pass
    length = (((line[0] - 32) & 63) * 4 + 5) // 3  # some programs pad beyond what the first byte says
    try:
        return binascii.a2b_uu(line[:length])
    except binascii.Error:
        return None


def _base64_lines(body: bytes, at: int) -> tuple[bytes, int] | None:
    found = _BASE64_LINES.match(body, at)
    return None if found is None else (lenient_base64(found[1]), found.end())
