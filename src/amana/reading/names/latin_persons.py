"""Persons in Latin script: patterns over the letters of `latin_words.kind`, each with its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from amana.reading.names.found import Found, apart
from amana.reading.names.latin_words import KINDS
from amana.reading.names.offices import offices
from amana.reading.names.scan import Words

_WORD = "(?:(?:[pBU] ){0,2}[GgFKkXI])"
_NICKNAME = '"[GgFKkIA]"(?=[GFKXW])[GFKXW]'
# A word of the dictionary (Banks, Fox) is a surname only where a given name stands before it.
_PART = f"(?: {_WORD}|{_NICKNAME}|(?<=[GI] )W(?! [WCEHKhb]))"
_MORE = f"(?:{_PART}){{1,4}}"
_SOME = f"(?:{_PART}){{0,4}}"
# Beside a verb of speech, an age or a title a word of the dictionary may be a name as well.
_ANY = f"(?:(?: (?:[pBU] ){{0,2}}[GgFKkXIW]|{_NICKNAME})){{0,4}}"

# What stands before the first letter of a name is looked at behind it: so the search leaps from letter to letter.
_RULES = (
    ("en/title", f"T[ .~](?:[TR][ .]){{0,3}}((?:{_WORD}|W(?! [CEHhb])){_ANY})(?! [EHh])"),
    ("en/office", f"R (?:[of] (?:[DCHKPNZEW] ){{1,4}}?)?({_WORD}{_SOME})(?! [EHh])"),
    (
        "en/given",
        f"([GFgKkU](?<!E .)(?:(?<=[GF]){_SOME}|(?<=g){_MORE}|(?<=[KkGg]) (?:[pBU] {_WORD}|X){_SOME}"
        f"|(?<=U) [GFKX]{_SOME}))(?! [EHh])",
    ),
    ("en/capitals", f"([KI](?<![EWCPZD] .) (?:I )?{_WORD}{_SOME})(?! [EHhCWZP])"),
    ("en/article", "(X)"),
    ("en/role", f"w ({_WORD}{_SOME})"),
    ("en/said", f"v ({_WORD}{_SOME})(?! [EHhCW])"),
    ("en/says", f"([GgFKkXW](?<![ECW] .){_ANY})[ ,]v"),
    ("en/age", f"([GgFKkXW]{_ANY})#"),
    ("en/apposition", f"([GgFKkX]{_MORE}),(?:[DszqbNKCPW] ){{0,4}}[wrRT]"),
)
# Letters of a word that a place may be without being one: a title, an office.
_NEVER_PLACES = "TR"
# What may be a surname that is known from elsewhere in the text.
_ALONE = re.compile("[KkGgFXNWC]")


# A capital says less behind a full stop, a line's end or a colon.
_WHERE_A_SENTENCE_BEGINS = [(f"{stop}{one}", f"{stop}{other}") for stop in "./:" for one, other in ("Kk", "WC")]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(pattern)) for rule, pattern in _RULES)


def letters(words: Words, places: Iterable[int]) -> list[str]:
    """A letter for each word; those at `places` are places."""
    kinds = list(map(KINDS.__getitem__, words.words))
    for at in places:
        if kinds[at] not in _NEVER_PLACES:
            kinds[at] = "P"
    joined = "." + words.joined(kinds)
    for letter, instead in _WHERE_A_SENTENCE_BEGINS:
        joined = joined.replace(letter, instead)
    return list(joined[1::2])


def persons(words: Words, kinds: Sequence[str]) -> list[Found]:
    """Every person, in order, none inside another; then surnames found elsewhere, and offices, standing alone."""
    joined = words.joined(kinds)
    found = apart([one for rule, pattern in _patterns() for one in _matches(rule, pattern, joined)])
    return apart(found + list(_surnames(words, joined, found)) + list(offices(joined)))


def _matches(rule: str, pattern: re.Pattern[str], joined: str) -> Iterator[Found]:
    for match in pattern.finditer(joined):
        first, last = match.start(1) // 2, (match.end(1) - 1) // 2
        yield Found(first, last, 0, rule, match.start() // 2 if match.start() < match.start(1) else -1)


def _surnames(words: Words, joined: str, found: Sequence[Found]) -> Iterator[Found]:
    last = {words.words[one.last] for one in found if one.last > one.first or one.role >= 0}
    for match in _ALONE.finditer(joined) if last else ():
        at = match.start() // 2
        if words.words[at] in last:
            yield Found(at, at, 0, "en/surname")
