"""The lines `{"id", "query"}` that `search --jsonl` reads. A line may be 1 MiB long and no longer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from amana.cli.object_lines import ObjectLine, object_lines
from amana.errors import QueryUnreadable

LONGEST_LINE = 1 << 20


@dataclass(frozen=True)
class Query:
    """One question: its id comes back with its answer."""

    id: str | int | None
    query: str


@dataclass(frozen=True)
class BadLine:
    """A line that is no question, and why. The id where it could be read."""

    id: str | int | None
    error: QueryUnreadable


def queries(stream: BinaryIO) -> Iterator[Query | BadLine]:
    """The questions of `stream`, one a line, in order; empty lines are passed over."""
    for line in object_lines(stream, LONGEST_LINE):
        yield _question(line)


def _question(line: ObjectLine) -> Query | BadLine:
    if line.reason is not None:
        return _bad(line, "line-too-long" if line.reason == "too-long" else line.reason)
    query = line.fields.get("query")
    return Query(line.id, query) if isinstance(query, str) else _bad(line, "no-query")


def _bad(line: ObjectLine, reason: str) -> BadLine:
    return BadLine(line.id, QueryUnreadable(query="", position=0, line=line.number, reason=reason))
