"""Which reader this is: its name, the version of its rules, and a sum of the lists it reads by."""

from __future__ import annotations

import zlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from amana.language import lists_sum

NAME = "amana-rules"

# Raise it when code changes what is read; a changed list is seen by itself.
_RULES = 1


@cache
def reader_version() -> str:
    """Name and version, as every reading says them: `amana-rules 1-0123abcd`."""
    return f"{NAME} {_RULES}-{_sum(files('amana.reading'), lists_sum()):08x}"


def _sum(folder: Traversable, sums: int) -> int:
    for one in sorted(folder.iterdir(), key=lambda file: file.name):
        if one.is_dir():
            sums = _sum(one, sums)
        elif one.name.endswith((".tsv", ".txt", ".json")):
            sums = zlib.crc32(one.read_bytes(), sums)
    return sums
