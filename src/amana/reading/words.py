"""A text parted into words once, for the layers that look at every word."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import NamedTuple

_LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
# Initials (U.S., J.), or a word with apostrophes and hyphens inside; a possessive 's is no part of it. The first
# letter goes first, so that the search leaps from word to word.
_INITIALS = rf"\.(?<=[A-Z]\.)(?:(?:[A-Z]\.){{1,5}}(?![{_LETTER}])|(?= ?[A-Z]))"
_JOINT = f"['’ʿʼ`‑-](?:(?<![‑-])(?![sS](?![{_LETTER}]))|(?<=[‑-])(?=[A-Z]|['’ʿʼ][A-Z]))['’ʿʼ]?"
_MORE = f"{_JOINT}[{_LETTER}][{_LETTER}0-9]*"
# Most words have no more: that an empty branch says so is cheaper than a repeat.
_LATIN = f"([{_LETTER}](?:{_INITIALS}|[{_LETTER}0-9]*(?:{_MORE}(?:{_MORE})*|)))"


class Words(NamedTuple):
    """The words of a text in order, where each begins and ends, and what stands behind each up to the next."""

    words: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str]


def parted(pattern: re.Pattern[str], text: str) -> Words:
    """The words that a pattern finds; all of it must be its one group."""
    # The text in turn: a gap, a word, a gap, ..., a gap.
    pieces = pattern.split(text)
    offsets = list(accumulate(map(len, pieces)))
    return Words(pieces[1::2], offsets[0:-1:2], offsets[1::2], pieces[2::2])


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(_LATIN)


def latin_words(text: str) -> Words:
    """The words in Latin script; every Latin letter of the text is in one."""
    return parted(_latin(), text)
