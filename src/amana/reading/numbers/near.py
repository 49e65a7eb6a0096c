"""Looking up what stands directly before or after a place in a text: phrases kept by their last or first word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

_FIRST = re.compile(r"[a-z\u0621-\u064a\u00b5\u03bc]+|[^\w\s]|\d")
_LAST = re.compile(r"[a-z\u0621-\u064a]+\.?$|[^\w\s]$")
_CLITICS = "وفبل"
_PREFIXES = frozenset(_CLITICS)
_LONGEST_WORD = 20


class Place:
    """The folded text, and the words that end or begin at its offsets, each looked up once."""

    def __init__(self, text: str, kept: str) -> None:
        self.text = text
        self.kept = kept
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
        self._by_last: dict[str, list[tuple[str, Meaning]]] = {}
        for phrase, meaning in phrases:
            last = _LAST.search(phrase)
            if last:
                self._by_last.setdefault(last[0], []).append((phrase, meaning))
        for kept in self._by_last.values():
            kept.sort(key=lambda one: -len(one[0]))

    def find(self, place: Place, end: int) -> tuple[int, Meaning] | None:
        """Where the longest phrase that ends at `end` begins, and its meaning."""
        word = place.last(end)
        phrases = self._by_last.get(word)
        if phrases is None and word[:1] in _PREFIXES:
            phrases = self._by_last.get(word[1:])
        if phrases is None:
            return None
        for phrase, meaning in phrases:
            start = end - len(phrase)
            if start >= 0 and place.text.startswith(phrase, start) and _opens(place.text, start):
                return start, meaning
        return None


class After(Generic[Meaning]):
    """Phrases that may begin where something ends."""

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[str, Meaning]]] = {}
        for phrase, meaning in phrases:
            first = _FIRST.match(phrase)
            if first:
                self._by_first.setdefault(first[0], []).append((phrase, meaning))
        for kept in self._by_first.values():
            kept.sort(key=lambda one: -len(one[0]))

    def find(self, place: Place, start: int) -> tuple[int, Meaning] | None:
        """Where the longest phrase that begins at `start` ends, and its meaning."""
        phrases = self._by_first.get(place.first(start))
        if phrases is None:
            return None
        for phrase, meaning in phrases:
            if place.text.startswith(phrase, start) and _closes(place.text, start + len(phrase)):
                return start + len(phrase), meaning
        return None


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
    end = at
    while end < len(text) and end - at < 3 and text[end] == " ":
        end += 1
    return end


def skip_back(text: str, at: int) -> int:
    """Where blanks before `at`, at most three, begin."""
    start = at
    while start > 0 and at - start < 3 and text[start - 1] == " ":
        start -= 1
    return start
