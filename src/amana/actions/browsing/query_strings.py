"""A search as one line of text, in the form of an address on the web: `q=bakery&language=ar`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

MOST_PAIRS: Final = 64
LONGEST: Final = 60_000
"""Characters of such a line."""

_PLAIN: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


def query_string(pairs: Iterable[tuple[str, str]]) -> str:
    """Names and values in one line; what is not plain is escaped, byte by byte of its UTF-8."""
    return "&".join(f"{_escaped(name)}={_escaped(value)}" for name, value in pairs)


def pairs_of(line: str) -> list[tuple[str, str]]:
    """The names and values again, the first `MOST_PAIRS`. Whatever was written is read: who knows what."""
    return list(_pairs(line[:LONGEST]))


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    for piece in line.split("&", MOST_PAIRS)[:MOST_PAIRS]:
        name, mark, value = piece.partition("=")
        if mark:
            yield _plain(name), _plain(value)


def _escaped(text: str) -> str:
    data = text.encode("utf-8", "replace")
    return "".join(chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in data)


def _plain(text: str) -> str:
    data = text.replace("+", " ").encode("utf-8", "replace")
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), data).decode("utf-8", "replace")
