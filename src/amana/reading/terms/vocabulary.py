"""The vocabulary (`terms.tsv`), read when first needed: its rows, and every form of each in both scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple, cast, get_args

from amana.language import fold
from amana.reading.nouns import TermKind

_FILE = Path(__file__).with_name("terms.tsv")
_BRACKET = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[^\W\d_]+|\d+")


class Row(NamedTuple):
    """One word of the vocabulary; `english` and `arabic` are its forms, brackets resolved."""

    id: str
    kind: TermKind
    english: tuple[str, ...]
    arabic: tuple[str, ...]


class Opening(NamedTuple):
    """What the first word of forms opens: its row if it stands alone, and what may follow, word for word.

    `rests` has every beginning of what may follow too, with None where more must come; `seconds` the next words.
    """

    alone: Row | None
    rests: dict[tuple[str, ...], Row | None]
    seconds: frozenset[str]


Forms = dict[str, Opening]


@cache
def rows() -> tuple[Row, ...]:
    """All rows in order."""
    found = []
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, kind, english, arabic, *_remark = line.split("\t")
            if kind not in get_args(TermKind):
                raise ValueError(name)
            forms = tuple(form for variant in _parted(english) for form in expanded(variant))
            found.append(Row(name, cast(TermKind, kind), forms, tuple(_parted(arabic))))
    return tuple(found)


def _parted(cell: str) -> list[str]:
    """The variants of a cell; a | within brackets parts endings."""
    return [variant for variant in re.split(r"\|(?![^()]*\))", cell) if variant]


def expanded(variant: str) -> list[str]:
    """The forms of a variant: each bracket with each of its endings, and without."""
    pieces = _BRACKET.split(variant)
    choices = [(piece,) if at % 2 == 0 else ("", *piece.split("|")) for at, piece in enumerate(pieces)]
    return list(dict.fromkeys("".join(one) for one in product(*choices)))


@cache
def english() -> Forms:
    """Forms in lower case."""
    return _forms((row, form.lower()) for row in rows() for form in row.english)


@cache
def arabic() -> Forms:
    """Forms folded, without the article."""
    return _forms((row, form) for row in rows() for form in row.arabic)


def _forms(pairs: Iterable[tuple[Row, str]]) -> Forms:
    alone: dict[str, Row] = {}
    rests: dict[str, dict[tuple[str, ...], Row | None]] = {}
    for row, form in pairs:
        first, *rest = words_of(form)
        followed = rests.setdefault(first, {})
        if not rest:
            alone.setdefault(first, row)
            continue
        for count in range(1, len(rest)):
            followed.setdefault(tuple(rest[:count]), None)
        if followed.get(tuple(rest)) is None:
            followed[tuple(rest)] = row
    return {
        first: Opening(alone.get(first), followed, frozenset(words[0] for words in followed))
        for first, followed in rests.items()
    }


def words_of(form: str) -> tuple[str, ...]:
    """The words of a form as they are kept."""
    return tuple(bare(word) for word in _WORD.findall(form))


def bare(word: str) -> str:
    """A word as forms are kept: English in lower case, Arabic folded and without its article."""
    if word.isascii():
        return word.lower()
    norm = fold(word)
    return norm[2:] if norm.startswith("ال") and len(norm) > 4 else norm
