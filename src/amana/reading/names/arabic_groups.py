"""Groups in Arabic text: known ones, and a head word (وزارة, جبهة, مجلس) with what makes it one of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from amana.reading.names.arabic_words import kind
from amana.reading.names.found import Found
from amana.reading.names.known import arabic_groups, known_at
from amana.reading.names.lists import parts
from amana.reading.names.scan import Words

_CLITICS = "وفبلك"
_LONGEST = 8
_MOST_ADJECTIVES = 3
_NAMES = "oXGgFSPU"
# What a definite word may be and still belong to a group's name.
_BELONGS = "dDNXcSkjHP"


def arabic_group_mentions(words: Words, kinds: Sequence[str]) -> list[Found]:
    """The groups found, in order, none inside another. `kinds` has a letter for each word."""
    found: list[Found] = []
    free = 0
    known = _openings()
    for at in [at for at, word in enumerate(words.words) if kinds[at] == "H" or word in known]:
        if at >= free:
            one = _known_group(words, at) or (_headed(words, kinds, at) if kinds[at] == "H" else None)
            if one:
                found.append(one)
                free = one.last + 1
    return found


@cache
def _openings() -> frozenset[str]:
    """What known groups may begin with: their first words, and those with a clitic."""
    return frozenset(clitic + word for word in arabic_groups() for clitic in ("", *_CLITICS))


def _known_group(words: Words, at: int) -> Found | None:
    word = words.words[at]
    for cut in (0, 1):
        if cut and word[0] not in _CLITICS:
            break
        length = known_at(words.words, words.gaps, at, word[cut:], arabic_groups())
        if length:
            return Found(at, at + length - 1, cut, "group/known")
    return None


def _headed(words: Words, kinds: Sequence[str], at: int) -> Found | None:
    cut = kind(words.words[at])[1]
    head = words.words[at][cut:]
    if head.startswith("ال"):
        last = _adjectives(words, kinds, at, "DN")
        return Found(at, last, cut, "group/definite") if last > at else None
    last = _annexed(words, kinds, at, head)
    return Found(at, last, cut, "group/head") if last > at else None


def _annexed(words: Words, kinds: Sequence[str], at: int, head: str) -> int:
    """The last word of a group whose head has no article; `at` where there is none."""
    after = at + 1
    if not _joined(words, at):
        return at
    if kinds[after] in _NAMES and not _definite(words, after):
        if head in parts("of-a-person", 2) and kinds[after] in "oXGgFSU":
            return at
        return _names(words, kinds, after)
    if not _definite(words, after):
        # One word between: مجلس ادارة الشركة.
        if kinds[after] not in "Hvkj" or not _joined(words, after) or not _definite(words, after + 1):
            return at
        after += 1
    if kinds[after] not in _BELONGS or words.words[after] in parts("no-part", 2):
        return at
    return _ending(words, kinds, _adjectives(words, kinds, after, _BELONGS))


def _names(words: Words, kinds: Sequence[str], at: int) -> int:
    while at + 1 < len(words.words) and _joined(words, at) and kinds[at + 1] in "oP" and kinds[at] in "oP":
        at += 1
    return _adjectives(words, kinds, at, "DN")


def _adjectives(words: Words, kinds: Sequence[str], at: int, letters: str) -> int:
    for _ in range(_MOST_ADJECTIVES):
        if not (_joined(words, at) and _definite(words, at + 1)) or words.words[at + 1] in parts("no-part", 2):
            break
        if kinds[at + 1] not in letters:
            break
        at += 1
    return at


def _ending(words: Words, kinds: Sequence[str], at: int) -> int:
    """On over `والعلوم`, `للتجارة`, `لحقوق الإنسان`."""
    if not _joined(words, at):
        return at
    after = words.words[at + 1]
    if after.startswith(("وال", "لل")) and kinds[at + 1] in "ckjdvD":
        return _adjectives(words, kinds, at + 1, "dDNc")
    if after.startswith("ل") and kinds[at + 1] in "kjcv" and _joined(words, at + 1) and _definite(words, at + 2):
        return at + 2
    return at


def _joined(words: Words, at: int) -> bool:
    return at + 1 < len(words.words) and words.gaps[at] == " "


def _definite(words: Words, at: int) -> bool:
    return words.words[at].startswith("ال")
