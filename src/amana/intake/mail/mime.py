"""The parts of a message (RFC 2045 and 2046), found in its bytes without building a tree.

Each level of nesting is searched once for its own boundary, and levels and parts are counted, so that the time
is at most the size times the depth that is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from amana.intake.mail.encoded_words import parameters
from amana.intake.mail.header_fields import Header, split

DEEPEST = 40
MOST_LEAVES = 5_000
_GUESSED = re.compile(rb"--([^\r\n]{1,200}?)[ \t]*\r?\n")
_WITHIN_GUESS = 20_000
_MOST_BESIDE = 20


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds no others: `content[start:end]` is its body, in its transfer encoding.

    `alternative` numbers the multipart/alternative it stands in; `encrypted` is whether a multipart/encrypted
    holds it; `too_deep` whether it holds parts that were not followed.
    """

    header: Header
    content: bytes
    start: int
    end: int
    media_type: str
    parameters: dict[str, bytes]
    alternative: int | None = None
    encrypted: bool = False
    too_deep: bool = False

    @property
    def body(self) -> bytes:
        return self.content[self.start : self.end]


@dataclass(slots=True)
class Walk:
    """One message being walked, and what is to be told of it beside its leaves.

    `left_out` counts parts beyond the limit; `cut_short` is that the last boundary is missing; `beside` the text
    before the first and after the last boundary; `signed` the protocol, and where the signed bytes stand.
    """

    left_out: int = 0
    cut_short: bool = False
    beside: list[bytes] = field(default_factory=list)
    signed: list[tuple[str, int, int]] = field(default_factory=list)
    encrypted: list[str] = field(default_factory=list)
    _groups: int = 0

    def leaves(self, content: bytes, header: Header, start: int) -> Iterator[Leaf]:
        """The leaves of a message whose header is read already, in their order."""
        waiting = [_Piece(header, start, len(content), 0, "text/plain")]
        count = 0
        while waiting:
            piece = waiting.pop()
            told = piece.header.first("content-type") or b""
            kind = _media_type(told) or piece.default
            given = parameters(told)
            if kind.startswith("multipart/") and piece.depth < DEEPEST:
                inner = self._inner(content, piece, kind, given)
                if inner is not None:
                    waiting.extend(reversed(inner))
                    continue
            count += 1
            if count > MOST_LEAVES:
                self.left_out += 1 + len(waiting)
                return
            yield _leaf(content, piece, kind, given)

    def _inner(self, content: bytes, piece: _Piece, kind: str, given: dict[str, bytes]) -> list[_Piece] | None:
        """The parts of a multipart; None where no boundary is found in it."""
        boundary = given.get("boundary") or _guessed(content, piece)
        found = self._split(content, piece, boundary) if boundary else []
        if not found and given.get("boundary"):
            boundary = _guessed(content, piece)
            found = self._split(content, piece, boundary) if boundary else []
        if not found:
            return None
        group = piece.alternative
        if kind == "multipart/alternative":
            self._groups += 1
            group = self._groups
        encrypted = piece.encrypted or kind == "multipart/encrypted"
        self._note(kind, given, found)
        default = "message/rfc822" if kind == "multipart/digest" else "text/plain"
        pieces = []
        for start, end in found:
            header, body = split(content, start, end)
            pieces.append(_Piece(header, body, end, piece.depth + 1, default, group, encrypted))
        return pieces

    def _note(self, kind: str, given: dict[str, bytes], found: list[tuple[int, int]]) -> None:
        protocol = given.get("protocol", b"").decode("latin-1").lower()
        if kind == "multipart/signed" and len(self.signed) < _MOST_BESIDE:
            self.signed.append((protocol, *found[0]))
        if kind == "multipart/encrypted" and len(self.encrypted) < _MOST_BESIDE:
            self.encrypted.append(protocol)

    def _split(self, content: bytes, piece: _Piece, boundary: bytes) -> list[tuple[int, int]]:
        """Where each part stands between two boundaries, the line break before a boundary being the boundary's."""
        mark = re.compile(rb"^--" + re.escape(boundary.rstrip()) + rb"(--)?[ \t]*\r?$", re.MULTILINE)
        found: list[tuple[int, int]] = []
        at: int | None = None
        closed = False
        for hit in mark.finditer(content, piece.start, piece.end):
            if at is None:
                self._beside(content[piece.start : hit.start()])
            elif len(found) < MOST_LEAVES:
                found.append((at, _before(content, at, hit.start())))
            else:
                self.left_out += 1
            at = min(hit.end() + 1, piece.end)
            if hit[1]:
                closed = True
                break
        if at is None:
            return found
        if closed:
            self._beside(content[at : piece.end])
        else:
            found.append((at, piece.end))
            self.cut_short = True
        return found

    def _beside(self, text: bytes) -> None:
        told = text.strip()
        if told and len(self.beside) < _MOST_BESIDE:
            self.beside.append(told[:2_000])


@dataclass(frozen=True, slots=True)
class _Piece:
    header: Header
    start: int
    end: int
    depth: int
    default: str
    alternative: int | None = None
    encrypted: bool = False


def _media_type(told: bytes) -> str:
    return told.partition(b";")[0].strip().decode("latin-1").lower()[:200]


def _leaf(content: bytes, piece: _Piece, kind: str, given: dict[str, bytes]) -> Leaf:
    deep = kind.startswith("multipart/") and piece.depth >= DEEPEST
    if kind.startswith("multipart/") and not deep:
        kind = "text/plain"  # it has no parts: all that there is of it is text
    alternative, encrypted = piece.alternative, piece.encrypted
    return Leaf(piece.header, content, piece.start, piece.end, kind, given, alternative, encrypted, deep)


def _before(content: bytes, start: int, at: int) -> int:
    """`at` without the line break before it."""
    if at > start and content[at - 1] == 0x0A:
        at -= 1
        if at > start and content[at - 1] == 0x0D:
            at -= 1
    return at


def _guessed(content: bytes, piece: _Piece) -> bytes | None:
    """The boundary of a multipart that does not name it: the first line that looks like one and has a header
    below it."""
    at = piece.start
    stop = min(piece.end, at + _WITHIN_GUESS)
    while 0 <= at < stop:
        hit = _GUESSED.match(content, at, stop)
        if hit and split(content, hit.end(), piece.end)[0].fields:
            return hit[1]
        at = content.find(b"\n--", at, stop) + 1 or -1
    return None
