"""A long text file piece by piece: exact text, and exactly how many bytes it was.

Bytes that are not valid in the encoding become lone surrogates while a stretch is worked on (PEP 383), so that
counting bytes stays exact; `sounded` makes them U+FFFD, one for one, in what is given away.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.media_types import looks_utf16
from amana.intake.reading import MIB

STRETCH = MIB
_HEAD = 64 << 10
_LONE = re.compile("[\ud800-\udfff]")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True)
class LongText:
    """A source of `size` bytes that is text in `encoding` (a codec's name)."""

    source: BinaryIO
    size: int
    encoding: str

    def stretch(self, at: int, size: int = STRETCH) -> tuple[str, bool]:
        """The text from byte `at` on, about `size` bytes of it, no character cut in two; whether it is the last.

        Raises ReadingFailed(reason="encoding-unknown") where it cannot be decoded at all.
        """
        self.source.seek(at)
        data = self.source.read(size)
        last = at + len(data) >= self.size
        if last and self.encoding in _WIDE:
            data = data[: len(data) - len(data) % (int(self.encoding[4:6]) // 8)]
        decoder = codecs.getincrementaldecoder(self.encoding)(self._errors())
        try:
            return decoder.decode(data, last), last
        except UnicodeDecodeError as fault:
            raise ReadingFailed(reason="encoding-unknown") from fault

    def bytes_of(self, text: str) -> int:
        """How many bytes this piece of a stretch was."""
        return len(text.encode(self.encoding, self._errors()))

    def stretches(self) -> Iterator[str]:
        """All of it, stretch by stretch."""
        at, last = 0, False
        while not last:
            text, last = self.stretch(at)
            yield text
            at += self.bytes_of(text)

    def _errors(self) -> str:
        return "surrogatepass" if self.encoding in _WIDE else "surrogateescape"


def sounded(text: str) -> tuple[str, bool]:
    """The text with each lone surrogate as U+FFFD, and whether there was one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE.sub("�", text), True
    return text, False


def long_text(source: BinaryIO, size: int, encoding: str | None = None) -> LongText:
    """The source as text: in the encoding that its first 64 KiB tell, where none is given."""
    if encoding is None:
        source.seek(0)
        encoding = encoding_of(source.read(_HEAD), size > _HEAD)
    return LongText(source, size, encoding)


def encoding_of(data: bytes, cut: bool = False) -> str:
    """The codec of a piece of text; `cut` where the piece may end in the middle of a character."""
    found = decoded(_whole_characters(data) if cut else data).encoding
    try:
        return codecs.lookup(found).name
    except LookupError:  # the seven-bit Arabic of terminals: no messenger ever wrote it
        return "utf-8"


def _whole_characters(data: bytes) -> bytes:
    if data.startswith(_WIDE_MARKS) or looks_utf16(data[:4096]):
        return data[: len(data) // 4 * 4]
    line_end = data.rfind(b"\n")
    if line_end > 0:
        return data[: line_end + 1]
    end = len(data)
    while end and data[end - 1] & 0xC0 == 0x80:
        end -= 1
    return data[: end - 1] if end else data
