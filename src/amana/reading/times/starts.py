"""How the matches of a pattern can begin: which class first, which second, and whether one word can be all.

With it a pattern is tried only where its first two words fit. Knows the syntax that the tables use: sets, groups,
alternatives, `?`, `*`, `+`, `{m,n}` and looks ahead or behind, which are taken as always fulfilled.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUANTITY = re.compile(r"[?*+]|\{(\d+)(?:,(\d+))?\}")
ANY = "."


@dataclass(frozen=True, slots=True)
class Start:
    """First and second characters, and whether a match may be one character long, or none."""

    first: frozenset[str]
    second: frozenset[str]
    one: bool
    empty: bool

    def fits(self, pair: str) -> bool:
        """Whether a match can begin with these two characters (one at the end of a text)."""
        if pair[0] not in self.first and ANY not in self.first:
            return False
        return self.one or (len(pair) > 1 and (pair[1] in self.second or ANY in self.second))


_NOTHING = Start(frozenset(), frozenset(), False, True)
_NEVER = Start(frozenset(), frozenset(), False, False)


def start_of(pattern: str) -> Start:
    """How the matches of a pattern begin."""
    return _alternatives(pattern, 0)[0]


def _then(left: Start, right: Start) -> Start:
    none: frozenset[str] = frozenset()
    return Start(
        left.first | (right.first if left.empty else none),
        left.second | (right.first if left.one else none) | (right.second if left.empty else none),
        (left.one and right.empty) or (left.empty and right.one),
        left.empty and right.empty,
    )


def _either(left: Start, right: Start) -> Start:
    return Start(
        left.first | right.first, left.second | right.second, left.one or right.one, left.empty or right.empty
    )


def _alternatives(pattern: str, at: int) -> tuple[Start, int]:
    found = _NEVER
    while True:
        one, at = _sequence(pattern, at)
        found = _either(found, one)
        if at >= len(pattern) or pattern[at] == ")":
            return found, at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[Start, int]:
    found = _NOTHING
    while at < len(pattern) and pattern[at] not in "|)":
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
        return Start(frozenset(pattern[at + 1 : end]), frozenset(), True, False), end + 1
    if pattern[at] != "(":
        return Start(frozenset(pattern[at]), frozenset(), True, False), at + 1
    if pattern.startswith("(?:", at):
        inner, end = _alternatives(pattern, at + 3)
        return inner, end + 1
    look = re.compile(r"\(\?<?[=!]").match(pattern, at)
    _, end = _alternatives(pattern, look.end() if look else at + 1)
    return _NOTHING, end + 1
