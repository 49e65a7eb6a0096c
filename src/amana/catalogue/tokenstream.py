"""A text version's words in order, as numbers of the vocabulary: for phrases, matches and snippets.

Kept so that a hit is shown without reading its text again. Three runs of 32-bit numbers, compressed: the
words, the gap before each (code points since the end of the one before; a place of several words lies over
the words that follow it, so the next gap is negative) and each one's length.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import sub

_LEVEL = 1
_RUNS = 3
_SWAP = sys.byteorder == "big"


@dataclass(frozen=True, slots=True)
class TokenStream:
    """The words of a text, the gap before each, and its length."""

    words: array[int]
    gaps: array[int]
    lengths: array[int]

    def plain(self) -> Sequence[int]:
        """The words one after another, without the places of several words that lie over them."""
        if not self.gaps or min(self.gaps) >= 0:
            return self.words
        return [self.words[at] for at in self.plain_at()]

    def plain_at(self) -> Sequence[int]:
        """Which words `plain` has."""
        if not self.gaps or min(self.gaps) >= 0:
            return range(len(self.words))
        return [at for at, gap in enumerate(chain(self.gaps[1:], (0,))) if gap >= 0]

    def edges(self) -> array[int]:
        """Where each word starts and ends, by turns: word `at` stands at [edges[2 * at], edges[2 * at + 1])."""
        return array("i", accumulate(chain.from_iterable(zip(self.gaps, self.lengths, strict=True))))


def packed_stream(words: Sequence[int], starts: Sequence[int], ends: Sequence[int]) -> bytes:
    """The stored form."""
    before = chain((0,), ends)
    runs = array("i", words)
    runs.extend(array("i", map(sub, starts, before)))
    runs.extend(array("i", map(sub, ends, starts)))
    if _SWAP:
        runs.byteswap()
    return zlib.compress(runs.tobytes(), _LEVEL)


def stream_of(data: bytes) -> TokenStream:
    """The stream again."""
    runs = array("i", zlib.decompress(data))
    if _SWAP:
        runs.byteswap()
    count = len(runs) // _RUNS
    return TokenStream(runs[:count], runs[count : 2 * count], runs[2 * count :])
