"""Whether a word may be a name at all, so that ordinary words are not compared with names."""

from __future__ import annotations

from functools import cache

from amana.language import ar
from amana.language.folding import fold
from amana.language.names.given import given_names
from amana.language.stopping import is_stop
from amana.language.tables import rows

_SHORTEST = 3


@cache
def _common_english() -> frozenset[str]:
    return frozenset(word for (word, *_) in rows("en/common.tsv"))


@cache
def _everyday_arabic() -> frozenset[str]:
    return frozenset(fold(word) for (word,) in rows("names/words.tsv"))


def name_like(surface: str, original: str) -> bool:
    """Whether a word may be a person's name. `surface` is `Token.surface`, `original` the word as written.

    Latin and other scripts: written with a capital, and not a common English word (which has one where a sentence
    begins). For a query, where people write without capitals, give the word with one. Arabic script: not a
    stop word and not a common word; given names that are also words (أمل) count as names, but for a few (بيان).
    """
    norm = fold(surface)
    if len(norm) < _SHORTEST or not norm.isalpha():
        return False
    if not "\u0620" <= norm[0] <= "\u06ff":
        return original[:1].isupper() and norm not in _common_english() and not is_stop(norm)
    if norm in _everyday_arabic():
        return False
    known = norm in ar.base_words() or ar.unarticled(norm) in ar.base_words()
    return bool(given_names(surface)) or not known
