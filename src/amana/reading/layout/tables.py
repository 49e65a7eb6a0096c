"""Word lists of a package of reading: tab-separated files beside its code, `#` lines are comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from amana.language import fold

_HERE = Path(__file__).parent
_LONGEST_WORD = 40
_EDGES = ".,:;!?؟،؛…()[]{}<>*•|«»“”\"'‘’-–—_#=~→←›‹/\\"


def rows(path: Path) -> Iterator[tuple[str, ...]]:
    """The rows of a list: the cells as written, empty rows and comments left out."""
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\n")
            if cells and not cells.startswith("#"):
                yield tuple(cells.split("\t"))


def forms(cell: str) -> list[str]:
    """The variants in a cell."""
    return [form for form in cell.split("|") if form]


def words_key(text: str) -> str:
    """Words folded, marks and bare figures left out: how a line of site text is looked up."""
    return " ".join([kept for word in text.split() if (kept := _kept(word))])


@lru_cache(maxsize=4096)
def _kept(word: str) -> str:
    folded = fold(word.strip(_EDGES)) if len(word) <= _LONGEST_WORD else ""
    return "" if folded.isdecimal() else folded


@cache
def cues(name: str) -> frozenset[str]:
    """The folded forms of a row of `cues.tsv`, both languages."""
    return frozenset(
        words_key(form)
        for row, english, arabic, *_ in rows(_HERE / "cues.tsv")
        if row == name
        for form in forms(english) + forms(arabic)
    )


@cache
def cue_pattern(name: str, *, arabic: bool = True) -> str:
    """An alternation of a row's forms; without the Arabic ones, which take long to compile, for a text of none."""
    row = next(row for row in rows(_HERE / "cues.tsv") if row[0] == name)
    return alternation(forms(row[1]), forms(row[2]) if arabic else [])


def alternation(english: list[str], arabic: list[str]) -> str:
    """Forms of both languages, longest first; Arabic has no case to be looked at, which is cheaper."""
    found = [(form, spelt(form)) for form in english] + [(form, f"(?-i:{spelt(form)})") for form in arabic]
    found.sort(key=lambda one: -len(one[0]))
    return "|".join(pattern for _, pattern in found) or "(?!)"


def spelt(form: str) -> str:
    """A pattern for a form however it is spelt: hamza seats alike, white space of any kind."""
    return "".join(_LOOSE.get(char) or (r"\s+" if char == " " else re.escape(char)) for char in form)


_LOOSE = dict.fromkeys("اأإآ", "[اأإآ]") | dict.fromkeys("ةه", "[ةه]") | dict.fromkeys("ىي", "[ىي]")
