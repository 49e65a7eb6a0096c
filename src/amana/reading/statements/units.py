"""Units: sentences as attribution sees them, each quotation one opaque token, words with their class."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from amana.language import fold
from amana.reading.statements.quotes import Quote
from amana.reading.statements.tables import arabic_classes, cue_forms, phrases, word_classes
from amana.reading.view import View

_ARABIC = "\u0600"
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|an)-[A-Z]")
_TOKENS = re.compile(
    # Most words are plain letters before a blank: tried first, this takes a third off the search.
    r"[A-Za-z]+(?=[ ,\n])|[\u0621-\u064a]+(?=[ ،\n])|"
    r"(?:[A-Z]\.){2,5}|\d(?:[\d.,٫٬]*\d)?(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|[@#$]?[^\W_][\w’'\u064b-\u065f\u0670&-]*(?:\.[^\W\d_]+)*"
    r"|[,;:()\[\]—–―،؛…|]|--|(?<=\s)-(?=\s)"
)
_PUNCTUATION = {"،": ",", "؛": ";", "–": "—", "―": "—", "--": "—", "-": "—", "[": "(", "]": ")"}
_TAIL = re.compile(r"[^\s.!?,]+(?:\s+[^\s.!?,]+){0,5}")
_LONG_TAIL = 100
_NOT_ADVERBS = frozenset(
    {"family", "rally", "ally", "supply", "reply", "assembly", "fly", "bully", "italy", "july", "early", "anomaly"}
)
_ASIDE = 8
_LONGEST_UNIT = 250


class Word(NamedTuple):
    """A word, mark or quotation of a unit. `quote` is the index of the quotation, -1 elsewhere."""

    start: int
    end: int
    key: str
    kind: str
    quote: int = -1


class Unit(NamedTuple):
    """A sentence with the quotations that belong to it. `arabic`: by its first letters."""

    start: int
    end: int
    line: int
    words: list[Word]
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
    cuts = [words[at : at + _LONGEST_UNIT] for at in range(0, len(words), _LONGEST_UNIT)]
    return [Unit(cut[0].start, cut[-1].end, unit.line, cut, unit.arabic, _quoted(cut)) for cut in cuts]


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
    words: list[Word] = []
    at = max(bisect_right(starts, start) - 1, 0)
    here = start
    while at < len(outer) and outer[at][1].outer[0] < end:
        index, quote = outer[at]
        at += 1
        if quote.outer[1] <= start:
            continue
        _words(view.text, here, quote.outer[0], words)
        words.append(Word(*quote.outer, "", "QUOTE", index))
        here = max(here, quote.outer[1])
    _words(view.text, here, end, words)
    if any(view.text.find(mark, start, end) >= 0 for mark in "(["):
        words = _without_asides(words)
    arabic = view.has_arabic and next((word.key[0] >= _ARABIC for word in words if word.key[:1].isalpha()), False)
    quoted = _quoted(words) if here > start else ()
    return Unit(start, end, view.line_at(start)[0], words, arabic, quoted)


def _without_asides(words: list[Word]) -> list[Word]:
    """Without short brackets, which stand in nobody's way: Sen. X (D-Mo.) said."""
    kept: list[Word] = []
    at = 0
    while at < len(words):
        close = next((n for n in range(at + 1, min(at + _ASIDE, len(words))) if words[n].kind == ")"), None)
        if words[at].kind == "(" and close is not None and at > 0:
            at = close + 1
            continue
        kept.append(words[at])
        at += 1
    return kept


def _words(text: str, start: int, end: int, words: list[Word]) -> None:
    # As `Word(...)`, in a quarter of the time: there is one for every word of a text.
    make, add = tuple.__new__, words.append
    for match in _TOKENS.finditer(text, start, end):
        add(make(Word, (*match.span(), *_lexed(match[0]), -1)))


@lru_cache(1 << 14)
def _lexed(written: str) -> tuple[str, str]:
    """The key and the kind of a word as written."""
    if written >= _ARABIC and written[0].isalpha():
        key = fold(written)
        return key, arabic_classes().get(key, "W")
    key = written.lower().replace("’", "'")
    return key, word_classes().get(key) or _kind(written, key)


def words_between(text: str, start: int, end: int) -> list[Word]:
    """The words of any stretch, quotations not looked for."""
    words: list[Word] = []
    _words(text, start, end, words)
    return words


def _kind(written: str, key: str) -> str:
    first = written[0]
    if not first.isalnum():
        return "CAP" if first in "@#$" else _PUNCTUATION.get(written, written)
    if first.isdigit():
        return "NUM"
    if key.endswith(("'s", "s'")):
        return "GEN"
    if first.isupper() or _ARTICLE.match(written):
        return "CAP"
    return "ADV" if key.endswith("ly") and key not in _NOT_ADVERBS else "W"


def setting(word: Word) -> bool:
    """Whether a word says where or how something was said: `in an interview`."""
    return word.key in _settings()


def _settings() -> frozenset[str]:
    return frozenset(phrases("setting"))
