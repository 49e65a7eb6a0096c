"""Plain text, and what is text all through: its text version is the file itself."""

from __future__ import annotations

from typing import BinaryIO, ClassVar

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.media_types import PLAIN_KINDS, is_plain_text
from amana.intake.reading import Limits, Reading, TextVersion
from amana.intake.sources import whole
from amana.records import EmbeddedFact


class PlainText:
    """Text files of any kind that has no reader of its own, in whatever encoding."""

    name: ClassVar[str] = "plain-text"
    version: ClassVar[str] = "2"
    kinds: ClassVar[tuple[str, ...]] = PLAIN_KINDS
    libraries: ClassVar[tuple[str, ...]] = ("charset-normalizer",)
    limits: ClassVar[Limits] = Limits()
    reads: ClassVar[str] = (
        "The file's exact text, nothing stripped or composed, the encoding it was decoded from and whether that "
        "was guessed; where a few bytes are no characters, they are marked and that is told."
    )

    def recognises(self, media_type: str, _head: bytes, _name: str, /) -> bool:
        """Every kind of text but HTML, which has a reader of its own."""
        return is_plain_text(media_type)

    def read(self, source: BinaryIO, _name: str, limits: Limits, /) -> Reading:
        """The file's exact text, nothing stripped or composed."""
        data = whole(source, limits)
        if not data:
            return Reading(note="empty")
        found = decoded(data)
        if len(found.text) > limits.text_characters:
            raise ReadingFailed(reason="too-large")
        text = TextVersion(found.text, encoding=found.encoding)
        facts = (EmbeddedFact("encoding-guessed", found.encoding),) if found.guessed else ()
        return Reading(texts=(text,), facts=facts, note="lossy-decoding" if found.lossy else None)
