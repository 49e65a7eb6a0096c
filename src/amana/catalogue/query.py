"""The query language, read into wanted and excluded parts.

    words                all of them are wanted; texts with only some of them follow
    "exact phrase"       these words in this order; also “ ” and « »; without an end, to the end of the query
    -word  -"a phrase"   not these
    a OR b   a | b   ا أو ب   either counts as one wanted part (`OR` in capitals; `أو` and `او` as bare words)
    wor*                 every word that begins so

Whatever else is written is taken as words: a query fails only where nothing can be meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from amana.errors import QueryUnreadable

LONGEST = 2_000  # code points
MOST_PARTS = 64

_OPENING = {'"': '"', "“": "”", "„": "”", "”": "”", "«": "»", "‟": "”"}
_CLOSERS = '"“”«»'
_OR = {"OR", "|", "أو", "او"}
_EXCLUDE = "-"
_ANY_END = "*"
_HAS_WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Part:
    """A word or phrase as written, and where it begins in the query; `prefix`: every word that begins so."""

    text: str
    start: int
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """`wanted` are groups of which each wants one of its parts; `excluded` are parts that may not be there."""

    wanted: tuple[tuple[Part, ...], ...]
    excluded: tuple[Part, ...]


def read_query(query: str) -> Query:
    """The parts of a query. Raises QueryUnreadable (empty, no-words, only-excluded, too-long, too-many-parts)."""
    if len(query) > LONGEST:
        raise QueryUnreadable(query=query[:80], position=LONGEST, reason="too-long")
    if not query.strip():
        raise QueryUnreadable(query=query, position=0, reason="empty")
    wanted: list[list[Part]] = []
    excluded: list[Part] = []
    joining = False
    for part, minus in _pieces(query):
        if part is None:
            joining = bool(wanted)
        elif minus:
            excluded.append(part)
        elif joining:
            wanted[-1].append(part)
            joining = False
        else:
            wanted.append([part])
    if not wanted:
        raise QueryUnreadable(query=query, position=0, reason="only-excluded" if excluded else "no-words")
    if sum(map(len, wanted)) + len(excluded) > MOST_PARTS:
        raise QueryUnreadable(query=query[:80], position=wanted[-1][0].start, reason="too-many-parts")
    return Query(tuple(map(tuple, wanted)), tuple(excluded))


def _pieces(query: str) -> list[tuple[Part | None, bool]]:
    """Each part and whether it is excluded; None stands for an OR."""
    found: list[tuple[Part | None, bool]] = []
    at = 0
    while at < len(query):
        if query[at].isspace():
            at += 1
            continue
        minus = query[at] == _EXCLUDE and at + 1 < len(query) and not query[at + 1].isspace()
        at += minus
        read = _phrase if query[at] in _OPENING else _word
        at = read(query, at, minus, found)
    return found


def _phrase(query: str, at: int, minus: bool, found: list[tuple[Part | None, bool]]) -> int:
    """Reads a phrase that opens at `at`; gives where to read on."""
    closer = _OPENING[query[at]]
    # “ and " may close one another: keyboards and word processors mix them.
    ends = [end for end in (query.find(mark, at + 1) for mark in {closer, '"'} if mark) if end >= 0]
    end = min(ends, default=len(query))
    text = query[at + 1 : end]
    if _HAS_WORD.search(text):
        found.append((Part(text, at + 1, phrase=True), minus))
    return end + 1


def _word(query: str, at: int, minus: bool, found: list[tuple[Part | None, bool]]) -> int:
    """Reads a word that begins at `at`; gives where to read on."""
    end = at
    while end < len(query) and not query[end].isspace() and query[end] not in _CLOSERS:
        end += 1
    text = query[at:end]
    if text in _OR and not minus:
        found.append((None, False))
    elif _HAS_WORD.search(text):
        prefix = text.endswith(_ANY_END)
        found.append((Part(text.rstrip(_ANY_END), at, prefix=prefix), minus))
    return max(end, at + 1)
