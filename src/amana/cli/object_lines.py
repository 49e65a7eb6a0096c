"""Lines of JSON objects as `--jsonl` reads them: each by its number and id, or the reason why it is none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Literal

_SKIPPED = 1 << 20

Reason = Literal["too-long", "not-json", "not-an-object"]


@dataclass(frozen=True)
class ObjectLine:
    """One line: its number from 1, its id where it has one, and its fields, or why there are none."""

    number: int
    id: str | int | None
    fields: dict[str, Any]
    reason: Reason | None = None


def object_lines(stream: BinaryIO, longest: int) -> Iterator[ObjectLine]:
    """The lines of `stream` in order, empty ones passed over; of one above `longest` bytes no more is held."""
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) > longest:
            _skip_rest(stream, line)
            yield ObjectLine(number, None, {}, "too-long")
        elif line.strip():
            yield _read(line, number)


def _read(line: bytes, number: int) -> ObjectLine:
    try:
        given: Any = json.loads(line)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or nested beyond reason
        return ObjectLine(number, None, {}, "not-json")
    if not isinstance(given, dict):
        return ObjectLine(number, None, {}, "not-an-object")
    known = given.get("id")
    name = known if isinstance(known, (str, int)) and not isinstance(known, bool) else None
    return ObjectLine(number, name, given)


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIPPED)
