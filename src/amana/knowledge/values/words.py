"""Words that people type around figures and dates: lists beside this file, read when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from amana.language import fold

_HERE = Path(__file__).parent
_DIGITS = {ord(one): str(place) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for place, one in enumerate(digits)}
_MARKS = dict.fromkeys([0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0x640])
_PLAIN = str.maketrans({**_DIGITS, **_MARKS, 0x00A0: " ", 0x202F: " ", 0x2009: " ", 0x066A: "%", 0x2212: "-"})


def plain(text: str) -> str:
    """Digits of ASCII, spaces that are spaces and single, no marks of direction."""
    return " ".join(text.translate(_PLAIN).split())


def folded(text: str) -> str:
    """Each word folded as for search; what has no letters and digits stays as it is."""
    return " ".join(fold(word) or word for word in text.split())


@cache
def months() -> dict[str, int]:
    """A month's number by its name, folded."""
    return {
        folded(form): int(number)
        for number, english, arabic in _rows("months.tsv")
        for form in (english + "|" + arabic).split("|")
    }


@cache
def hedges() -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Words before a figure with how they are written (`>`), and words after it; longest first, all folded."""
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for sign, ahead, behind in _rows("hedges.tsv"):
        before |= {folded(form): sign for form in ahead.split("|") if form}
        after |= {folded(form): sign for form in behind.split("|") if form}
    return _longest_first(before), _longest_first(after)


@cache
def about() -> dict[int, frozenset[str]]:
    """Words before a figure or a date that say it is about, folded, by how many words they are."""
    found: dict[int, set[str]] = {}
    for word, sign in hedges()[0]:
        if sign == "~":
            found.setdefault(len(word.split()), set()).add(word)
    return {length: frozenset(words) for length, words in sorted(found.items(), reverse=True)}


def _longest_first(words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(words.items(), key=lambda one: (-len(one[0]), one[0])))


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_HERE / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
