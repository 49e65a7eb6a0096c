"""Captions: lines in a row after words that announce them, and lines that repeat one of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from amana.reading.layout.lines import Line
from amana.reading.layout.tables import cue_pattern

_LONGEST_INTRODUCTION = 30
_LONGEST_CAPTION = 45
_LONGEST_SENTENCE = 12
_FEWEST = 2
_STOPPED = re.compile(r"[.۔]['\"”’»)]*$")


@cache
def _introduction(*, arabic: bool) -> re.Pattern[str]:
    gallery, shows = cue_pattern("gallery", arabic=arabic), cue_pattern("shows", arabic=arabic)
    return re.compile(
        rf"(?<!\w)(?:{shows})(?!\w).{{0,80}}?(?<!\w)(?:{gallery})(?!\w)"
        rf"|(?<!\w)(?:{gallery})(?!\w).{{0,80}}?(?<!\w)(?:{shows})(?!\w)|(?<!\w)(?:{gallery})\s?:$",
        re.IGNORECASE,
    )


@cache
def _picture(*, arabic: bool) -> re.Pattern[str]:
    picture = cue_pattern("picture", arabic=arabic)
    return re.compile(rf"\W{{0,2}}(?:{picture})\s?[:：|–—]\s?\S.{{5}}", re.IGNORECASE)


def caption_lines(
    lines: Sequence[Line], site: set[int], copies: Sequence[tuple[int, int]], title: int
) -> set[int]:
    """The indexes of captions; the title is none, nor is site text."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if at in found or at in site or line.words > _LONGEST_INTRODUCTION:
            continue
        if at != title and _picture(arabic=line.arabic).match(line.text):
            found.add(at)
        elif _run_end(lines, at + 1, site, at + 1 + _FEWEST) and _introduces(line):
            found |= set(range(at + 1, _run_end(lines, at + 1, site, len(lines))))
    for copy, original in copies:
        if copy in found or original in found:
            found |= {copy, original}
    return found - {title}


def _introduces(line: Line) -> bool:
    """Whether a line announces captions; the lines after it are looked at first, since most are paragraphs."""
    return (line.words >= _FEWEST or line.text[-1] in ":：") and _introduction(arabic=line.arabic).search(
        line.text
    ) is not None


def _run_end(lines: Sequence[Line], start: int, site: set[int], last: int) -> int:
    """The line after the captions from `start` on, up to a paragraph or to `last`; 0 where only one would be."""
    at = start
    while at < min(last, len(lines)) and at not in site and _is_caption(lines[at], at == start):
        at += 1
    return at if at - start >= _FEWEST else 0


def _is_caption(line: Line, first: bool) -> bool:
    """A line without a full stop, or a short sentence that stands right under the one before it."""
    if line.words > _LONGEST_CAPTION:
        return False
    if not _STOPPED.search(line.text, max(0, len(line.text) - 6)):
        return True
    return line.words <= _LONGEST_SENTENCE and (first or not line.after_gap)
