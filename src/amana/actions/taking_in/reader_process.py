"""The reader process of an opened archive: what intake reads, and the reading of texts, in one box.

Started as `python -I -B -m amana.actions.taking_in.reader_process`, under the limits of every reader process: a
text that breaks the reader costs its own suggestions and nothing else. With `--places` it is first handed a list
of places, by its pipe, since it opens no file of anybody's.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO, ClassVar

from amana.errors import AmanaError, ReadingFailed
from amana.intake import MIB, Limits, Reading, TextVersion, serve

if TYPE_CHECKING:
    from amana.intake import Reader
    from amana.reading import Gazetteer

    ALL_READERS: tuple[Reader, ...]

COMMAND = (sys.executable, "-I", "-B", "-m", "amana.actions.taking_in.reader_process")
WITH_PLACES = "--places"
KIND = "text/x-amana-to-read"


class TextReader:
    """Reads a text version as if it were a kind of file: what it gives back is the packed reading."""

    name: ClassVar[str] = "reading"
    version: ClassVar[str] = "1"
    kinds: ClassVar[tuple[str, ...]] = (KIND,)
    libraries: ClassVar[tuple[str, ...]] = ()
    limits: ClassVar[Limits] = Limits(input_bytes=64 * MIB, text_characters=64 * MIB, seconds=120.0)
    reads: ClassVar[str] = "What a text says: who said what, how many, when, where."

    def __init__(self) -> None:
        self.gazetteer: Gazetteer | None = None

    def use_places(self, data: bytes) -> None:
        """Read with this list of places from now on. PlacesUnreadable."""
        from amana.reading import gazetteer_of

        self.gazetteer = gazetteer_of(data, WITH_PLACES)

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        """What `asked` made, and no file."""
        return media_type == KIND

    def read(self, source: BinaryIO, _name: str, _limits: Limits, /) -> Reading:
        """The packed reading as a text; first line of the source: what is known of it."""
        from amana.reading import of_a_picture, packed, read_text

        known = json.loads(source.readline())
        days = [(begin, day) for begin, day in known.get("days", ())]
        text = source.read().decode("utf-8", "surrogatepass")
        try:
            found = read_text(text, known["published"], known["language"], self.gazetteer, days=days)
        except AmanaError as fault:  # what an intake module took for a date may be none
            if known["published"] is None:
                raise ReadingFailed(reason="malformed") from fault
            found = read_text(text, None, known["language"], self.gazetteer, days=days)
        if known.get("method") == "ocr":
            found = of_a_picture(found)
        return Reading(texts=(TextVersion(packed(found)),))


def asked(
    text: str,
    published: str | None,
    language: str | None,
    method: str | None = None,
    days: Sequence[tuple[int, str]] = (),
) -> bytes:
    """A text and what is known of it, as TextReader takes it; `days` as for `read_text`."""
    known = json.dumps({"published": published, "language": language, "method": method, "days": days})
    return known.encode() + b"\n" + text.encode("utf-8", "surrogatepass")


TEXT_READER = TextReader()


def __getattr__(name: str) -> object:
    """`ALL_READERS`, for the parent: the process itself imports a reader when its first task comes."""
    if name != "ALL_READERS":
        raise AttributeError(name)
    from amana.intake import READERS

    return (TEXT_READER, *READERS)


if __name__ == "__main__":
    handed = TEXT_READER.use_places if WITH_PLACES in sys.argv[1:] else None
    serve((TEXT_READER,), sys.stdin.buffer, sys.stdout.buffer, handed)
