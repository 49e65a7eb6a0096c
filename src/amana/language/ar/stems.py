"""Light stems of folded Arabic words: the article and light suffixes off, broken plurals by a table."""

from __future__ import annotations

import re
from functools import cache

from amana.language.folding import fold
from amana.language.tables import rows

# The article, alone or written together with and, so, in, like, to; at least two letters follow.
_ARTICLE = re.compile("(?:[وف]?ب?ال|و?كال|[وف]?لل)(?=..)")
_PRONOUNS = frozenset({"هما", "ها", "هم", "هن", "نا", "كم", "ه", "ي"})
_SUFFIXES = frozenset({"ان", "ات", "ون", "ين", "يه", "وا", "ت"}) | _PRONOUNS
_SHORTEST = 3


@cache
def stop_words() -> frozenset[str]:
    """Arabic words too common to search by, folded; with `و` and `ف` (and, so) in front too."""
    plain = {fold(word) for (word, *_) in rows("ar/stop.tsv")}
    return frozenset(head + word for word in plain for head in ("", "و", "ف"))


@cache
def months() -> frozenset[str]:
    """Month names of every Arabic calendar in use, folded."""
    return frozenset(fold(word) for (word, *_) in rows("ar/months.tsv"))


@cache
def base_words() -> frozenset[str]:
    """Arabic words known before any archive: the shipped list, plurals and singulars, stop words; folded."""
    listed = frozenset(fold(word) for (word, *_) in rows("ar/words.tsv"))
    return listed | frozenset(_forms()) | months() | stop_words()


@cache
def _forms() -> dict[str, str]:
    """Each form in the table of broken plurals and verb forms, to its head word; folded."""
    return {fold(form): fold(head) for head, *forms in rows("ar/forms.tsv") for form in (head, *forms)}


def unarticled(word: str) -> str:
    """The word without its article and what is written together with it; as it is, where `ال` is its own."""
    if word in base_words():
        return word
    article = _ARTICLE.match(word)
    return word[article.end() :] if article else word


def arabic_stem(word: str, *, whole: bool = False) -> str:
    """The light stem of a folded word. `whole`: a name, whose end is its own (درعا is not درع)."""
    bare = unarticled(word)
    if whole or bare in months():
        return bare
    forms, ways = _forms(), _shorter(bare)
    head = next((forms[way] for way in ways if way in forms), None)
    return ways[-1] if head is None else _shorter(head)[-1]


def _shorter(word: str) -> list[str]:
    """The word with less and less at its end, down to the stem: no accusative, no suffix, no tied ta."""
    ways = [word]
    if word.endswith("ا") and word[:-1] in base_words() and word not in base_words():
        ways.append(word[:-1])
    suffix = _suffix(ways[-1])
    if suffix:
        ways.append(ways[-1].removesuffix(suffix))
    # Before a pronoun ta marbuta is written as ta (مدينتهم): off with it, as it is in مدينة.
    if suffix in _PRONOUNS and ways[-1].endswith("ت") and len(ways[-1]) > _SHORTEST:
        ways += (ways[-1][:-1] + "ه", ways[-1][:-1])
    return ways


def _suffix(word: str) -> str:
    """The longest suffix that leaves three letters; empty where there is none."""
    for length in (3, 2, 1):
        if len(word) >= _SHORTEST + length and word[-length:] in _SUFFIXES:
            return word[-length:]
    return ""
