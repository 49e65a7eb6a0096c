"""Time codes: how far into a film or a recording something is."""

from __future__ import annotations


def clock(seconds: float) -> str:
    """`01:02:03.500`: hours may have more than two digits."""
    thousandths = round(seconds * 1000)
    hours, rest = divmod(thousandths, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    return f"{hours:02d}:{minutes:02d}:{rest // 1000:02d}.{rest % 1000:03d}"
