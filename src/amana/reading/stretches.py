"""A long text in stretches, so that time and memory stay in proportion, whatever a text holds."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST_TEXT = 2_000_000
"""Code points of a text that are read; four long books. The rest is left out, and the reading says so."""

STRETCH = 200_000
"""Code points that are read at once: thirty long articles. Nearly every text is one stretch."""


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text, up to LONGEST_TEXT; cut after a line, or else a sentence, or else a word."""
    end = min(len(text), LONGEST_TEXT)
    begin = 0
    while end - begin > STRETCH:
        cut = _cut(text, begin + STRETCH // 2, begin + STRETCH)
        yield begin, cut
        begin = cut
    yield begin, end


def _cut(text: str, least: int, most: int) -> int:
    for mark in ("\n\n", "\n", ". ", "۔ ", " "):
        found = text.rfind(mark, least, most)
        if found >= 0:
            return found + len(mark)
    return most
