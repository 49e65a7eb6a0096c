"""What a person is, as the words beside the name say it: `the governor`, `a media activist`, `رئيس الوزراء`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from amana.reading.names.found import Found
from amana.reading.names.lists import flat, forms, rows
from amana.reading.names.scan import Words

_MOST_WORDS = 8
_MOST_LISTED = 4
_BEFORE = "NPqbwrATRKCW"
_LATIN = frozenset("wrTR")
_ARABIC = frozenset("ROWT")
_BETWEEN_ARABIC = frozenset("ROWTdDNKPXZn")
_AROUND = ' \u00a0\u200e\u200f"“,'


def role_of(text: str, words: Words, kinds: Sequence[str], one: Found, latin: bool) -> str | None:
    """The words before the name, or those after it and a comma; None where neither says what the person is."""
    first = _widened(words, kinds, one) if latin else _office(words, kinds, one)
    if first < one.first:
        said = text[words.starts[first] : words.starts[one.first]].strip(_AROUND)
        if "\n" not in said:
            return said
    return _after(text, words, kinds, one, latin)


def _widened(words: Words, kinds: Sequence[str], one: Found) -> int:
    """Where the words that say it begin: `Homs media activist`; the name's own first word where none do."""
    first = one.role if one.role >= 0 else one.first
    first = min(first, _listed_before(words, one.first, english_roles()))
    if first == one.first or (not any(kinds[at] in _LATIN for at in range(first, one.first)) and one.role >= 0):
        return one.first
    first = min(first, _listed_before(words, first + 1, english_roles()))
    while first > 0 and words.gaps[first - 1] in " ." and kinds[first - 1] in _BEFORE:
        if words.gaps[first - 1] == "." and kinds[first - 1] != "T":
            break
        first -= 1
    return first


def _listed_before(words: Words, at: int, listed: frozenset[str]) -> int:
    """Where the longest role of the list begins that ends before this word; `at` where none does."""
    if at < 1 or words.words[at - 1].lower() not in _last_words(listed):
        return at
    for first in range(max(0, at - _MOST_LISTED), at):
        if words.gaps[first:at].strip(' ."') == "" and " ".join(words.words[first:at]).lower() in listed:
            return first
    return at


@cache
def _last_words(listed: frozenset[str]) -> frozenset[str]:
    return frozenset(form.rsplit(" ", 1)[-1] for form in listed)


@cache
def english_roles() -> frozenset[str]:
    """Every word and phrase of the list, small letters."""
    return frozenset(form for row in rows("roles.tsv") for form in forms(row, 1) if row[3] != "prefix")


@cache
def arabic_roles() -> frozenset[str]:
    """The same in Arabic, flat."""
    return frozenset(flat(form) for row in rows("roles.tsv") for form in forms(row, 2) if row[3] != "prefix")


def _office(words: Words, kinds: Sequence[str], one: Found) -> int:
    """The same in Arabic, where the office comes first: وزير الخارجية الفرنسي."""
    first = at = one.first
    while not one.cut and at > 0 and one.first - at < _MOST_WORDS and words.gaps[at - 1] in ' "':
        listed = _listed_before(words, at, arabic_roles())
        if listed < at:
            first = at = listed
        elif kinds[at - 1] in _BETWEEN_ARABIC:
            at -= 1
            first = at if kinds[at] in _ARABIC else first
        else:
            break
    return first


def _after(text: str, words: Words, kinds: Sequence[str], one: Found, latin: bool) -> str | None:
    wanted = _LATIN if latin else _ARABIC
    gap = words.gaps[one.last]
    first = one.last + 1
    if first >= len(kinds) or gap not in (",#" if latin else ", #"):
        return None
    last = _end_of_phrase(words, kinds, first, "vC" if latin else "sCzI")
    told = any(kinds[at] in wanted for at in range(first, last + 1)) if latin else kinds[first] in wanted
    return text[words.starts[first] : words.ends[last]] if told else None


def _end_of_phrase(words: Words, kinds: Sequence[str], first: int, ends: str) -> int:
    last = first
    while (
        last + 1 < min(len(kinds), first + _MOST_WORDS)
        and words.gaps[last] in " ~-"
        and kinds[last + 1] not in ends
    ):
        last += 1
    return last
