"""What is shaped like a place without being in the gazetteer: the town of X, X Street, Lake X, حي X, بلدة X."""

from __future__ import annotations

import re
from typing import NamedTuple

from amana.language import given_names, is_stop
from amana.reading.places import lists
from amana.reading.places.beside import before, before_article, behind
from amana.reading.places.runs import Match, Word

_NAME_WORDS = 3
_PLACED = frozenset(["in", "near", "outside"])
_TELLING = ("in ", "of ", "the ", "near ", "outside ")
_LONGEST_TELLING = max(map(len, _TELLING))
# What may stand between two words besides one blank.
_ODD = frozenset("-\u00a0\u200e\u200f")
_NEAR = frozenset(
    f"{one} " for one in {" ", *_ODD, *(letter for word in _TELLING for letter in (word[-2], word[-2].upper()))}
)
_ADJECTIVE = re.compile(r"(?:ian|ish|ese|ic|ist|ite|ni|iya|can|lim|ed|ing|ly)s?\Z")


Shape = tuple[int, int, str]
"""Offsets into the run, and the rule that says so."""


class Open(NamedTuple):
    """The words of a run that its surroundings may make a place; `placed` if a preposition stands in the run."""

    placed: bool
    words: tuple[Word, ...]


def of_run(raw: str, words: list[Word], matches: list[Match]) -> tuple[list[Shape], Open | None]:
    """Stretches of a run of capitalised words that are shaped like a place, with the rule that says so.

    Where there are none, and no name either: what the words around the run may make a place.
    """
    if len(words) == 1:
        return [], None if matches else _open(words)
    found: list[Shape] = []
    covered = {at for match in matches if match.flag != "w" for at in range(match.first, match.last)}
    after, before = lists.english("after-capital"), lists.english("before")
    for at, word in enumerate(words):
        if at in covered and not any(match.first == at for match in matches):
            continue
        if word.norm in after and at and at not in covered and raw[word.start].isupper():
            first = _back(words, at)
            if first < at and not _is_body(words[at - 1].norm):
                found.append((words[first].start, word.end, "shape/behind"))
        elif word.norm in before and at + 1 < len(words) and at not in covered:
            last = _ahead(words, at + 1)
            if last > at + 1:
                found.append((word.start, words[last - 1].end, "shape/in-front"))
    return found, None if found or matches else _open(words)


def _back(words: list[Word], at: int) -> int:
    first = at
    while first > 0 and at - first < _NAME_WORDS and not words[first - 1].glue and not _is_start(words[first - 1]):
        first -= 1
    return first


def _is_body(norm: str) -> bool:
    """Whether a word makes a body or an office of what follows, and no place: School District, President Park."""
    return norm in lists.english("title") or (
        norm in lists.english("body") and norm not in lists.english("direction")
    )


def _is_start(word: Word) -> bool:
    return is_stop(word.norm)


def _ahead(words: list[Word], at: int) -> int:
    """Where a name of at most two words that begins here ends, articles not counted; never on one."""
    last, count = at, 0
    while last < len(words) and count < 2 and words[last].norm not in lists.english("body"):
        count += not words[last].glue
        last += 1
    while last > at and words[last - 1].glue:
        last -= 1
    return last


def _open(words: list[Word]) -> Open | None:
    """The run without the stop words that it begins with, where it may be a place at all."""
    first = 0
    while first < len(words) and is_stop(words[first].norm) and not words[first].glue:
        first += 1
    if first == len(words) or len(words) - first > _NAME_WORDS + 1:
        return None
    if first and words[first - 1].norm not in _PLACED:
        return None
    return Open(bool(first), tuple(words[first:]))


def by_context(text: str, base: int, raw: str, opened: Open) -> list[Shape]:
    """The run that begins at `base`, where the words around it say that a place follows or went before."""
    first, end = opened.words[0].start, opened.words[-1].end
    if opened.placed:
        return _in(text, base, raw, opened.words)
    start = base + first
    prior = before_article(text, start, "")
    if prior.word == "of" and before(text, prior.start, "").word in lists.english("of"):
        return [(first, end, "shape/of")]
    if prior.word in _PLACED and prior.end + 1 == start:
        return _in(text, base, raw, opened.words)
    kind = behind(text, base + end).word
    if (
        kind in lists.english("after")
        and kind.islower()
        and (prior.word in _PLACED or _article_before(text, start))
    ):
        return [] if _is_adjective(opened.words[-1].norm) else [(first, end, "shape/kind-behind")]
    return []


def may_be_told(text: str, base: int, opened: Open) -> bool:
    """Whether a word may stand before that a rule asks for: quickly seen, and most runs end here."""
    start = base + opened.words[0].start
    near = text[start - 2 : start] if start > 1 else ""
    if not (near in _NEAR or near[1:] in _ODD):
        return opened.placed
    near = text[max(0, start - _LONGEST_TELLING) : start].lower()
    return opened.placed or near.endswith(_TELLING) or not _ODD.isdisjoint(near[-2:]) or near.endswith("  ")


def _article_before(text: str, start: int) -> bool:
    return before(text, start, "").word == "the"


def _in(text: str, base: int, raw: str, words: tuple[Word, ...]) -> list[Shape]:
    start, end = words[0].start, words[-1].end
    names = {word.norm for word in words}
    none = lists.english("no-place")
    if (
        len(words) > 2
        or any(word in none for word in names)
        or raw[start:end].isupper()
        or _is_adjective(words[-1].norm)
    ):
        return []
    following = behind(text, base + end).word
    if following.islower() and following not in lists.english("linking"):
        return []
    stands_for_its_own = text[base + end : base + end + 2] in ("’s", "'s")
    if stands_for_its_own or given_names(words[0].norm) or not raw[start].isupper():
        return []
    return [(start, end, "shape/in")]


def _is_adjective(norm: str) -> bool:
    return _ADJECTIVE.search(norm) is not None
