"""The words around places (`words.tsv`), read when first needed, by use and language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from amana.language import fold

_HERE = Path(__file__).parent


class Row(NamedTuple):
    """One row of `words.tsv`."""

    id: str
    use: str
    english: tuple[str, ...]
    arabic: tuple[str, ...]


@cache
def rows() -> tuple[Row, ...]:
    """All rows in order."""
    found = []
    for line in (_HERE / "words.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, use, english, arabic, *_remark = line.split("\t")
            found.append(Row(name, use, _cells(english), _cells(arabic)))
    return tuple(found)


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(one for one in cell.split("|") if one)


def of_use(use: str) -> tuple[Row, ...]:
    """The rows of one use."""
    return tuple(row for row in rows() if row.use == use)


@cache
def english(use: str) -> dict[str, str]:
    """English word, lower case -> the id of its row."""
    return {word.lower(): row.id for row in of_use(use) for word in row.english}


@cache
def arabic(use: str) -> dict[str, str]:
    """Folded Arabic words -> the id of their row."""
    return {folded(word): row.id for row in of_use(use) for word in row.arabic}


def folded(words: str) -> str:
    """Several words folded, one blank between them."""
    return " ".join(filter(None, (fold(word) for word in words.split())))


def alternatives(words: list[str] | tuple[str, ...]) -> str:
    """The inside of a pattern that takes any of these words, the longest first; a blank takes any one blank."""
    longest = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return "|".join(word.replace(".", r"\.").replace(" ", r"[ \u00a0]").replace("-", "[-‑ ]?") for word in longest)
