"""Looking up what stands directly before or after a place in a text: phrases kept by their last or first word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

_FIRST = re.compile(r"[a-z\u0621-\u064a\u00b5\u03bc]+|[^\w\s]|\d")
_LAST = re.compile(r"[a-z\u0621-\u064a]+\.?$|[^\w\s]$")
_CLITICS = "وفبل"
# Letters that Arabic words may have before them, and that phrases are looked up without.
PREFIXES = frozenset(_CLITICS)
_LONGEST_WORD = 20


class Place:
    """The folded text, and the words that end or begin at its offsets, each looked up once."""

    def __init__(
        self, text: str, kept: str, *, arabic: bool = True, known: frozenset[bytes] | None = None
    ) -> None:
        self.text = text
        self.known = known
        self.kept = kept
        self.arabic = arabic
        self._last: dict[int, str] = {}
        self._first: dict[int, str] = {}

    def last(self, end: int) -> str:
        """The word (a dot after it taken along) or the sign that ends here; empty after a blank."""
        word = self._last.get(end)
        if word is None:
            start = self.text.rfind(" ", max(0, end - _LONGEST_WORD), end) + 1
            word = self.text[max(start, end - _LONGEST_WORD) : end]
            if not word.isalpha():
                match = _LAST.search(word)
                word = match[0] if match else ""
            self._last[end] = word
        return word

    def first(self, start: int) -> str:
        """The word or the sign that begins here; empty before a blank."""
        word = self._first.get(start)
        if word is None:
            match = _FIRST.match(self.text, start)
            word = self._first[start] = match[0] if match else ""
        return word


class Before(Generic[Meaning]):
    """Phrases that may end where something begins."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._by_last = _by_word(phrases, _LAST.search)

    @property
    def words(self) -> frozenset[str]:
        """The words that phrases end with: where none of them stands, none need be looked for."""
        return frozenset(self._by_last)

    def find(self, place: Place, end: int) -> tuple[int, Meaning] | None:
        """Where the longest phrase that ends at `end` begins, and its meaning."""
        word = place.last(end)
        known = self._by_last.get(word)
        if known is None and word[:1] in PREFIXES:
            known = self._by_last.get(word[1:])
        if known is None:
            return None
        text = place.text
        for length in known.lengths:
            start = end - length
            if start >= 0 and (phrase := text[start:end]) in known.phrases and _opens(text, start):
                return start, known.phrases[phrase]
        return None


class After(Generic[Meaning]):
    """Phrases that may begin where something ends."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first = _by_word(phrases, _FIRST.match)

    @property
    def words(self) -> frozenset[str]:
        """The words that phrases begin with."""
        return frozenset(self._by_first)

    def find(self, place: Place, start: int) -> tuple[int, Meaning] | None:
        """Where the longest phrase that begins at `start` ends, and its meaning."""
        known = self._by_first.get(place.first(start))
        if known is None:
            return None
        text = place.text
        for length in known.lengths:
            end = start + length
            if (phrase := text[start:end]) in known.phrases and end <= len(text) and _closes(text, end):
                return end, known.phrases[phrase]
        return None


class _Known(Generic[Meaning]):
    """The phrases that share a word, and how long they are, longest first."""

    __slots__ = ("lengths", "phrases")

    def __init__(self, phrases: dict[str, Meaning]) -> None:
        self.phrases = phrases
        self.lengths = sorted({len(phrase) for phrase in phrases}, reverse=True)


def _by_word(
    phrases: Iterable[tuple[str, Meaning]], word: Callable[[str], re.Match[str] | None]
) -> dict[str, _Known[Meaning]]:
    """Phrases by the word that is looked up; of two alike, the first."""
    found: dict[str, dict[str, Meaning]] = {}
    for phrase, meaning in phrases:
        if match := word(phrase):
            found.setdefault(match[0], {}).setdefault(phrase, meaning)
    return {one: _Known(alike) for one, alike in found.items()}


def _opens(text: str, start: int) -> bool:
    """Whether a phrase may begin here: no letters run into it, save Arabic clitics."""
    if start == 0 or not text[start].isalnum() or not text[start - 1].isalnum():
        return True
    if text[start - 1] in _CLITICS:
        return start == 1 or not text[start - 2].isalpha() or text[start - 2] == "و"
    return False


def _closes(text: str, end: int) -> bool:
    return not (text[end - 1 : end].isalnum() and text[end : end + 1].isalnum())


def skip_blanks(text: str, at: int) -> int:
    """Where blanks, at most three, end."""
    if not text.startswith(" ", at):
        return at
    end = at + 1
    while end - at < 3 and text.startswith(" ", end):
        end += 1
    return end


def skip_back(text: str, at: int) -> int:
    """Where blanks before `at`, at most three, begin."""
    start = at
    while start > 0 and at - start < 3 and text[start - 1] == " ":
        start -= 1
    return start
