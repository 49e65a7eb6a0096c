"""A text file piece by piece, cut at line ends, each piece decoded so that its bytes can be told again.

Which encoding it is, is told from its beginning and from places spread over the rest. Bytes that are none in
it stand as U+FFFD.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake import arabic_codes
from amana.intake.decoding import decoded
from amana.intake.reading import MIB

PIECE = 2 * MIB
LARGEST = 8 * MIB  # where no line ends before it, the piece ends all the same
_FIRST, _SPREAD, _PLACES = 128 << 10, 16 << 10, 7


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of the text. Lone surrogates in it stand for bytes that could not be decoded.

    `at` is its place in bytes; `last` whether the file ends with it.
    """

    text: str
    at: int
    codec: str
    last: bool

    def place_of(self, character: int) -> int:
        """Where in the file, in bytes, this character of the text begins."""
        return self.at + len(_encoded(self.text[:character], self.codec))


def codec_of(source: BinaryIO, size: int) -> str:
    """The encoding of the whole, told from samples. ReadingFailed: encoding-unknown."""
    source.seek(0)
    first = source.read(_FIRST)
    if len(first) == size:
        return decoded(first).encoding
    codec = decoded(_to_line_end(first)).encoding
    if _is_wide(codec):
        return codec
    samples = [_to_line_end(first)]
    for number in range(1, _PLACES + 1):
        source.seek(min(size - _SPREAD, max(_FIRST, size * number // (_PLACES + 1))))
        samples.append(_from_line_end(source.read(_SPREAD)))
    joined = b"".join(samples)
    telling = b"".join(line for line in joined.splitlines(keepends=True) if not line.isascii())
    return decoded(telling or joined).encoding


def _is_wide(codec: str) -> bool:
    """Whether it is UTF-16 or UTF-32, however its name is spelt (`utf-16-le`, `utf_16_le`)."""
    return codec[:6].replace("_", "-") in ("utf-16", "utf-32")


def _to_line_end(data: bytes) -> bytes:
    end = max(data.rfind(b"\n"), data.rfind(b"\r"))
    if end < 0:
        return data[: len(data) // 4 * 4]
    end += 1
    return data[: end + (-end % 4 if data[:4].count(0) else 0)]


def _from_line_end(data: bytes) -> bytes:
    begin, end = data.find(b"\n") + 1, data.rfind(b"\n") + 1
    return data[begin:end]


def chunk(source: BinaryIO, size: int, codec: str, at: int, most: int = PIECE) -> Chunk:
    """The piece that begins at byte `at`, at most so long; it ends with a line where one ends in it."""
    source.seek(at)
    data = source.read(most)
    last = at + len(data) >= size
    if not last:
        data = data[: _cut(data, codec)]
    return Chunk(_decoded(data, codec), at, codec, last)


def _cut(data: bytes, codec: str) -> int:
    """Where to end: after the last line end; else where no character is cut through."""
    width = int(codec[4:6]) // 8 if _is_wide(codec) else 1
    for end in ("\n", "\r"):
        mark = arabic_codes.encode(end, codec)
        at = data.rfind(mark)
        while at >= 0 and at % width:
            at = data.rfind(mark, 0, at + len(mark) - 1)
        if at >= 0 and not (end == "\r" and at + len(mark) == len(data)):  # its other half may follow
            return at + len(mark)
    end_at = len(data) - len(data) % max(width, 4 if width > 1 else 1)
    while codec == "utf-8" and len(data) - end_at < 3 and data[end_at - 1] & 0x80 and end_at > 1:
        end_at -= 1
        if data[end_at] & 0xC0 == 0xC0:
            break
    return end_at


def _decoded(data: bytes, codec: str) -> str:
    if codec == arabic_codes.ASMO_449:
        try:
            return arabic_codes.decode(data, codec)
        except UnicodeDecodeError as fault:
            raise ReadingFailed(reason="encoding-unknown") from fault
    if _is_wide(codec):
        try:
            return data.decode(codec, "surrogatepass")
        except UnicodeDecodeError:
            return data.decode(codec, "replace")
    return data.decode(codec, "surrogateescape")


def _encoded(text: str, codec: str) -> bytes:
    if codec == arabic_codes.ASMO_449:
        return arabic_codes.encode(text, codec)
    if _is_wide(codec):
        return text.encode(codec, "surrogatepass")
    return text.encode(codec, "surrogateescape")
