"""Words as attribution sees them, with their class; where they stand is worked out when it is asked for.

A word looks the same wherever it is written the same: stretches between blanks are cut once and remembered, and a
text's words are the remembered ones. Only rows that are found need offsets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate, chain, count
from typing import NamedTuple

from amana.language import fold
from amana.reading.statements.drafts import Stretch
from amana.reading.statements.tables import arabic_classes, arabic_triggers, english_triggers, word_classes

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

    `at` is where it stands in its stretch between blanks; `cue`: whether a statement may be found at it.
    """

    key: str
    kind: str
    size: int
    at: int = 0
    cue: bool = False
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
        return Word(key, arabic_classes().get(key, "W"), len(written), at, key in arabic_triggers())
    key = written.lower().replace("’", "'")
    kind = word_classes().get(key) or _kind(written, key)
    return Word(key, kind, len(written), at, key in english_triggers())


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


class Words(list[Word]):
    """The words of a stretch of text, and where each of them stands."""

    __slots__ = ("_runs", "_starts")

    def __init__(self) -> None:
        self._runs: list[tuple[int, list[str], list[tuple[Word, ...]]]] = []
        self._starts: list[int] | None = None

    def add(self, text: str, start: int, end: int) -> None:
        """Add the words of text[start:end]."""
        parts = _parts(text, start, end)
        cuts = list(map(_CUT.__getitem__, parts))
        self._runs.append((start, parts, cuts))
        self.extend(chain.from_iterable(cuts))

    def add_quote(self, start: int, end: int, quote: int) -> None:
        """Add a quotation as one word."""
        word = Word("", "QUOTE", end - start, 0, False, quote)
        self._runs.append((start, [""], [(word,)]))
        self.append(word)

    def only(self, kept: Iterable[int]) -> Words:
        """Some of these words."""
        some, starts, numbers = Words(), self.starts, list(kept)
        some.extend([self[at] for at in numbers])
        some._starts = [starts[at] for at in numbers]
        return some

    @property
    def starts(self) -> list[int]:
        """Where each word starts in the text."""
        if self._starts is None:
            self._starts = [
                offset + blanks + word.at
                for start, parts, cuts in self._runs
                for offset, blanks, cut in zip(accumulate(map(len, parts), initial=start), count(), cuts)
                for word in cut
            ]
        return self._starts

    def end(self, at: int) -> int:
        """Where a word ends in the text."""
        return self.starts[at] + self[at].size

    def span(self, first: int, last: int) -> Stretch:
        """Where words[first:last] stand in the text."""
        starts = self._starts or self.starts
        return starts[first], starts[last - 1] + self[last - 1].size


def _parts(text: str, start: int, end: int) -> list[str]:
    """What stands between blanks."""
    parts = text[start:end].split(" ")
    if parts[0].startswith("-") or parts[-1].endswith("-"):
        _undash(parts, text[max(start - 1, 0) : start])
    return parts


def _undash(parts: list[str], before: str) -> None:
    """A hyphen at either end counts as a word only with a blank on both its sides, and there is none behind."""
    first = parts[0]
    if first[:1] == "-" != first[1:2] and not before.isspace():
        parts[0] = _NO_DASH + first[1:]
    last = parts[-1]
    if last[-1:] == "-" and (last == "-" or last[-2].isspace()):
        parts[-1] = last[:-1] + _NO_DASH


def words_between(text: str, start: int, end: int) -> Words:
    """The words of any stretch, quotations not looked for."""
    words = Words()
    words.add(text, start, end)
    return words
