"""The forms in which one word of a name is compared: without its article, and with it where it may be none."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from amana.language import ar
from amana.language.folding import fold
from amana.language.names.sounds import spell
from amana.language.tables import rows

_SHORTEST_REST = 3
_KEPT = 1 << 14
# Compounds in one word, and what they are compared as: the article inside is written in many ways or not at all.
_COMPOUNDS = (
    (re.compile(r"abd(?:[aeiou]{0,2}l|[aeiou]{1,2}(?=(?:([rsdtnz])\1|sh)))(?=[a-z]{3})"), "abd"),
    (re.compile(r"عبدال(?=..)"), "عبد"),
    (re.compile(r"(?<=[a-z]{2})(?:[aeiou]{0,2}l|[aeiou]{1,2}(?=dd))?d{1,2}(?:i|ee|ie|y)ne?\Z"), "din"),
    (re.compile(r"(?<=..)الدين\Z"), "دين"),
    (re.compile(r"(?<=[a-z]{2})(?:a|u|ou|o|i|e)llah?\Z"), "lah"),
    (re.compile(r"(?<=..)الله\Z"), "له"),
)


def is_article(word: str) -> bool:
    """Whether a folded Latin word is an article that stands alone or before a hyphen (`al`, `el`, `ash`)."""
    return word in _articles()


@cache
def _articles() -> frozenset[str]:
    listed = rows("names/parts.tsv")
    return frozenset(spelling for kind, _, *spellings in listed if kind == "article" for spelling in spellings)


@lru_cache(_KEPT)
def bodies(name: str) -> tuple[str, ...]:
    """The word as `spell` gives it; without its article, which may be none (Elias); without one in a compound."""
    head, hyphen, rest = name.replace(" ", "-").partition("-")
    if hyphen and rest and is_article(fold(head)):
        name = rest
    word = spell(name)
    if word.isascii():
        bare = word[2:] if word.startswith(("al", "el")) and len(word) - 2 > _SHORTEST_REST else word
    else:
        bare = ar.unarticled(word) if len(word) > _SHORTEST_REST + 1 else word
    return tuple(dict.fromkeys((word, bare, _compound(bare))))


def _compound(word: str) -> str:
    for pattern, short in _COMPOUNDS:
        word = pattern.sub(short, word, count=1)
    return word
