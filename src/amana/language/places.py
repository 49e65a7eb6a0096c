"""Known places: from the shipped list (`places.tsv`), read when first needed."""

from __future__ import annotations

Opening = tuple[tuple[str, ...], tuple[str, ...]]


def of_word(norm: str) -> tuple[str, ...]:
    """The `@` terms of the places that one folded word names."""
    return ()


def opened_by(norm: str) -> tuple[Opening, ...]:
    """The places of several words that begin with this folded word: the words that follow, and the terms."""
    return ()
