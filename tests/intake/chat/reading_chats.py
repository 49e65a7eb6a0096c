"""How these tests read: all instalments of a file, and the facts of a message by name."""

from __future__ import annotations

import io
from collections.abc import Iterator

from amana.intake import LongReader, Part, Reading, readers


def instalments(reader: LongReader, data: bytes, name: str = "chat.txt") -> Iterator[Reading]:
    """Every instalment, each of a source of its own."""
    told = reader.read(io.BytesIO(data), name, reader.limits)
    yield told
    while told.resume is not None:
        told = reader.read_on(io.BytesIO(data), name, reader.limits, told.resume)
        yield told


def facts(part: Part) -> dict[str, str]:
    """The values by name; the last of those that occur more than once."""
    return {fact.name: fact.value for fact in part.facts}


def words(reading: Reading, part: Part) -> str:
    """The text of a part."""
    assert part.text is not None
    return reading.texts[part.text].text[part.start : part.end]


def confined(data: bytes, kind: str, name: str) -> tuple[str, str, Reading | None]:
    """Reader, outcome and reading of the first instalment in the confined process."""
    with readers(1) as pool:
        told = pool.read(data, len(data), kind, data[:4096], name)
    return told.module, told.outcome, told.reading
