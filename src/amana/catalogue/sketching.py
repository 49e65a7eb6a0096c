"""A text's sketch: 256 bits that are the nearer to another text's, the more runs of five words both have.

MinHash with one bit of each minimum (P. Li and A. C. König, "b-Bit Minwise Hashing", WWW 2010): of two texts that
share a part J of all their runs (Jaccard), the sketches differ in about 128 (1 - J) bits, give or take 8. So the
sketch of a text is searched for as the hash of a picture is, and takes 32 bytes.

Words count as they are folded, so spelling makes no difference. All numbers below are fixed: the same text has the
same sketch in every archive.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from typing import Any
from zlib import crc32

from amana.catalogue.arrays import numpy

BITS = 256
RUN = 5
"""How many words a run has."""
LEAST_WORDS = 30
"""A shorter text has no sketch: a few runs say too little."""

_AT_ONCE = 2048  # runs: 2 MB of products
_SEED = 0x5EED
_WHOLE = 0xFFFF_FFFF


def word_sum(folded: str) -> int:
    """The number that stands for a folded word in sketches; never 0."""
    return crc32(folded.encode("utf-8", "surrogatepass")) or 1


class Sketcher:
    """Makes the sketch of one text, which comes piece by piece, as the sums of its words."""

    def __init__(self) -> None:
        self._words = 0
        self._before: array[int] = array("I")  # the last words of the piece before, for runs over its end
        self._least: Any = None

    def add(self, sums: Sequence[int]) -> None:
        """The next words."""
        self._words += len(sums)
        self._before.extend(sums)
        if len(self._before) < RUN:
            return
        runs = _runs(numpy().array(self._before, dtype="uint32"))
        for start in range(0, len(runs), _AT_ONCE):
            least = (runs[start : start + _AT_ONCE] * _factors()).min(axis=1)
            self._least = least if self._least is None else numpy().minimum(self._least, least)
        del self._before[: 1 - RUN]

    def sketch(self) -> bytes | None:
        """32 bytes; None where the text has fewer words than `LEAST_WORDS`."""
        if self._words < LEAST_WORDS:
            return None
        # Minima of long texts are small numbers: mixed, so that the bit is a fair one.
        told: bytes = numpy().packbits(_mixed(self._least) >> 31 > 0).tobytes()
        return told


def _runs(words: Any) -> Any:
    """A number for every run of words."""
    count = len(words) - RUN + 1
    total = words[:count] * _places()[0]
    for at, factor in enumerate(_places()[1:], 1):
        total += words[at : at + count] * factor
    return _mixed(total)


def _mixed(numbers: Any) -> Any:
    """Each number mixed well: the last steps of MurmurHash3 (Austin Appleby; public domain)."""
    kind = numpy().uint32
    numbers = (numbers ^ numbers >> kind(16)) * kind(0x85EBCA6B)
    numbers = (numbers ^ numbers >> kind(13)) * kind(0xC2B2AE35)
    return numbers ^ numbers >> kind(16)


@cache
def _places() -> Any:
    """An odd factor for each place in a run."""
    return numpy().array(_odd_numbers(RUN, _SEED), dtype="uint32")


@cache
def _factors() -> Any:
    """An odd factor for each bit of the sketch, as a column."""
    return numpy().array(_odd_numbers(BITS, _SEED + 1), dtype="uint32")[:, None]


def _odd_numbers(count: int, seed: int) -> list[int]:
    """Fixed numbers of 32 bits (SplitMix64; Steele, Lea and Flood 2014): numpy's own change with its versions."""
    found = []
    for at in range(1, count + 1):
        mixed = (seed + at * 0x9E3779B97F4A7C15) & 0xFFFF_FFFF_FFFF_FFFF
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 & 0xFFFF_FFFF_FFFF_FFFF
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB & 0xFFFF_FFFF_FFFF_FFFF
        found.append((mixed ^ mixed >> 31) & _WHOLE | 1)
    return found
