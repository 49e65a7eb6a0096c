"""The lines `{"id", "text", "published", "language"}` that `read --jsonl` reads. A line may be 64 MiB long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from amana.cli.object_lines import ObjectLine, object_lines
from amana.errors import LineUnreadable

LONGEST_LINE = 64 << 20


@dataclass(frozen=True)
class TextLine:
    """One text to read: its id comes back with its reading."""

    id: str | int | None
    text: str
    published: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class BadTextLine:
    """A line that holds no text to read, and why. The id where it could be read."""

    id: str | int | None
    error: LineUnreadable


def text_lines(stream: BinaryIO) -> Iterator[TextLine | BadTextLine]:
    """The texts of `stream`, one a line, in order; empty lines are passed over."""
    for line in object_lines(stream, LONGEST_LINE):
        yield _text(line)


def _text(line: ObjectLine) -> TextLine | BadTextLine:
    if line.reason is not None:
        return _bad(line, "text-line-too-long" if line.reason == "too-long" else line.reason)
    text, published, language = (line.fields.get(one) for one in ("text", "published", "language"))
    if not isinstance(text, str):
        return _bad(line, "no-text-field")
    if not isinstance(published, str | None):
        return _bad(line, "published-not-text")
    if not isinstance(language, str | None):
        return _bad(line, "language-not-text")
    return TextLine(line.id, text, published or None, language or None)


def _bad(line: ObjectLine, reason: str) -> BadTextLine:
    return BadTextLine(line.id, LineUnreadable(line=line.number, reason=reason))
