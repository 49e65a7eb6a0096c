"""The lines `{"id", "query"}` that `search --jsonl` reads. A line may be 1 MiB long and no longer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

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
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            _skip_rest(stream, line)
            yield _bad(None, number, "line-too-long")
        elif line.strip():
            yield _question(line, number)


def _question(line: bytes, number: int) -> Query | BadLine:
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested beyond reason
        return _bad(None, number, "not-json")
    if not isinstance(given, dict):
        return _bad(None, number, "not-an-object")
    known = given.get("id")
    name = known if isinstance(known, (str, int)) and not isinstance(known, bool) else None
    query = given.get("query")
    return Query(name, query) if isinstance(query, str) else _bad(name, number, "no-query")


def _bad(name: str | int | None, number: int, reason: str) -> BadLine:
    return BadLine(name, QueryUnreadable(query="", position=0, line=number, reason=reason))


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(LONGEST_LINE)
