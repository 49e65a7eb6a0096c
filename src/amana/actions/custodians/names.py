"""Names that people give: of custodians, of devices, their own."""

from __future__ import annotations

import unicodedata

from amana.errors import NameUnusable

LONGEST_NAME = 80


def plain_name(name: str) -> str:
    """A name that can be shown and typed: one line, not empty, at most 80 characters. NameUnusable."""
    name = meant_name(name)
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NameUnusable(name=name[:LONGEST_NAME])
    return name


def meant_name(name: str) -> str:
    """The name as `plain_name` keeps it, to look it up by: however it is spaced, and composed (Unicode NFC)."""
    return unicodedata.normalize("NFC", " ".join(name.split()))
