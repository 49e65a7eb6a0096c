"""What a person is, as the words beside the name say it: `the governor`, `a media activist`, `رئيس الوزراء`."""

from __future__ import annotations

from collections.abc import Sequence

from amana.reading.names.found import Found
from amana.reading.names.scan import Words

_MOST_WORDS = 8
_BEFORE = "NPqbwrATRKCW"
_LATIN = frozenset("wrTR")
_ARABIC = frozenset("ROWT")


def role_of(text: str, words: Words, kinds: Sequence[str], one: Found, latin: bool) -> str | None:
    """The words before the name, or those after it and a comma; None where neither says what the person is."""
    if one.role >= 0:
        first = _widened(words, kinds, one.role) if latin else one.role
        said = text[words.starts[first] : words.starts[one.first]].strip(' \u00a0\u200e\u200f"“,')
        return said if "\n" not in said and any(kinds[at] in "wrTROW" for at in range(first, one.first)) else None
    return _after(text, words, kinds, one, latin)


def _widened(words: Words, kinds: Sequence[str], first: int) -> int:
    """On to the left: `Homs media activist`."""
    while first > 0 and words.gaps[first - 1] == " " and kinds[first - 1] in _BEFORE:
        first -= 1
    return first


def _after(text: str, words: Words, kinds: Sequence[str], one: Found, latin: bool) -> str | None:
    wanted = _LATIN if latin else _ARABIC
    gap = words.gaps[one.last]
    first = one.last + 1
    if first >= len(kinds) or gap not in (",#" if latin else ", #"):
        return None
    last = _end_of_phrase(words, kinds, first)
    told = any(kinds[at] in wanted for at in range(first, last + 1)) if latin else kinds[first] in wanted
    return text[words.starts[first] : words.ends[last]] if told else None


def _end_of_phrase(words: Words, kinds: Sequence[str], first: int) -> int:
    last = first
    while (
        last + 1 < min(len(kinds), first + _MOST_WORDS)
        and words.gaps[last] in " ~-"
        and kinds[last + 1] not in "vC"
    ):
        last += 1
    return last
