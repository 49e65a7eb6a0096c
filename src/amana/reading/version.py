"""Which reader this is: its name, the version of its rules, and a sum of the lists it reads by."""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

from amana.language import lists_sum

NAME = "amana-rules"

# Raise it when code changes what is read; a changed list is seen by itself.
_RULES = 4


_HERE = Path(__file__).parent
_LISTS = (".tsv", ".txt", ".json")


def reader_version(own_list: str = "") -> str:
    """Name and version, as every reading says them: `amana-rules 1-0123abcd`; `own_list` is the sum of an own
    list of places that was used, and stands behind a plus: `amana-rules 1-0123abcd+4567cdef`."""
    return f"{_shipped()}+{own_list}" if own_list else _shipped()


@cache
def _shipped() -> str:
    sums = lists_sum()
    for path in sorted(path for path in _HERE.rglob("*") if path.suffix in _LISTS):
        sums = zlib.crc32(path.read_bytes(), sums)
    return f"{NAME} {_RULES}-{sums:08x}"
