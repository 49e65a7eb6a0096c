"""Which analysis this is. An index holds what one analysis gave, and must be made again when it changes."""

from __future__ import annotations

import zlib
from functools import cache

from amana.language.tables import bytes_of, names_of_lists

# Raise it when code changes what `analyse` or `name_key` gives; a changed list is seen by itself.
_CODE = 2
_LISTS = (
    "ar/stop.tsv",
    "ar/words.tsv",
    "ar/forms.tsv",
    "ar/months.tsv",
    "en/stop.tsv",
    "en/irregular.tsv",
    "places.tsv",
    "names/given.tsv",
    "names/sounds.tsv",
    "names/words.tsv",
)


@cache
def analysis_version() -> str:
    """A short text that changes whenever the terms of a text may: of the code's version and the word lists."""
    sums = 0
    for name in _LISTS:
        sums = zlib.crc32(bytes_of(name), sums)
    return f"{_CODE}-{sums:08x}"


@cache
def lists_sum() -> int:
    """A sum of every list of these languages: what is read by them says so with its version."""
    sums = 0
    for name in names_of_lists():
        sums = zlib.crc32(bytes_of(name), sums)
    return sums
