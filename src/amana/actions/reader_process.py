"""The reader process of an opened archive: what intake reads, and the reading of texts, in one box.

Started as `python -I -B -m amana.actions.reader_process`, under the limits of every reader process: a text that
breaks the reader costs its own suggestions and nothing else.
"""

from __future__ import annotations

import json
import sys
from typing import BinaryIO, ClassVar

from amana.errors import AmanaError, ReadingFailed
from amana.intake import MIB, READERS, Limits, Reading, TextVersion, serve

COMMAND = (sys.executable, "-I", "-B", "-m", "amana.actions.reader_process")
KIND = "text/x-amana-to-read"


class TextReader:
    """Reads a text version as if it were a kind of file: what it gives back is the packed reading."""

    name: ClassVar[str] = "reading"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (KIND,)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=64 * MIB, text_characters=64 * MIB, seconds=120.0)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        """What `asked` made, and no file."""
        return media_type == KIND

    def read(self, source: BinaryIO, _name: str, _limits: Limits, /) -> Reading:
        """The packed reading as a text; first line of the source: what is known of it."""
        from amana.reading import packed, read_text

        known = json.loads(source.readline())
        text = source.read().decode("utf-8", "surrogatepass")
        try:
            found = read_text(text, known["published"], known["language"])
        except AmanaError as fault:  # what an intake module took for a date may be none
            if known["published"] is None:
                raise ReadingFailed(reason="malformed") from fault
            found = read_text(text, None, known["language"])
        return Reading(texts=(TextVersion(packed(found)),))


def asked(text: str, published: str | None, language: str | None) -> bytes:
    """A text and what is known of it, as TextReader takes it."""
    known = json.dumps({"published": published, "language": language})
    return known.encode() + b"\n" + text.encode("utf-8", "surrogatepass")


TEXT_READER = TextReader()
ALL_READERS = (TEXT_READER, *READERS)


if __name__ == "__main__":
    serve(ALL_READERS, sys.stdin.buffer, sys.stdout.buffer)
