"""The word lists of names, read when first needed: tab-separated files beside this code."""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from binascii import a2b_base64
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

_KEPT = 1 << 14
_HERE = Path(__file__).parent
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200e\u200f]")
_FLAT = (("على", "عل\u06cd"), *zip("أإآٱؤئىةکی", "ااااويي\u0647كي", strict=True))


def flat(text: str) -> str:
    """Arabic letters that are written for one another made one, letter for letter: lengths do not change.

    The preposition على stays apart from the name علي.
    """
    for letters, instead in _FLAT:
        text = text.replace(letters, instead)
    return text


def bare(word: str) -> str:
    """A word without vowel marks, tatweel and marks of direction."""
    return _MARKS.sub("", word)


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a list, e.g. `rows("roles.tsv")`: the cells as written; comments and empty rows left out."""
    with (_HERE / name).open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\n")
            if cells and not cells.startswith("#"):
                yield cells.split("\t")


def forms(row: list[str], column: int) -> list[str]:
    """The forms that a cell holds, `|` between them; none where the row has no such cell."""
    return [form for form in row[column].split("|") if form] if column < len(row) else []


@cache
def parts(name: str, column: int) -> tuple[str, ...]:
    """The forms of one row of `parts.tsv`, in English (1) or flat Arabic (2)."""
    return tuple(flat(form) for row in rows("parts.tsv") if row[0] == name for form in forms(row, column))


def _sums(name: str) -> array[int]:
    sums = array("I")
    sums.frombytes(a2b_base64((_HERE / name).read_bytes()))
    if sys.byteorder == "big":
        sums.byteswap()
    return sums


@cache
def _arabic() -> tuple[array[int], array[int]]:
    """The sums of the nouns and those of the verbs, each sorted."""
    sums = _sums("vocabulary_ar.txt")
    nouns = sums[0]
    return sums[1 : nouns + 1], sums[nouns + 1 :]


@cache
def _english() -> array[int]:
    return _sums("vocabulary_en.txt")


@lru_cache(_KEPT)
def is_stem(word: str) -> bool:
    """Whether a flat Arabic word is a stem of the dictionary; one word in forty thousand is told wrongly."""
    wanted = zlib.crc32(word.encode("utf-8", "surrogatepass"))
    nouns, verbs = _arabic()
    return _has(nouns, wanted) or _has(verbs, wanted)


def is_noun(word: str) -> bool:
    """Whether the dictionary has a flat Arabic word as more than a verb."""
    return _has(_arabic()[0], zlib.crc32(word.encode("utf-8", "surrogatepass")))


def is_english(word: str) -> bool:
    """Whether a word in small letters is an ordinary English word; one in a hundred thousand is told wrongly."""
    return _has(_english(), zlib.crc32(word.encode("utf-8", "surrogatepass")))


def _has(sums: array[int], wanted: int) -> bool:
    at = bisect_left(sums, wanted)
    return at < len(sums) and sums[at] == wanted
