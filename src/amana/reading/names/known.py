"""Groups that are known by name: the longest that begins at a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from amana.reading.names.lists import flat, forms, rows

Known = dict[str, tuple[tuple[str, ...], ...]]


@cache
def arabic_groups() -> Known:
    """First word -> the known groups that begin with it, as flat words, the longest first."""
    return _known(2, flat)


@cache
def latin_groups() -> Known:
    """First word -> the known groups that begin with it, as written, the longest first."""
    return _known(1, str)


def _known(column: int, as_compared: Callable[[str], str]) -> Known:
    found: dict[str, set[tuple[str, ...]]] = {}
    for row in rows("known_groups.tsv"):
        for form in forms(row, column):
            words = tuple(as_compared(form).split())
            found.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(several, key=len, reverse=True)) for first, several in found.items()}


def known_at(words: Sequence[str], gaps: str, at: int, first: str, known: Known) -> int:
    """How many words from `at` on, the first read as `first`, are a known group; 0 where none is."""
    for several in known.get(first, ()):
        end = at + len(several)
        if tuple(words[at + 1 : end]) == several[1:] and gaps[at : end - 1].strip(" -") == "":
            return len(several)
    return 0
