"""One range of bytes as a request asks for it (RFC 9110, 14.2)."""

from __future__ import annotations

import re
from typing import Final

_RANGE: Final = re.compile(r"bytes\s*=\s*(\d{0,18})\s*-\s*(\d{0,18})\s*", re.IGNORECASE)


class RangeUnmet(Exception):
    """No byte of the range is there: the answer is 416."""


def asked_range(header: str | None, size: int) -> tuple[int, int] | None:
    """The bytes from the first to before the second; None: all, also where several ranges are asked for, or what
    is asked for is no range of bytes. RangeUnmet.
    """
    found = _RANGE.fullmatch(header.strip()) if header else None
    if found is None or not (found[1] or found[2]):
        return None
    if not found[1]:
        last = int(found[2])
        if not last or not size:
            raise RangeUnmet
        return max(0, size - last), size
    start, end = int(found[1]), int(found[2]) + 1 if found[2] else size
    if start >= end and found[2]:
        return None  # `9-3` is no range
    if start >= size:
        raise RangeUnmet
    return start, min(end, size)
