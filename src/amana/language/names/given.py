"""Given names that are known, with their spellings in both scripts: evidence that spelling cannot give."""

from __future__ import annotations

from functools import cache, lru_cache

from amana.language.folding import fold
from amana.language.names.forms import bodies
from amana.language.names.sounds import spell
from amana.language.tables import rows

_KEPT = 1 << 14


@cache
def _listed() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, *spellings in rows("names/given.tsv"):
        for spelling in spellings:
            for word in {spell(spelling), fold(spelling)}:
                found.setdefault(word, set()).add(name)
    return {spelling: frozenset(names) for spelling, names in found.items()}


@lru_cache(_KEPT)
def given_names(word: str) -> frozenset[str]:
    """The ids of the given names that a word may be, in either script; empty where it is not on the list."""
    return frozenset().union(*(_listed().get(form, frozenset()) for form in (*bodies(word), fold(word))))
