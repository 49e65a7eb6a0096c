"""Hashes and seeds as text: lower-case hex of a known length, and nothing else."""

from __future__ import annotations

import re
from typing import Final

from amana.errors import RecordMalformed

_HEX: Final = re.compile(r"(?:[0-9a-f]{2})*")


def is_hex(text: object, size: int) -> bool:
    """Whether this is text, the lower-case hex of `size` bytes."""
    return type(text) is str and len(text) == 2 * size and _HEX.fullmatch(text) is not None


def unhex(text: object, size: int, field: str) -> bytes:
    """The `size` bytes. Raises RecordMalformed, naming the field, for anything else."""
    if not isinstance(text, str) or not is_hex(text, size):
        raise RecordMalformed(field=field, reason="not-hex")
    return bytes.fromhex(text)
