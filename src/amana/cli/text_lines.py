"""The lines `{"id", "text", "published", "language"}` that `read --jsonl` reads. A line may be 64 MiB long."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

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
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            _skip_rest(stream, line)
            yield _bad(None, number, "text-line-too-long")
        elif line.strip():
            yield _text(line, number)


def _text(line: bytes, number: int) -> TextLine | BadTextLine:
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested beyond reason
        return _bad(None, number, "not-json")
    if not isinstance(given, dict):
        return _bad(None, number, "not-an-object")
    known = given.get("id")
    name = known if isinstance(known, (str, int)) and not isinstance(known, bool) else None
    text, published, language = (given.get(one) for one in ("text", "published", "language"))
    if not isinstance(text, str):
        return _bad(name, number, "no-text-field")
    if not isinstance(published, str | None):
        return _bad(name, number, "published-not-text")
    if not isinstance(language, str | None):
        return _bad(name, number, "language-not-text")
    return TextLine(name, text, published or None, language or None)


def _bad(name: str | int | None, number: int, reason: str) -> BadTextLine:
    return BadTextLine(name, LineUnreadable(line=number, reason=reason))


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(1 << 20)
