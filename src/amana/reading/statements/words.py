"""Words as attribution sees them, with their class; where they stand is worked out when it is asked for.

A word looks the same wherever it is written the same: stretches between blanks are cut once and remembered, and a
text's words are the remembered ones. Only rows that are found need offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, chain
from typing import NamedTuple

from amana.language import fold
from amana.reading.statements.drafts import Stretch
from amana.reading.statements.tables import arabic_classes, word_classes

ARABIC = "\u0600"
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|at|az|an)-[A-Z]")
_TOKENS = re.compile(
    r"(?:[A-Z]\.){2,5}|\d(?:[\d.,٫٬]*\d)?(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|[@#$]?[^\W_][\w’'\u064b-\u065f\u0670&-]*(?:\.[^\W\d_]+)*"
    r"|[,;:()\[\]—–―،؛…|]|--|(?<=\s)-(?=\s)"
)
_PUNCTUATION = {"،": ",", "؛": ";", "–": "—", "―": "—", "--": "—", "-": "—", "[": "(", "]": ")"}
_NOT_ADVERBS = frozenset(
    {"family", "rally", "ally", "supply", "reply", "assembly", "fly", "bully", "italy", "july", "early", "anomaly"}
)
_KEPT = 1 << 14
_LONGEST_KEPT = 40
_NO_DASH = "."


class Word(NamedTuple):
    """A word, mark or quotation: `size` in characters, `quote` the index of the quotation, -1 elsewhere.

    `at` is where it stands in the stretch between blanks that it is part of.
    """

    key: str
    kind: str
    size: int
    at: int = 0
    quote: int = -1


class _Cut(dict[str, tuple[Word, ...]]):
    """A stretch between blanks → its words."""

    def __missing__(self, part: str) -> tuple[Word, ...]:
        words = tuple([_word(match[0], match.start() - 1) for match in _TOKENS.finditer(f" {part} ")])
        if len(self) < _KEPT and len(part) <= _LONGEST_KEPT:
            self[part] = words
        return words


_CUT = _Cut()


def _word(written: str, at: int) -> Word:
    if written >= ARABIC and written[0].isalpha():
        key = fold(written)
        return Word(key, arabic_classes().get(key, "W"), len(written), at)
    key = written.lower().replace("’", "'")
    return Word(key, word_classes().get(key) or _kind(written, key), len(written), at)


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


class _Run:
    """Words without a quotation between them, or one quotation: where each stands, by its number in the run."""

    __slots__ = ("_counts", "_offsets", "cuts", "parts", "start")

    def __init__(self, start: int, parts: list[str], cuts: list[tuple[Word, ...]]) -> None:
        self.start, self.parts, self.cuts = start, parts, cuts
        self._counts: list[int] = []
        self._offsets: list[int] = []

    @property
    def count(self) -> int:
        """How many words it has."""
        if not self._counts:
            self._counts = list(accumulate(map(len, self.cuts)))
            self._offsets = list(accumulate(map(len, self.parts)))
        return self._counts[-1]

    def offset(self, number: int) -> int:
        """Where the stretch between blanks begins in which a word stands."""
        part = bisect_right(self._counts, number)
        return self.start + self._offsets[part] - len(self.parts[part]) + part


class Words(list[Word]):
    """The words of a stretch of text, and where each of them stands."""

    __slots__ = ("_chosen", "_runs")

    def __init__(self) -> None:
        super().__init__()
        self._runs: list[_Run] = []
        self._chosen: tuple[Words, list[int]] | None = None

    def add(self, text: str, start: int, end: int) -> None:
        """Add the words of text[start:end]."""
        parts = _parts(text, start, end)
        cuts = list(map(_CUT.__getitem__, parts))
        self._runs.append(_Run(start, parts, cuts))
        self.extend(chain.from_iterable(cuts))

    def add_quote(self, start: int, end: int, quote: int) -> None:
        """Add a quotation as one word."""
        word = Word("", "QUOTE", end - start, 0, quote)
        self._runs.append(_Run(start, [""], [(word,)]))
        self.append(word)

    def only(self, kept: Iterable[int]) -> Words:
        """Some of these words."""
        some = Words()
        some._chosen = (self, list(kept))
        some.extend([self[at] for at in some._chosen[1]])
        return some

    def start(self, at: int) -> int:
        """Where a word starts in the text."""
        if self._chosen is not None:
            words, kept = self._chosen
            return words.start(kept[at])
        number = at
        for run in self._runs:
            if number < run.count:
                return run.offset(number) + self[at].at
            number -= run.count
        raise IndexError(at)

    def end(self, at: int) -> int:
        """Where a word ends in the text."""
        return self.start(at) + self[at].size

    def span(self, first: int, last: int) -> Stretch:
        """Where words[first:last] stand in the text."""
        return self.start(first), self.end(last - 1)


def _parts(text: str, start: int, end: int) -> list[str]:
    """What stands between blanks; a hyphen at either end counts as a word only with a blank on both its sides."""
    parts = text[start:end].split(" ")
    first, last = parts[0], parts[-1]
    if first[:1] == "-" != first[1:2] and not text[max(start - 1, 0) : start].isspace():
        parts[0] = _NO_DASH + first[1:]
    if last[-1:] == "-" and (last == "-" or last[-2].isspace()):
        parts[-1] = parts[-1][:-1] + _NO_DASH
    return parts


def words_between(text: str, start: int, end: int) -> Words:
    """The words of any stretch, quotations not looked for."""
    words = Words()
    words.add(text, start, end)
    return words
