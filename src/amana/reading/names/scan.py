"""A text as a row of words; each word with what follows it is two letters, so that patterns run over letters."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, count

from amana.reading.words import Words as Parted
from amana.reading.words import parted

_LETTER = "\u0620-\u064a\u066e-\u066f\u0671-\u06d3"
# What may stand inside a word without being a letter: vowel marks, joiners.
_INSIDE = "\u064b-\u065f\u0670\u200c\u200d"
_KEPT = 1 << 12
_INVISIBLE = str.maketrans(dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u061c\ufeff\u2060")))
_LONGEST_BLANK = 4
# A longer stretch between two words parts them, whatever it is.
_LONGEST_GAP = 24
_AGE = re.compile(r", ?[1-9][0-9],|\([1-9][0-9]\),?")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text in order: what each is, where it begins, where it ends, and the text up to the next."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    gaps: str

    def joined(self, kinds: Sequence[str]) -> str:
        """A letter for each word and the letter of its gap, side by side: what patterns run over."""
        letters = [""] * (2 * len(kinds))
        letters[::2] = kinds
        letters[1::2] = self.gaps
        return "".join(letters)

    def among(self, wanted: Container[str]) -> list[int]:
        """Which words are among these."""
        return list(compress(count(), map(wanted.__contains__, self.words)))

    def within(self, start: int, end: int) -> range:
        """The words that begin inside a stretch of the text."""
        first = last = bisect_left(self.starts, start)
        while last < len(self.starts) and self.starts[last] < end:
            last += 1
        return range(first, last)

    def at(self, offset: int) -> int:
        """The word that holds an offset, or the one before it; -1 before the first."""
        return bisect_right(self.starts, offset) - 1


@cache
def _arabic() -> re.Pattern[str]:
    return re.compile(f"([{_LETTER}][{_LETTER}{_INSIDE}]*)")


def arabic_words(flat_text: str) -> Words:
    """The Arabic words of a text that was made flat."""
    return lettered(parted(_arabic(), flat_text))


def lettered(words: Parted) -> Words:
    """Words with a letter for each gap."""
    return Words(words.words, words.starts, words.ends, "".join(map(_GAPS.__getitem__, words.gaps)))


def gap_letter(gap: str) -> str:
    """What stands between two words, as one letter: blank, comma, quote, bracket, full stop, line, or other."""
    if len(gap) > _LONGEST_GAP:
        return "/"
    seen = gap.translate(_INVISIBLE)
    if not seen.strip(" \u00a0\t\u202f"):
        return " " if 0 < len(seen) <= _LONGEST_BLANK else "/"
    mark = seen.strip()
    if not mark or "\n" in seen or "\r" in seen or "\u2028" in seen:
        return "/"
    if mark in (",", "،"):
        return ","
    if mark in ('"', "“", "”", "«", "»", "'", "‘", "’", "„", "''", "``", '""', "“‘"):
        return '"'
    if mark in ("(", ")", "[", "]"):
        return mark
    if mark in ("-", "–", "—", "‑"):
        return "-"
    return _mark_letter(mark)


def _mark_letter(mark: str) -> str:
    if mark[0] in ".!?؟۔…":
        return "."
    if mark[0] in ":؛;":
        return ":"
    if mark[0] in "’'" and mark[1:2] in "sS":
        return "~"
    if _AGE.fullmatch(mark):
        return "#"
    return "+" if mark[0] == "," or mark[0] == "،" else "*"


class _Gaps(dict[str, str]):
    """The letters of gaps, remembered: most are one blank."""

    def __missing__(self, gap: str) -> str:
        letter = gap_letter(gap)
        if len(gap) <= _LONGEST_GAP:
            if len(self) >= _KEPT:
                self.clear()
            self[gap] = letter
        return letter


_GAPS = _Gaps()
