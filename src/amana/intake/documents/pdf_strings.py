"""Strings as pdfium gives them: UTF-16 with a zero at the end, the length in bytes asked for first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from amana.intake.reading import sound

MAX_FIELD = 250
MAX_WORDS = 64_000


def wide(ask: Callable[[Any, int], int], most: int = MAX_FIELD) -> str:
    """What `ask(room, size in bytes)` fills in, at most `most` characters of it; "" where it is empty or huge."""
    from pypdfium2 import raw

    size = int(ask(None, 0))
    if not 2 < size <= 4 * MAX_WORDS:
        return ""
    room = (raw.FPDF_WCHAR * (size // 2))()
    ask(room, size)
    return sound(bytes(room)[: size - 2].decode("utf-16-le", "replace")).replace("\x00", "")[:most]
