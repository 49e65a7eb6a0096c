"""Groups in Latin script: known ones; a head word with capitals beside it (Ministry of Water, Wadi Relief Office);
and a small head word with what makes it one group (Syrian forces, opposition factions)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from amana.reading.names.found import Found, apart
from amana.reading.names.known import known_at, latin_groups
from amana.reading.names.lists import parts
from amana.reading.names.scan import Words

_CAPITALS = frozenset("GgFKkXANPCTRHZBUIEMW")
_BEFORE_SMALL = frozenset("NZAPXKkGFHg")
_MOST_BEFORE = 6
_MOST_BEFORE_SMALL = 2


@cache
def _tail() -> re.Pattern[str]:
    capital = "[FKkXANPCTRHZBUEMW]"
    return re.compile(f" [of] (?:D )?{capital}(?:(?: &)? {capital}){{0,3}}")


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("[HhbAP](?:(?<=[Hhb])|(?<=D A)|(?<=P)(?= v))")


def groups(words: Words, kinds: Sequence[str]) -> list[Found]:
    """Every group, in order, none inside another."""
    kinds = list(kinds)
    known = list(_known(words))
    for one in known:
        kinds[one.first : one.last + 1] = "Z" * (one.last + 1 - one.first)
    joined = words.joined(kinds)
    headed = (_headed(joined, match.start() // 2, match[0]) for match in _heads().finditer(joined))
    return apart([one for one in headed if one] + known + list(_defined(words, kinds)))


def _defined(words: Words, kinds: Sequence[str]) -> Iterator[Found]:
    """A long name with its acronym in brackets, Wadi Relief Office (WRO); and the acronym wherever it stands."""
    known: set[str] = set()
    at = words.gaps.find("(") + 1
    while at:
        if at < len(kinds) and kinds[at] == "A" and words.gaps[at] != " ":
            first = _spelt_out(words, at)
            if first < at:
                known.add(words.words[at])
                yield Found(first, at - 1, 0, "group/spelt-out")
        at = words.gaps.find("(", at) + 1
    if known:
        yield from (Found(at, at, 0, "group/defined") for at in words.among(known))


def _spelt_out(words: Words, at: int) -> int:
    """Where the words begin whose first letters are the acronym at `at`; `at` where they are not."""
    first = at
    for letter in reversed(words.words[at]):
        first -= 1
        while first > 0 and words.words[first] in parts("joining", 1):
            first -= 1
        if first < 0 or words.words[first][0] != letter or words.gaps[first] not in " -(":
            return at
    return first


def _known(words: Words) -> Iterator[Found]:
    known = latin_groups()
    free = 0
    for at in words.among(known):
        length = known_at(words.words, words.gaps, at, words.words[at], known) if at >= free else 0
        if length:
            yield Found(at, at + length - 1, 0, "group/known")
            free = at + length


def _headed(joined: str, at: int, letter: str) -> Found | None:
    if letter == "A":
        return Found(at, at, 0, "group/acronym")
    if letter == "P":
        return _speaking_place(joined, at)
    return _capital_head(joined, at) if letter == "H" else _small_head(joined, at)


def _speaking_place(joined: str, at: int) -> Found | None:
    """A place that speaks is its government: where a clause begins with it, not `in Wadi al-Noor said`."""
    first = at
    while first > 0 and joined[2 * first - 2 : 2 * first] == "P ":
        first -= 1
    before = joined[2 * first - 2 : 2 * first]
    opens = not before or before in ("D ", "& ") or before[1] in './,:"'
    return Found(first, at, 0, "group/place-speaks") if opens else None


def _capital_head(joined: str, at: int) -> Found | None:
    last = at + 1 if joined[2 * at + 1 : 2 * at + 3] == " H" else at
    tail = _tail().match(joined, 2 * last + 1)
    first = _first_capital(joined, at)
    if tail:
        return Found(first, (tail.end() - 1) // 2, 0, "group/head-of")
    if first == last:
        return Found(at, at, 0, "group/definite") if joined[2 * at - 2 : 2 * at] == "D " else None
    return Found(first, last, 0, "group/head")


def _first_capital(joined: str, at: int) -> int:
    """The first of the capitals that stand before a head: Press and Media in Press and Media Office too."""
    first = at
    while first > 0 and at - first < _MOST_BEFORE and joined[2 * first - 1] in " -":
        before = joined[2 * first - 2]
        if before == "&" and first > 1 and joined[2 * first - 4] in _CAPITALS and joined[2 * first - 3] == " ":
            first -= 2
        elif before in _CAPITALS:
            first -= 1
        else:
            break
    return first


def _small_head(joined: str, at: int) -> Found | None:
    """Syrian forces, Iraqi state media; rebel factions; the government of Qandar; the army."""
    between = joined[2 * at - 2 : 2 * at] if at else ""
    first = at - 1 if between in _BETWEEN else at
    before = _first_before(joined, first)
    if before < first:
        return Found(before, at, 0, "group/small-head")
    tail = _tail().match(joined, 2 * at + 1)
    last = (tail.end() - 1) // 2 if tail else at
    if between in ("q ", "b "):
        return Found(first, last, 0, "group/small-head")
    if between != "D ":
        return None
    if tail:
        return Found(at, last, 0, "group/small-of")
    alone = joined[2 * at] == "b" and joined[2 * at + 1 : 2 * at + 3] not in _GOES_ON
    return Found(at, at, 0, "group/small") if alone else None


_BETWEEN = frozenset(["q ", "b ", "s "])
_GOES_ON = frozenset([" q", " b", " h", " s", " w"])


def _first_before(joined: str, at: int) -> int:
    first = at
    while first > 0 and at - first < _MOST_BEFORE_SMALL and joined[2 * first - 1] in " ~-":
        if joined[2 * first - 2] not in _BEFORE_SMALL:
            break
        first -= 1
    return first
