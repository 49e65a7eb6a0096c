"""Looking up what stands directly before or after a place in a text: phrases kept by their last or first word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")

_FIRST = re.compile(r"[a-z\u0621-\u064a\u00b5\u03bc]+|[^\w\s]|\d")
_LAST = re.compile(r"[a-z\u0621-\u064a]+\.?$|[^\w\s]$")
_CLITICS = "وفبل"
_SPAN = 42


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

    def find(self, text: str, end: int) -> tuple[int, Meaning] | None:
        """Where the longest phrase that ends at `end` begins, and its meaning."""
        last = _LAST.search(text, max(0, end - _SPAN), end)
        if last is None:
            return None
        for phrase, meaning in self._by_last.get(last[0], ()):
            start = end - len(phrase)
            if text.startswith(phrase, max(start, 0), end) and start >= 0 and _opens(text, start):
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

    def find(self, text: str, start: int) -> tuple[int, Meaning] | None:
        """Where the longest phrase that begins at `start` ends, and its meaning."""
        first = _FIRST.match(text, start)
        if first is None:
            return None
        for phrase, meaning in self._by_first.get(first[0], ()):
            if text.startswith(phrase, start) and _closes(text, start + len(phrase)):
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
