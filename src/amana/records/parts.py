"""The parts of an item as they are kept: JSON lines, one a part, in their order in the source.

A list is a derivative (`parts`) of the item, so that half a million messages are no half a million records. A long
one is packed (gzip, RFC 1952): what is told of a message takes more room than its words.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from amana.errors import RecordMalformed
from amana.records.nouns import EmbeddedFact

PARTS_TYPE: Final = "application/jsonl"
MAX_UNPACKED: Final = 512 << 20
_PACKED_FROM: Final = 4096
_LEVEL: Final = 3  # most of the gain, at a third of the time
_MAGIC: Final = b"\x1f\x8b"
_GZIP: Final = 31  # zlib's word for: with the header and the trailer of RFC 1952
_TEXTS: Final = ("kind", "name", "of", "text", "sha256", "media_type", "reason")
_NUMBERS: Final = ("start", "end", "size")
_SPAN: Final = re.compile(rb'"start": ?(\d{1,18}), ?"end": ?(\d{1,18})')  # within a value, quotes have a backslash
_KIND: Final = re.compile(rb'\{"place":"(?:[^"\\]++|\\.)*+","kind":"([a-z-]{1,40})"')
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class ItemPart:
    """A part of an item: its place in it, what it is, and where its text or bytes are.

    `place` is unique within one list and goes in steps from the whole to the part: `message/12`,
    `member/photos/a.jpg`, `page/3`. `of` is the place of the part it belongs to. A part that is text stands in the
    text version `text` (SHA-256, hex) from `start` to `end`, code points, half open. A part that is a file has a
    `size` in bytes and, where it was taken out, its `sha256`; `media_type` is what the source calls it; `reason`
    why it could not be read. `name` and the facts are as written in the source.
    """

    place: str
    kind: str
    name: str | None = None
    of: str | None = None
    text: str | None = None
    start: int = 0
    end: int = 0
    size: int | None = None
    sha256: str | None = None
    media_type: str | None = None
    reason: str | None = None
    facts: tuple[EmbeddedFact, ...] = ()

    def fact(self, name: str) -> str | None:
        """The value of its first fact of this name."""
        return next((fact.value for fact in self.facts if fact.name == name), None)


def write_parts(parts: Iterable[ItemPart]) -> bytes:
    """The list as bytes: UTF-8, packed where it is long."""
    data = "".join(_encode(_told(part)) + "\n" for part in parts).encode()
    return data if len(data) < _PACKED_FROM else gzip.compress(data, _LEVEL, mtime=0)


def _told(part: ItemPart) -> dict[str, Any]:
    told: dict[str, Any] = {"place": part.place}
    told |= {name: value for name in _TEXTS if (value := getattr(part, name)) is not None}
    if part.text is not None:
        told |= {"start": part.start, "end": part.end}
    if part.size is not None:
        told["size"] = part.size
    if part.facts:
        told["facts"] = [
            [one.name, one.value] if one.raw is None else [one.name, one.value, one.raw] for one in part.facts
        ]
    return told


def read_parts(data: bytes) -> Iterator[ItemPart]:
    """The parts again. RecordMalformed where a line is none: a list may be anybody's who held a device's key."""
    for line in io.BytesIO(unpacked_parts(data)):
        if line.strip():
            yield part_of_line(line)


def kinds_of_parts(data: bytes) -> Counter[str]:
    """How many parts of each kind there are in a list as `write_parts` writes it; no line is parsed for it."""
    return Counter(kind.decode() for kind in _KIND.findall(unpacked_parts(data)))


def innermost_part(data: bytes, text: str, start: int, end: int) -> ItemPart | None:
    """The shortest part of a list that holds this stretch of the text version; None where none does.

    Only that part's line is parsed: a list of a hundred thousand costs a look at each span. RecordMalformed.
    """
    found, shortest = b"", MAX_UNPACKED
    lines, named = unpacked_parts(data), f'"{text}"'.encode()
    for span in _SPAN.finditer(lines):
        first, last = int(span[1]), int(span[2])
        if first <= start and end <= last and last - first < shortest:
            begin, close = lines.rfind(b"\n", 0, span.start()) + 1, lines.find(b"\n", span.end())
            if lines.find(named, begin, span.start()) >= 0:
                found, shortest = lines[begin : close if close >= 0 else None], last - first
    part = part_of_line(found) if found else None
    return part if part and part.text == text else None


def unpacked_parts(data: bytes) -> bytes:
    """The lines of a list as it is kept. RecordMalformed where it cannot be unpacked, or is too large."""
    if not data.startswith(_MAGIC):
        return data
    packed = zlib.decompressobj(_GZIP)
    try:
        found = packed.decompress(data, MAX_UNPACKED + 1)
    except zlib.error as fault:
        raise RecordMalformed(field="parts", reason="not-gzip") from fault
    if len(found) > MAX_UNPACKED:
        raise RecordMalformed(field="parts", reason="too-large")
    if not packed.eof or packed.unused_data:
        raise RecordMalformed(field="parts", reason="not-gzip")
    return found


def part_of_line(line: bytes) -> ItemPart:
    """The part that one line tells of. RecordMalformed."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as fault:
        raise RecordMalformed(field="parts", reason="not-json") from fault
    if not isinstance(told, dict):
        raise RecordMalformed(field="parts", reason="shape")
    texts = {name: told[name] for name in ("place", *_TEXTS) if name in told}
    numbers = {name: told[name] for name in _NUMBERS if name in told}
    right = all(isinstance(value, str) for value in texts.values())
    right = right and all(type(value) is int and value >= 0 for value in numbers.values())
    if not right or "place" not in texts or "kind" not in texts:
        raise RecordMalformed(field="parts", reason="shape")
    return ItemPart(**texts, **numbers, facts=tuple(map(_fact, _rows(told.get("facts", [])))))


def _rows(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise RecordMalformed(field="parts", reason="shape")
    return value


def _fact(row: Any) -> EmbeddedFact:
    match row:
        case [str(name), str(value)]:
            return EmbeddedFact(name, value)
        case [str(name), str(value), str(raw)]:
            return EmbeddedFact(name, value, raw)
    raise RecordMalformed(field="parts", reason="shape")
