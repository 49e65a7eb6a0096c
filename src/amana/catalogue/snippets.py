"""The part of a text that shows its matches best."""

from __future__ import annotations

from collections.abc import Sequence

USUAL = 160  # code points
_FARTHEST = 40  # how far a cut may move to keep a word whole

Span = tuple[int, int]


def snippet_of(text: str, matches: Sequence[Span]) -> Span:
    """Where to cut: about `USUAL` code points around the densest matches, cut between words.

    `matches` are in order and apart. Without any, the beginning of the text.
    """
    first, last = _densest(matches) if matches else (0, 0)
    spare = max(0, USUAL - (last - first))
    start = max(0, first - spare // 2)
    end = min(len(text), max(last, start + USUAL))
    start = max(0, min(start, end - USUAL))
    return _cut_before(text, start, first), _cut_after(text, end, last)


def _densest(matches: Sequence[Span]) -> Span:
    """The window of at most `USUAL` with the most matches; of equals, the first."""
    best, best_count, low = matches[0], 0, 0
    for high, (_, end) in enumerate(matches):
        while low < high and end - matches[low][0] > USUAL:
            low += 1
        if high - low + 1 > best_count:
            best, best_count = (matches[low][0], end), high - low + 1
    return best


def _cut_before(text: str, start: int, first: int) -> int:
    """A beginning of a word: at or after `start` where that leaves the first match whole, else before."""
    if start == 0 or text[start - 1].isspace():
        return start
    for at in range(start, first):
        if text[at].isspace():
            return at + 1
    for at in range(start - 1, max(0, start - _FARTHEST) - 1, -1):
        if text[at].isspace():
            return at + 1
    return 0 if start <= _FARTHEST else start


def _cut_after(text: str, end: int, last: int) -> int:
    """An end of a word: at or before `end` where that leaves the last match whole, else after."""
    if end >= len(text) or text[end].isspace():
        return end
    for at in range(end, last, -1):
        if text[at - 1].isspace():
            return at - 1
    for at in range(end, min(len(text), end + _FARTHEST)):
        if text[at].isspace():
            return at
    return len(text) if len(text) - end <= _FARTHEST else end
