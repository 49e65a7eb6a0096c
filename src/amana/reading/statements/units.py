"""Units: sentences as attribution sees them, each quotation one opaque token, words with their class."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from amana.reading.statements.quotes import Quote
from amana.reading.statements.tables import cue_forms, phrases
from amana.reading.statements.words import ARABIC, Word, Words
from amana.reading.view import View

_TAIL = re.compile(r"[^\s.!?,]+(?:\s+[^\s.!?,]+){0,5}")
_LONG_TAIL = 100
_ASIDE = 8
_LONGEST_UNIT = 250


class Unit(NamedTuple):
    """A sentence with the quotations that belong to it. `arabic`: by its first letters."""

    start: int
    end: int
    line: int
    words: Words
    arabic: bool
    quoted: tuple[Word, ...] = ()  # the quotations among its words


def units_of(view: View, quotes: Sequence[Quote]) -> list[Unit]:
    """The units of a text, in order. Only quotations that stand in no other are tokens."""
    outer = [(at, quote) for at, quote in enumerate(quotes) if quote.parent is None]
    starts = [quote.outer[0] for _, quote in outer]
    bounds = _bounds(view, outer, starts)
    return [piece for start, end in bounds for piece in _pieces(_unit(view, start, end, outer, starts))]


def _pieces(unit: Unit) -> list[Unit]:
    """A unit of bearable length: rules may look at all of it for each of its words."""
    words = unit.words
    if len(words) <= _LONGEST_UNIT:
        return [unit]
    cuts = [
        words.only(range(at, min(at + _LONGEST_UNIT, len(words)))) for at in range(0, len(words), _LONGEST_UNIT)
    ]
    return [Unit(*cut.span(0, len(cut)), unit.line, cut, unit.arabic, _quoted(cut)) for cut in cuts]


def _quoted(words: list[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.kind == "QUOTE")


def _bounds(view: View, outer: list[tuple[int, Quote]], starts: list[int]) -> list[tuple[int, int]]:
    bounds: list[tuple[int, int]] = []
    for start, end in view.sentences:
        if bounds and _belongs(view, bounds[-1], start, end, outer, starts):
            bounds[-1] = (bounds[-1][0], max(end, bounds[-1][1]))
        else:
            bounds.append((start, end))
    return bounds


def _belongs(
    view: View,
    before: tuple[int, int],
    start: int,
    end: int,
    outer: list[tuple[int, Quote]],
    starts: list[int],
) -> bool:
    """Whether a sentence goes on with the unit before: it begins inside a quotation, or only says whose it was."""
    if view.text[before[1] - 1] == ")" and view.text[start].islower():
        return True
    at = bisect_right(starts, start) - 1
    if at < 0:
        return False
    quote = outer[at][1]
    if start < quote.outer[1]:
        return quote.outer[0] < start
    if quote.outer[1] != before[1] or "\n" in view.text[before[1] : start]:
        return False
    asked = view.text[quote.end - 1] in "?!"
    return view.text[start].islower() or _is_tail(view.text, start, end, asked)


def _is_tail(text: str, start: int, end: int, asked: bool) -> bool:
    """Whether all it says is whose words they were; behind a question or a cry it may say more."""
    if asked:
        said = (word.lower().strip(",.") for word in text[start : min(end, start + _LONG_TAIL)].split())
        return any(word in cue_forms() for word in islice(said, 1, None))
    tail = _TAIL.match(text, start, end)
    if tail is None or text[tail.end() : tail.end() + 1] in (",", ":"):
        return False
    words = [word.lower() for word in tail[0].split()]
    last = next((n for n, word in enumerate(words) if word in cue_forms()), None)
    return last is not None and last > 0 and (last == len(words) - 1 or words[last + 1] in ("in", "on", "of"))


def _unit(view: View, start: int, end: int, outer: list[tuple[int, Quote]], starts: list[int]) -> Unit:
    words = Words()
    at = max(bisect_right(starts, start) - 1, 0)
    here = start
    while at < len(outer) and outer[at][1].outer[0] < end:
        index, quote = outer[at]
        at += 1
        if quote.outer[1] <= start:
            continue
        words.add(view.text, here, quote.outer[0])
        words.add_quote(*quote.outer, index)
        here = max(here, quote.outer[1])
    words.add(view.text, here, end)
    if view.text.find("(", start, end) >= 0 or view.text.find("[", start, end) >= 0:
        words = _without_asides(words)
    arabic = view.has_arabic and next((word.key[0] >= ARABIC for word in words if word.key[:1].isalpha()), False)
    quoted = _quoted(words) if here > start else ()
    return Unit(start, end, view.line_at(start)[0], words, arabic, quoted)


def _without_asides(words: Words) -> Words:
    """Without short brackets, which stand in nobody's way: Sen. X (D-Mo.) said."""
    kept: list[int] = []
    at = 0
    for opening in [n for n, word in enumerate(words) if word.kind == "(" and n]:
        if opening < at:
            continue
        after = range(opening + 1, min(opening + _ASIDE, len(words)))
        close = next((n for n in after if words[n].kind == ")"), None)
        if close is not None:
            kept += range(at, opening)
            at = close + 1
    return words.only([*kept, *range(at, len(words))]) if at else words


def setting(word: Word) -> bool:
    """Whether a word says where or how something was said: `in an interview`."""
    return word.key in _settings()


def _settings() -> frozenset[str]:
    return frozenset(phrases("setting"))
