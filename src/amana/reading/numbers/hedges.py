"""What bounds a number: the words before and after it that say about, more than, at most, up by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from amana.reading.numbers.near import After, Before, skip_back, skip_blanks
from amana.reading.numbers.tables import forms, rows

Kind = Literal["more", "less", "about", "equal", "rise", "fall"]


class Hedging(NamedTuple):
    """A hedge, where it begins and ends, and whether its words only count with percent, money and points."""

    kind: Kind
    start: int
    end: int
    drift: bool = False


_KINDS: dict[str, Kind] = {
    "more": "more", "less": "less", "about": "about", "equal": "equal", "rise": "rise", "fall": "fall",
}  # fmt: skip
_ARTICLE = re.compile(
    r"(?<![a-z])(?:the|an?|another|its|their|some|other|those) $|(?<![\u0621-\u064a])(?:ال|ب|من)$"
)
_ADVERB = re.compile(r"(?<![a-z])[a-z]{2,12}ly$")
_CHANGE_JOINS = 3


def _phrases(side: str) -> Iterator[tuple[str, tuple[Kind, bool]]]:
    for hedge, where, english, arabic in rows("hedges"):
        if where == side or (where == "drift" and side == "change"):
            for form in forms(english) + forms(arabic):
                yield form, (_KINDS[hedge], where == "drift")


@cache
def _before() -> Before[tuple[Kind, bool]]:
    return Before(list(_phrases("before")))


@cache
def _after() -> After[tuple[Kind, bool]]:
    return After(list(_phrases("after")))


@cache
def _change() -> Before[tuple[Kind, bool]]:
    return Before(list(_phrases("change")))


@cache
def _joins() -> Before[str]:
    return Before(
        [
            (form, kind)
            for kind, english, arabic in rows("between")
            if kind == "by"
            for form in forms(english) + forms(arabic)
        ]
    )


def hedge_before(text: str, start: int) -> Hedging | None:
    """The hedge that ends at `start`, an article between them allowed."""
    end = skip_back(text, start)
    end -= text[end - 1 : end] == "-" and end > 1 and text[end - 2].isalpha()
    found = _before().find(text, end)
    if found is None and (article := _ARTICLE.search(text, max(0, start - 8), start)):
        end = skip_back(text, article.start())
        found = _before().find(text, end)
    return Hedging(found[1][0], found[0], end) if found else None


def change_before(text: str, start: int) -> Hedging | None:
    """The verb or noun of rising or falling that ends at `start`, `by` and its like between them allowed."""
    end = skip_back(text, start)
    for _ in range(_CHANGE_JOINS):
        found = _change().find(text, end)
        if found is not None:
            return Hedging(found[1][0], found[0], end, found[1][1])
        join = _joins().find(text, end)
        adverb = _ADVERB.search(text, max(0, end - 16), end) if join is None else None
        if join is None and adverb is None:
            return None
        end = skip_back(text, join[0] if join else adverb.start() if adverb else end)
    return None


def hedge_after(text: str, end: int) -> Hedging | None:
    """The hedge that begins at `end`, a blank or hyphen between them allowed."""
    start = skip_blanks(text, end)
    found = _after().find(text, start)
    if found is None and text[start : start + 1] == "-":
        start += 1
        found = _after().find(text, start)
    return Hedging(found[1][0], start, found[0], found[1][1]) if found else None
