"""What bounds a number: the words before and after it that say about, more than, at most, up by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from amana.reading.numbers.near import After, Before, Place, skip_back, skip_blanks
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
# Then the hedge is of what comes: 5000, or less than 6000.
_GOES_ON = re.compile(r" (?:than|من|\d)")
_IS = re.compile(r"(?<![a-z])(?:is|are|was|were|be|been|ended|closed) $")
_CHANGE_JOINS = 3


def _phrases(side: str) -> Iterator[tuple[str, tuple[Kind, bool]]]:
    for hedge, where, english, arabic in rows("hedges"):
        if where.removesuffix("-drift") == side or (where == "drift" and side == "change"):
            for form in forms(english) + forms(arabic):
                yield form, (_KINDS[hedge], where.endswith("drift"))


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


def hedge_before(place: Place, start: int) -> Hedging | None:
    """The hedge that ends at `start`, an article between them allowed."""
    text = place.text
    end = skip_back(text, start)
    end -= text[end - 1 : end] == "-" and end > 1 and text[end - 2].isalpha()
    found = _before().find(place, end)
    if found is None and (article := _ARTICLE.search(text, max(0, start - 8), start)):
        end = skip_back(text, article.start())
        found = _before().find(place, end)
    return Hedging(found[1][0], found[0], end) if found else None


def change_before(place: Place, start: int) -> Hedging | None:
    """The verb or noun of rising or falling that ends at `start`, `by` and its like between them allowed."""
    text = place.text
    end = skip_back(text, start)
    for _ in range(_CHANGE_JOINS):
        found = _change().find(place, end)
        if found is not None:
            drift = found[1][1] and not _IS.search(text, max(0, found[0] - 9), found[0])
            return Hedging(found[1][0], found[0], end, drift)
        join = _joins().find(place, end)
        adverb = _ADVERB.search(text, max(0, end - 16), end) if join is None else None
        if join is None and adverb is None:
            return None
        end = skip_back(text, join[0] if join else adverb.start() if adverb else end)
    return None


def hedge_after(place: Place, end: int) -> Hedging | None:
    """The hedge that begins at `end`, a blank or hyphen between them allowed."""
    text = place.text
    start = skip_blanks(text, end)
    found = _after().find(place, start)
    if found is None and text[start : start + 1] == "-":
        start += 1
        found = _after().find(place, start)
    if found is None or _GOES_ON.match(text, found[0]):
        return None
    return Hedging(found[1][0], start, found[0], found[1][1])
