"""Known places: the shipped list (`places.tsv`), read when first needed, and how a text names them.

A place's term is `@` and its id; a name that several places share (Tripoli) gives the terms of all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from amana.language.folding import fold
from amana.language.tables import rows

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f\u064b-\u065f\u0670\u02b0-\u02ff'’‘`])*")
# The first word of names of several words, and how many words such names have, longest first.
Opening = tuple[str, tuple[int, ...]]


class Place(NamedTuple):
    """One place of the list. `kind` is country, capital, city, town, neighbourhood, governorate or region."""

    id: str
    kind: str
    country: str
    english: str
    arabic: str


class _Names(NamedTuple):
    """Folded spelling -> ids, for names of one word and of several; and first words -> lengths of the latter."""

    single: dict[str, tuple[str, ...]]
    several: dict[str, tuple[str, ...]]
    lengths: dict[str, tuple[int, ...]]


@cache
def _names() -> _Names:
    single: dict[str, tuple[str, ...]] = {}
    several: dict[str, tuple[str, ...]] = {}
    for name, _kind, _country, _english, _arabic, spellings in rows("places.tsv"):
        term = ("@" + name,)
        for spelling in spellings.split("|"):
            into = several if " " in spelling else single
            held = into.get(spelling)
            into[spelling] = term if held is None else held + term
    return _Names(single, several, _lengths(several))


def _lengths(several: dict[str, tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for spelling in several:
        words = spelling.split(" ")
        found.setdefault(words[0], set()).add(len(words))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def of_word(norm: str) -> tuple[str, ...]:
    """The `@` terms of the places that one folded word names."""
    return _names().single.get(norm, ())


def of_words(norms: list[str]) -> tuple[str, ...]:
    """The `@` terms of the places that several folded words name together."""
    return _names().several.get(" ".join(norms), ())


def opened_by(norm: str) -> Opening | None:
    """What names of several words may begin with this folded word, if any."""
    lengths = _names().lengths.get(norm)
    return (norm, lengths) if lengths else None


@cache
def _places() -> dict[str, Place]:
    return {row[0]: Place(*row[:5]) for row in rows("places.tsv")}


def place(term: str) -> Place | None:
    """The place of an `@` term, to show its names; None where the list does not have it."""
    return _places().get(term.removeprefix("@"))


def places_named(name: str) -> tuple[str, ...]:
    """The ids of the places that have this name, however it is spelt; none where it is no place's whole name."""
    words = [norm for word in _WORD.findall(name) if (norm := fold(word))]
    terms = of_word(words[0]) if len(words) == 1 else of_words(words)
    return tuple(term.removeprefix("@") for term in terms)
