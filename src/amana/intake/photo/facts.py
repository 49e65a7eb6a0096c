"""Facts while they are gathered: sound text, bounded one by one and together, the telling ones first."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from importlib.resources import files

from amana.errors import ReadingFailed
from amana.intake.decoding import decoded
from amana.intake.reading import sound
from amana.records import EmbeddedFact

MAX_FACTS = 950  # a frame takes 1,000; the rest is for what is told of the pixels
MAX_TOGETHER = 500_000  # characters: as JSON each may take six bytes of a frame's 4 MiB
MAX_WORDS = 4_000
LONGEST = 60_000  # characters of one value that is kept whole, as the XMP packet is

BROKEN_FILE = (
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    OSError,
    EOFError,
    RuntimeError,
    struct.error,
)
"""What a library raises over a picture that is broken."""


def fact(name: str, value: str, raw: str | None = None) -> EmbeddedFact:
    """A fact whose every part can be written as UTF-8, none beyond `LONGEST` characters."""
    return EmbeddedFact(sound(name)[:200], sound(value)[:LONGEST], sound(raw)[:LONGEST] if raw else None)


def gathered(told: Iterable[EmbeddedFact]) -> tuple[EmbeddedFact, ...]:
    """Those that fit, in their order; where some do not, the last one says how many."""
    kept: list[EmbeddedFact] = []
    left_out = size = 0
    for one in told:
        if not one.value:
            continue
        room = len(one.name) + len(one.value) + len(one.raw or "")
        if len(kept) >= MAX_FACTS or size + room > MAX_TOGETHER:
            left_out += 1
            continue
        kept.append(one)
        size += room
    if left_out:
        kept.append(EmbeddedFact("facts-left-out", str(left_out)))
    return tuple(kept)


def words(value: bytes | str) -> str:
    """Text as a camera or program wrote it: NUL and spaces around it off, UTF-8 where it is UTF-8.

    Else the encoding its letters tell, as a text file's; bytes that are no text in any come as hex.
    """
    if isinstance(value, str):
        return value.strip("\x00 \r\n\t")[:MAX_WORDS]
    value = value[: 4 * MAX_WORDS].strip(b"\x00 \r\n\t")
    if value.isascii():
        return value.decode("ascii")[:MAX_WORDS]
    try:
        return decoded(value).text[:MAX_WORDS]
    except ReadingFailed:
        return value.hex()[:MAX_WORDS]


def table(name: str) -> list[list[str]]:
    """The rows of a table that lies beside this module, less its remarks."""
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
