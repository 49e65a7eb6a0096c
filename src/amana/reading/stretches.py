"""A long text in stretches, so that time and memory stay in proportion, whatever a text holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST_TEXT = 2_000_000
"""Code points of a text that are read; four long books. The rest is left out, and the reading says so."""

MOST_DAYS = 5_000
"""Days, one after another, that are told apart in a text: thirteen years of messages on every day."""

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


def dated_stretches(text: str, days: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, str | None]]:
    """The stretches, each with the day its words were written on, where `days` tell: where a day begins, in order.

    What was written on one day is read together. Where days change more often than in any conversation, none
    counts.
    """
    runs = [(0, None), *_changes(text, days)]
    for (begin, day), (end, _) in zip(runs, [*runs[1:], (min(len(text), LONGEST_TEXT), None)], strict=True):
        for start, stop in stretches(text[begin:end]) if end > begin or not runs[1:] else ():
            yield begin + start, begin + stop, day


def _changes(text: str, days: Sequence[tuple[int, str]]) -> list[tuple[int, str | None]]:
    found: list[tuple[int, str | None]] = []
    for begin, day in days:
        if begin < min(len(text), LONGEST_TEXT) and (not found or (found[-1][1] != day and begin > found[-1][0])):
            found.append((begin, day))
    return found if len(found) <= MOST_DAYS else []


def _cut(text: str, least: int, most: int) -> int:
    for mark in ("\n\n", "\n", ". ", "۔ ", " "):
        found = text.rfind(mark, least, most)
        if found >= 0:
            return found + len(mark)
    return most
