"""Names in a machine's code page, as packers wrote them before Unicode: told apart by the words they yield.

Where nothing tells, they are read as code page 437: it was the machine's own where no other was set, and has a
character for every byte.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amana.intake import arabic_codes
from amana.intake.archives.members import fact
from amana.records import EmbeddedFact

SPECIFIED = "cp437"
_SAMPLE = 40_000


def page_of(names: Iterable[bytes]) -> str:
    """The code page of those names, all looked at together: one machine wrote them."""
    joined = bytearray()
    for raw in names:
        if len(joined) > _SAMPLE:
            break
        joined += raw.replace(b"/", b" ").replace(b"\\", b" ").replace(b"_", b" ").replace(b".", b" ") + b"\n"
    told = arabic_codes.eight_bit_arabic(bytes(joined)) if joined else None
    return told[0] if told is not None else SPECIFIED


def in_page(raw: bytes, page: str) -> tuple[str, str]:
    """A name in a code page, or in `SPECIFIED` where it has bytes that are no characters there; which it was."""
    try:
        return arabic_codes.decode(raw, page), page
    except UnicodeDecodeError:
        return raw.decode(SPECIFIED), SPECIFIED


def old_name(raw: bytes, page: str) -> tuple[str, tuple[EmbeddedFact, ...]]:
    """A name as text, and how it came about: where its bytes are no UTF-8 they stand beside it."""
    try:
        return raw.decode(), ()
    except UnicodeDecodeError:
        return _told(raw, *in_page(raw, page))


def _told(raw: bytes, text: str, used: str) -> tuple[str, tuple[EmbeddedFact, ...]]:
    return text, tuple(_facts(raw, text, used))


def _facts(raw: bytes, text: str, used: str) -> Iterator[EmbeddedFact]:
    yield fact("name", text, raw.hex())
    yield fact("name-encoding", used)
    if used != SPECIFIED:
        yield fact("name-as-specified", raw.decode(SPECIFIED))
