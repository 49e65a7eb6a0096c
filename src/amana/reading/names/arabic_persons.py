"""Persons in Arabic text: patterns over the letters of `arabic_words.kind`, each with its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from amana.reading.names.arabic_words import kind
from amana.reading.names.found import Found, apart
from amana.reading.names.lists import parts
from amana.reading.names.scan import Words

# Units of a name. Every word is a letter and the letter of its gap; a unit has no gap after it.
_ABU = "U (?:E e|[GgFwoXNSvdeckj])"
_COMPOUND = f"E e|[Ggwvock] e|{_ABU}|M [GgFwXS]"
_STRONG = f"(?:E e|[Gw] e|{_ABU}|M [GgFXS]|[GgF]|Q [ogGF])"
_UNIT = (
    f"(?: (?:(?:[BL] ){{1,2}}(?:{_COMPOUND}|[GgFwoXNSvkjdy])|(?:Q )?(?:{_COMPOUND}|(?<!F )[GgoXN]|[FS])"
    "|(?<=[Gge] )w|(?<=[Gw] )y|(?<=g )[kjDz]|(?<=G )[kd]|(?<=[Geyw] )D|(?<=[Ge] )T(?! [GgFwoXSEUTKD])|T(?= [Gw])))"
)
_NEXT = f"(?:{_UNIT}{{1,5}}|(?:(?<=[Gg]) v(?=[^ ]| [RCTWOK]))?)"
_WEAK = f"w (?:[BLQ] )?(?:{_COMPOUND}|[GgFXSoNwvy])"
_WEAKER = f"w (?:[BLQ] )?(?:{_COMPOUND}|[GgFXSoNwy]|[vk](?=[^ ]| [RCTWOKI]))"
_KING = "(?: n(?: x)?)?"
# A first name that is a word too, before one that is none: دان غيلرمان.
_FOREIGN = "(?:[vzk] )?o"

_RULES = (
    ("ar/title", f'T[ "](?:[KDTO] ){{0,3}}((?:{_STRONG}|{_WEAKER}|{_FOREIGN}|[wXSy]){_NEXT}{_KING})'),
    ("ar/head", f'O[ "](?:[KDT] ){{0,3}}((?:{_STRONG}|{_WEAKER}|{_FOREIGN}|[wXS]){_NEXT})'),
    ("ar/given", f"(?<!p )({_STRONG}{_NEXT})"),
    ("ar/weak-given", f"(?<!p )(w (?:[BLQ] )?(?:{_COMPOUND}|[GgFXSN]){_NEXT})"),
    ("ar/ali", f"(y (?:B |(?=E e|U [^c]|[GFS].)){_STRONG}{_NEXT})"),
    ("ar/office", f"R (?:[dDPNKXHZO] ){{0,6}}?((?:o|{_WEAK}|S){_NEXT})(?![^ ,.:])"),
    ("ar/work", f'W[ "](?:[KDT] ){{0,3}}((?:[oXS]|{_WEAK}){_NEXT})'),
    ("ar/nationality", f"D ((?:{_FOREIGN}|{_WEAK}){_NEXT})"),
    ("ar/cue", f"C (?:D )?((?:{_FOREIGN}|[XS]|{_WEAK}){_NEXT})"),
    ("ar/clause", f"I ((?:[oS]|{_WEAK}){_NEXT})"),
    ("ar/foreign-run", f"(?<!p )(o (?:Q )?o{_NEXT})"),
    ("ar/house", f"(B [GgFoXSE]{_NEXT})"),
    ("ar/family", f"(?<!p )(S{_NEXT})"),
)


# What may be a surname that is known from elsewhere in the text.
_ALONE = "oXNSGgFwd"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(pattern)) for rule, pattern in _RULES)


_ABD = re.compile("E ")


def persons(words: Words, kinds: Sequence[str]) -> list[Found]:
    """Every person found, in order, none inside another. `kinds` has a letter for each word."""
    joined = _with_compounds(words.joined(kinds), words)
    found = [one for rule, pattern in _patterns() for one in _matches(rule, pattern, joined, words)]
    found = apart(found)
    return apart(found + list(_surnames(words, kinds, found)))


def _with_compounds(joined: str, words: Words) -> str:
    """The second half of عبد الله and صلاح الدين is `e`, whatever word it is otherwise."""
    second = frozenset(parts("compound-end", 2))
    ends = [at for at in words.among(second) if joined[2 * at - 2] in "Ggwvock"]
    ends += [found.start() // 2 + 1 for found in _ABD.finditer(joined)]
    made = list(joined)
    for at in ends:
        if at and at < len(words.words) and joined[2 * at - 1] == " " and words.words[at].startswith("ال"):
            made[2 * at] = "e"
    return "".join(made)


def _matches(rule: str, pattern: re.Pattern[str], joined: str, words: Words) -> Iterator[Found]:
    for match in pattern.finditer(joined):
        first, last = match.start(1) // 2, (match.end(1) - 1) // 2
        role = match.start() // 2 if match.start() < match.start(1) else -1
        yield Found(first, last, kind(words.words[first])[1], rule, role)


def _surnames(words: Words, kinds: Sequence[str], found: Sequence[Found]) -> Iterator[Found]:
    """The last part of a name found elsewhere in the text, standing alone."""
    last = {words.words[one.last] for one in found if one.last > one.first}
    for at in words.among(last):
        if kinds[at] in _ALONE:
            yield Found(at, at, 0, "ar/surname")
