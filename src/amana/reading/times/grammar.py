"""The patterns of times (`patterns.tsv`, `patterns_ar.tsv`), each tried where its first two word classes fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from amana.reading.times.lexicon import BREAK, OTHER, class_characters, rows
from amana.reading.times.starts import Start, start_of

TABLES = {"en": "patterns.tsv", "ar": "patterns_ar.tsv"}
_SET = re.compile(r"\{([a-z_0-9A-Z ]+)\}")
_PART = re.compile(r"<([A-Z]+)>")
_UNKNOWN = OTHER + BREAK

Match = Callable[[str, int], re.Match[str] | None]


@cache
def patterns(language: str) -> tuple[tuple[str, str, str], ...]:
    """Rule, maker and pattern over class characters, in the order in which they are tried."""
    parts: dict[str, str] = {}
    found = []
    for rule, maker, pattern, *_ in rows(TABLES[language]):
        spelled = _PART.sub(lambda match: f"(?:{parts[match[1]]})", pattern)
        if rule == "def":
            parts[maker] = spelled
        else:
            found.append((rule, maker, _SET.sub(_set, spelled)))
    return tuple(found)


def _set(match: re.Match[str]) -> str:
    """The characters of the classes: `unit` with or without its article, `aunit` without, `theunit` with."""
    known = class_characters()
    known = known | {OTHER: OTHER, "unit": known["unit"] + known["theunit"], "aunit": known["unit"]}
    return f"[{''.join(known[name] for name in match[1].split())}]"


class Rule:
    """A pattern with its name and its maker; compiled when it is first tried."""

    __slots__ = ("maker", "match", "name", "pattern")

    def __init__(self, name: str, maker: str, pattern: str) -> None:
        self.name, self.maker, self.pattern = name, maker, pattern
        self.match: Match = self._first_match  # of a string of classes, from a place in it

    def _first_match(self, kinds: str, begin: int) -> re.Match[str] | None:
        self.match = re.compile(self.pattern).match
        return self.match(kinds, begin)


@cache
def _rules(languages: tuple[str, ...]) -> tuple[tuple[Start, Rule], ...]:
    every = [row for language in languages for row in patterns(language)]
    return tuple((start_of(pattern), Rule(name, maker, pattern)) for name, maker, pattern in every)


class Table(dict[str, tuple[Rule, ...]]):
    """Two neighbouring classes → the rules whose matches can begin so, in order; filled as pairs are met.

    `beginning` finds where one may begin: most words are of no class, and few classes begin one before those.
    """

    def __init__(self, languages: tuple[str, ...]) -> None:
        super().__init__()
        self._rules = _rules(languages)
        starts = [start for start, _ in self._rules]
        firsts = frozenset().union(*(start.seconds for start in starts)) - {OTHER}
        any_next = frozenset().union(*(start.before(_UNKNOWN) for start in starts)) - {OTHER}
        before_any, beside_known = ("".join(sorted(some)) for some in (any_next, firsts - any_next))
        self.beginning = re.compile(f"[{before_any}]|[{beside_known}](?![{_UNKNOWN}])")

    def __missing__(self, pair: str) -> tuple[Rule, ...]:
        self[pair] = fitting = tuple(rule for start, rule in self._rules if start.fits(pair))
        return fitting


@cache
def table(languages: tuple[str, ...]) -> Table:
    """The rules of these languages by how they begin."""
    return Table(languages)


def matches(
    kinds: str, languages: tuple[str, ...], accepts: Callable[[int, int, Rule], bool] = lambda *_: True
) -> None:
    """Try the rules on a string of classes from left to right.

    A stretch that is accepted is not looked at again; one that is refused is tried by the rules that follow.
    """
    rules, done = table(languages), 0
    for begin in [match.start() for match in rules.beginning.finditer(kinds)]:
        for rule in rules[kinds[begin : begin + 2]] if begin >= done else ():
            match = rule.match(kinds, begin)
            if match and accepts(begin, match.end(), rule):
                done = match.end()
                break
