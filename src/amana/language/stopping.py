"""Words too common to search by."""

from __future__ import annotations

from functools import cache

from amana.language import ar, en

_LISTS = {"ar": ar.stop_words, "en": en.stop_words}


def stop_words(code: str) -> frozenset[str]:
    """The folded stop words of a language (`ar`, `en`); none for another language."""
    listed = _LISTS.get(code)
    return listed() if listed else frozenset()


@cache
def _all() -> frozenset[str]:
    return frozenset().union(*(listed() for listed in _LISTS.values()))


def is_stop(norm: str) -> bool:
    """Whether a folded word is a stop word of any language here."""
    return norm in _all()
