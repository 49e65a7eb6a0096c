"""How the matches of a pattern can begin: which class first, which second, and whether one word can be all.

With it a pattern is tried only where its first two words fit. Knows the syntax that the tables use: sets, groups,
alternatives, `?`, `*`, `+`, `{m,n}` and looks ahead or behind, which are taken as always fulfilled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_QUANTITY = re.compile(r"[?*+]|\{(\d+)(?:,(\d+))?\}")
_BRACKET = re.compile(r"[()]")
_REMEMBERED = 1 << 10
ANY = "."


@dataclass(frozen=True, slots=True)
class Start:
    """First characters, each with those that may follow it; which may be all of a match; whether none may be."""

    seconds: dict[str, frozenset[str]]
    one: frozenset[str]
    empty: bool

    def fits(self, pair: str) -> bool:
        """Whether a match can begin with these two characters (one at the end of a text)."""
        return any(first in self.seconds and self._goes_on(first, pair[1:]) for first in (pair[0], ANY))

    def before(self, seconds: str) -> frozenset[str]:
        """The first characters that any of these may follow."""
        wanted = {ANY, *seconds}
        return self.one.union(first for first, second in self.seconds.items() if not wanted.isdisjoint(second))

    def _goes_on(self, first: str, second: str) -> bool:
        following = self.seconds[first]
        return first in self.one or (second != "" and (second in following or ANY in following))


_NONE: frozenset[str] = frozenset()
_NOTHING = Start({}, _NONE, True)
_NEVER = Start({}, _NONE, False)


@lru_cache(_REMEMBERED)
def start_of(pattern: str) -> Start:
    """How the matches of a pattern begin; the same groups stand in many patterns."""
    found, at = _NEVER, 0
    while True:
        one, at = _sequence(pattern, at)
        found = _either(found, one)
        if at >= len(pattern):
            return found
        at += 1


def _of_set(characters: str) -> Start:
    return Start(dict.fromkeys(characters, _NONE), frozenset(characters), False)


def _then(left: Start, right: Start) -> Start:
    if left is _NOTHING or right is _NOTHING:
        return right if left is _NOTHING else left
    following = frozenset(right.seconds)
    seconds = {
        first: second | following if first in left.one else second for first, second in left.seconds.items()
    }
    if left.empty:
        seconds = _merged(seconds, right.seconds)
    one = (left.one if right.empty else _NONE) | (right.one if left.empty else _NONE)
    return Start(seconds, one, left.empty and right.empty)


def _either(left: Start, right: Start) -> Start:
    if left is _NEVER:
        return right
    return Start(_merged(left.seconds, right.seconds), left.one | right.one, left.empty or right.empty)


def _merged(some: dict[str, frozenset[str]], others: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    merged = dict(some)
    for first, second in others.items():
        merged[first] = merged.get(first, _NONE) | second
    return merged


def _sequence(pattern: str, at: int) -> tuple[Start, int]:
    found = _NOTHING
    while at < len(pattern) and pattern[at] != "|":
        atom, at = _atom(pattern, at)
        quantity = _QUANTITY.match(pattern, at)
        if quantity:
            atom, at = _repeated(atom, quantity), quantity.end()
        found = _then(found, atom)
    return found, at


def _repeated(atom: Start, quantity: re.Match[str]) -> Start:
    least = int(quantity[1]) if quantity[1] else 1 if quantity[0] == "+" else 0
    found = atom if quantity[0] == "?" else _then(atom, _either(atom, _NOTHING))
    if least > 1:
        found = _then(atom, atom)
    return _either(found, _NOTHING) if least == 0 else found


def _atom(pattern: str, at: int) -> tuple[Start, int]:
    if pattern[at] == "[":
        end = pattern.index("]", at)
        return _of_set(pattern[at + 1 : end]), end + 1
    if pattern[at] != "(":
        return _of_set(pattern[at]), at + 1
    end = _closing(pattern, at)
    return start_of(pattern[at + 3 : end]) if pattern.startswith("(?:", at) else _NOTHING, end + 1


def _closing(pattern: str, at: int) -> int:
    """Where the group ends that begins here."""
    depth = 0
    for match in _BRACKET.finditer(pattern, at):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return match.start()
    raise ValueError(pattern)
