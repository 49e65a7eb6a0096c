"""A text version's words in order, as numbers of the vocabulary: for phrases, matches and snippets.

Kept so that a hit is shown without reading its text again. Three runs of numbers, compressed: the
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
# Signed numbers of one, two and four bytes, and the largest each holds.
_FITS = (("b", 0x7F), ("h", 0x7FFF), ("i", 0x7FFF_FFFF))
_CODES = {array(code).itemsize: code for code, _ in _FITS}
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
    runs = [_smallest(words), _smallest(list(map(sub, starts, before))), _smallest(list(map(sub, ends, starts)))]
    widths = bytes(run.itemsize for run in runs)
    if _SWAP:
        for run in runs:
            run.byteswap()
    return widths + zlib.compress(b"".join(run.tobytes() for run in runs), _LEVEL)


def _smallest(numbers: Sequence[int]) -> array[int]:
    """Numbers in as few bytes each as they all fit in."""
    low, high = min(numbers, default=0), max(numbers, default=0)
    return array(next(code for code, most in _FITS if -most - 1 <= low and high <= most), numbers)


def stream_of(data: bytes) -> TokenStream:
    """The stream again."""
    body = zlib.decompress(data[_RUNS:])
    count = len(body) // sum(data[:_RUNS])
    runs, at = [], 0
    for width in data[:_RUNS]:
        run = array(_CODES[width], body[at : at + count * width])
        if _SWAP:
            run.byteswap()
        runs.append(run)
        at += count * width
    return TokenStream(*runs)
