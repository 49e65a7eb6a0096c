"""Works by name: a word for a work (novel, فيلم) and a title in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from amana.reading.names.lists import flat, forms, parts, rows
from amana.reading.nouns import NameMention
from amana.reading.view import View

_MARKS = "\"“”«»„‘’'‹›"
_LOOK_BACK = 40
_MOST_WORDS = 3
_BETWEEN = " \u00a0,:"


@cache
def _title() -> re.Pattern[str]:
    return re.compile(f"[{_MARKS}]([^{_MARKS}\\n]{{2,90}})[{_MARKS}]")


@cache
def _heads() -> frozenset[str]:
    english = (form for row in rows("works.tsv") for form in forms(row, 1))
    return frozenset(english) | {flat(form) for row in rows("works.tsv") for form in forms(row, 2)}


def works(view: View, flat_text: str) -> Iterator[NameMention]:
    """The works that the text names, in order."""
    heads, called = _heads(), parts("called", 1) + parts("called", 2)
    for match in _title().finditer(flat_text):
        before = flat_text[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip(_BETWEEN).split()
        if before and before[-1] in called:
            before.pop()
        word = next((word for word in _endings(before) if word.lower() in heads), None)
        if word:
            start, end = match.span(1)
            yield NameMention(start, end, view.text[start:end], "work", None, word, "work/quoted")


def _endings(words: list[str]) -> Iterator[str]:
    """The last three words, the last two, the last."""
    for first in range(max(0, len(words) - _MOST_WORDS), len(words)):
        yield " ".join(words[first:])
