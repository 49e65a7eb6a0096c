"""What bounds a number: the words before and after it that say about, more than, at most, up by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from amana.reading.numbers.folded import fold_letters
from amana.reading.numbers.lexicon import entry_of
from amana.reading.numbers.near import PREFIXES, After, Before, Place, skip_back, skip_blanks
from amana.reading.numbers.tables import forms, rows

Kind = Literal["more", "less", "about", "equal", "rise", "fall"]


Needs = Literal["", "drift", "by", "noun"]
Meant = tuple[Kind, Needs]


class Hedging(NamedTuple):
    """A hedge, where it begins and ends, and what its words need: `drift` a percentage, money or points, `by` a
    percentage or points, `noun` a unit that one rises or falls by (a 5 % drop)."""

    kind: Kind
    start: int
    end: int
    needs: Needs = ""


_KINDS: dict[str, Kind] = {
    "more": "more", "less": "less", "about": "about", "equal": "equal", "rise": "rise", "fall": "fall",
}  # fmt: skip
_THAN = (
    "{} than",
    "{} than or equal to",
    "{} or equal than",
    "{} or equal to",
    "equal or {} than",
    "equal to or {} than",
)
_NOT = ("no {} than", "not {} than", "no {} than or equal to")
_THAN_AR = (
    "{} من",
    "{} بقليل من",
    "{} بكثير من",
    "{} من أو يساوي",
    "{} من أو تساوي",
    "{} أو يساوي",
    "{} أو تساوي",
    "يساوي أو {} من",
    "تساوي أو {} من",
)
_NOT_AR = ("ليس {} من", "ليست {} من", "ليسوا {} من", "ما هو ليس {} من")
_SIDES: dict[str, tuple[str, Needs]] = {
    "before": ("before", ""), "after": ("after", ""), "after-drift": ("after", "drift"), "noun": ("after", "noun"),
    "change": ("change", ""), "drift": ("change", "drift"), "by": ("change", "by"),
}  # fmt: skip
_BETWEEN = re.compile(
    r"(?<![a-z])(?:the|an?|another|its|their|some|other|those|a (?:further|total of|good|full))$"
    r"|(?<![\u0621-\u064a])(?:ال|ب|من)$"
)
_ADVERB = re.compile(r"(?<![a-z])[a-z]{2,12}ly$")
# Then the hedge is of what comes: 5000, or less than 6000.
_GOES_ON = re.compile(r" (?:than|to|or|من|الي|عن|\d|([a-z\u0621-\u064a]+))")
_IS = re.compile(r"(?<![a-z])(?:is|are|was|were|be|been|ended|closed) $")
_CHANGE_JOINS = 3
# What is raised or cut `by` so much: as many words may stand between them.
_OBJECT = 5
_ASIDE = 40
_FAR = 48
_TURNED: dict[Kind, Kind] = {"more": "less", "less": "more"}
_WORD = re.compile(r"[a-z'\u0621-\u064a-]{1,20}$")


def _phrases(side: str) -> Iterator[tuple[str, Meant]]:
    for hedge, where, english, arabic in rows("hedges"):
        if where == "than":
            if side == "before":
                yield from _comparisons(_KINDS[hedge], forms(english), _THAN, _NOT)
                yield from _comparisons(_KINDS[hedge], forms(arabic), _THAN_AR, _NOT_AR)
            continue
        own, needs = _SIDES.get(where, ("", ""))
        if own == side:
            for form in forms(english) + forms(arabic):
                yield form, (_KINDS[hedge], needs)


def _comparisons(
    kind: Kind, words: list[str], own: tuple[str, ...], other: tuple[str, ...]
) -> Iterator[tuple[str, Meant]]:
    """More than, more than or equal to, equal to or more than; and no more than, which is the other bound."""
    for word in words:
        yield from ((fold_letters(frame.format(word)), (kind, "")) for frame in own)
        yield from (
            (fold_letters(frame.format(word)), ("less" if kind == "more" else "more", "")) for frame in other
        )


@cache
def _before() -> Before[Meant]:
    return Before(list(_phrases("before")))


@cache
def _after() -> After[Meant]:
    return After(list(_phrases("after")))


@cache
def _change() -> Before[Meant]:
    return Before(list(_phrases("change")))


@cache
def _joins() -> Before[str]:
    return Before(
        [(form, kind) for kind, english, arabic in rows("between") for form in forms(english) + forms(arabic)]
    )


@cache
def _ends() -> frozenset[str]:
    """What words before a number may end with that hedge it or say that it rises."""
    between = ("the", "a", "an", "another", "its", "their", "some", "other", "those", "ال", "ب", "من", "further")
    signs = (",", "-", "of", "good", "full")
    return _before().words | _change().words | _joins().words | frozenset(between + signs)


def may_hedge(place: Place, end: int) -> bool:
    """Whether the word that ends here can be of a hedge at all: most are not, and nothing more need be asked."""
    word = place.last(end)
    return word in _ends() or word[-2:] == "ly" or (word[:1] in PREFIXES and word[1:] in _ends())


def hedge_before(place: Place, start: int) -> Hedging | None:
    """The hedge that ends at `start`; an article may stand between them, or who says so (at least, he said, 40).

    Of two, the bound is meant: at least some 40, up to about 40.
    """
    text = place.text
    end = skip_back(text, start)
    end -= text[end - 1 : end] == "-" and end > 1 and text[end - 2].isalpha()
    found = _before().find(place, end)
    if found is None:
        end = _behind(text, end)
        found = _before().find(place, end) if end else None
        if found is None or not (" " in text[found[0] : end] or text.endswith("ال", 0, start)):
            return None
    elif found[1][0] == "about":
        outer = skip_back(text, found[0])
        bound = _before().find(place, outer)
        if bound is not None and bound[1][0] in ("more", "less"):
            return Hedging(bound[1][0], bound[0], outer)
    return Hedging(found[1][0], found[0], end)


def _behind(text: str, end: int) -> int:
    """Where a hedge may end that is not directly before the number; 0 for nowhere."""
    if text[end - 1 : end] == ",":
        comma = text.rfind(",", max(0, end - _ASIDE), end - 1)
        return max(comma, 0)
    article = _BETWEEN.search(text, max(0, end - 12), end)
    return skip_back(text, article.start()) if article else 0


@cache
def _far() -> tuple[re.Pattern[str], dict[str, Kind]]:
    kinds = {
        side: {
            form: _KINDS[hedge]
            for hedge, where, _, arabic in rows("hedges")
            if where == side
            for form in forms(arabic)
        }
        for side in ("far", "far-than")
    }
    direct, than = ("|".join(kinds[side]) for side in ("far", "far-than"))
    negation = r"(?<![\u0621-\u064a])(?P<no>(?:[وف]?(?:ما )?(?:لا|لم|لن|ما) )?)[وف]?"
    counted = r"(?: [\u0621-\u064a]{2,20}){1,4}"
    pattern = rf"{negation}(?:(?P<far>{direct}){counted}|(?P<than>{than}){counted} (?:عن|علي))$"
    return re.compile(pattern), {**kinds["far"], **kinds["far-than"]}


def hedge_far_before(text: str, start: int) -> Hedging | None:
    """The Arabic verb that bounds a number, with what is counted between them: لا يقل عدد القتلى عن 40."""
    end = skip_back(text, start)
    pattern, kinds = _far()
    found = pattern.search(text, max(0, end - _FAR), end)
    if found is None:
        return None
    kind = kinds[found["far"] or found["than"]]
    if found["no"] and kind in _TURNED:
        kind = _TURNED[kind]
    return Hedging(kind, found.start(), end)


def change_before(place: Place, start: int) -> Hedging | None:
    """The verb or noun of rising or falling that ends at `start`, `by` and its like between them allowed."""
    text = place.text
    end = skip_back(text, start)
    joined, explicit = "", False
    for _ in range(_CHANGE_JOINS):
        found = _change().find(place, end)
        if found is not None:
            return _changed(text, found, end, joined)
        join = _joins().find(place, end)
        adverb = _ADVERB.search(text, max(0, end - 16), end) if join is None else None
        if join is None and adverb is None:
            break
        joined = joined or (join[1] if join else "")
        explicit = explicit or (join is not None and text[join[0]] == "ب" and end - join[0] > 1)
        end = skip_back(text, join[0] if join else adverb.start() if adverb else end)
    return _change_of_object(place, end, explicit) if joined == "by" else None


def _changed(text: str, found: tuple[int, Meant], end: int, joined: str) -> Hedging:
    kind, needs = found[1]
    if joined == "by" or (needs == "drift" and _IS.search(text, max(0, found[0] - 9), found[0])):
        needs = ""
    return Hedging(kind, found[0], end, "noun" if joined == "of" else needs)


def _change_of_object(place: Place, end: int, explicit: bool) -> Hedging | None:
    """The verb before what changes: cut the price of bread by 5 %, ارتفعت أسعار الخبز بنسبة 5 %.

    `explicit`: the words between (بمقدار) say by themselves that the number is an amount of change.
    """
    text = place.text
    for _ in range(_OBJECT):
        word = _WORD.search(text, max(0, end - 20), end)
        if word is None:
            return None
        end = skip_back(text, word.start())
        found = _change().find(place, end)
        if found is not None:
            return Hedging(found[1][0], found[0], end, "" if explicit else "drift")
    return None


def hedge_after(place: Place, end: int) -> Hedging | None:
    """The hedge that begins at `end`, a blank or hyphen between them allowed."""
    text = place.text
    start = skip_blanks(text, end)
    found = _after().find(place, start)
    if found is None and text[start : start + 1] == "-":
        start += 1
        found = _after().find(place, start)
    if found is None or (not found[1][1] and _goes_on(text, found[0])):
        return None
    return Hedging(found[1][0], start, found[0], found[1][1])


def _goes_on(text: str, end: int) -> bool:
    """Whether what looks like a hedge is the next number's: 5 and above ten."""
    following = _GOES_ON.match(text, end)
    return following is not None and (following[1] is None or entry_of(following[1]) is not None)
