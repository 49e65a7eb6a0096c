"""Who is counted: civilians are people, and so are fighters; whether two phrases mean the same, or one a part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Literal

from amana.compare.figures.lattice import rows
from amana.language import fold

Counted = Literal["same", "first-in-second", "second-in-first", "overlap", "apart", "unknown"]

_WORD = re.compile(r"[\w\u064b-\u0652\u0670]+")
_AND = re.compile(r",|،|\band\b|\bor\b|(?<!\w)(?:أو|و(?=\w{3}))", re.IGNORECASE)
_CLITICS = ("ال", "وال", "لل", "بال", "و")
_EVERYBODY = frozenset(["civilians", "fighters"])


@cache
def _parents() -> dict[str, str | None]:
    return {row[0]: None if row[1] == "-" else row[1] for row in rows("groups.tsv")}


@cache
def _words() -> dict[str, str]:
    """Folded word -> its group."""
    found: dict[str, str] = {}
    for group, _, english, arabic, *_remark in rows("groups.tsv"):
        for word in (*english.split("|"), *arabic.split("|")):
            found.setdefault(fold(word), group)
    return found


@lru_cache(1 << 12)
def groups_of(counted: str) -> frozenset[str]:
    """The groups that a phrase names, none of them a part of another. Empty: none is known.

    Of words that stand together the narrowest counts (`rebel fighters`, `civilian women`), of words with an `and`
    between them all. Civilians and fighters together are people.
    """
    named = {group for part in _AND.split(counted) for group in _narrowest(part)}
    if {group for one in named for group in _upwards(one)} >= _EVERYBODY:
        return frozenset(["people"])
    return frozenset(one for one in named if not (set(_upwards(one)) - {one}) & named)


def _narrowest(words: str) -> set[str]:
    named = set(filter(None, map(_group_of, _WORD.findall(words))))
    wider = {group for one in named for group in _upwards(one) if group != one}
    return named - wider


def _group_of(word: str) -> str | None:
    folded = fold(word)
    known = _words()
    if folded in known:
        return known[folded]
    for clitic in map(fold, _CLITICS):
        if folded.startswith(clitic) and folded[len(clitic) :] in known:
            return known[folded[len(clitic) :]]
    return None


def _upwards(group: str) -> list[str]:
    """The group and all it is a part of."""
    found = [group]
    while (parent := _parents().get(found[-1])) is not None:
        found.append(parent)
    return found


def counted_within(one: str | None, other: str | None) -> Counted:
    """How what two figures count stands to each other, by their words. None says no more than `people`."""
    first, second = groups_of(one or "people"), groups_of(other or "people")
    if not first or not second:
        return "same" if fold(one or "") == fold(other or "") else "unknown"
    if first == second:
        return "same"
    inner, outer = _all_within(first, second), _all_within(second, first)
    if inner != outer:
        return "first-in-second" if inner else "second-in-first"
    return "overlap" if _touch(first, second) else "apart"


def _all_within(inner: Iterable[str], outer: frozenset[str]) -> bool:
    return all(outer & set(_upwards(one)) for one in inner)


def _touch(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether somebody may be in both: a woman may be a patient, and no civilian is a fighter."""
    return any(_may_share(one, other) for one in first for other in second)


def _may_share(one: str, other: str) -> bool:
    if one in _upwards(other) or other in _upwards(one):
        return True
    return _armed(one) == _armed(other) and not {one, other} <= {"women", "men"}


def _armed(group: str) -> bool:
    return "fighters" in _upwards(group)
