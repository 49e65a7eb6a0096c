"""The title: the first line that is the article's own, where it reads like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from amana.reading.layout.heading import dateline_of, labelled, outlet_of
from amana.reading.layout.lines import Line
from amana.reading.nouns import Span

_LONGEST = 30
_LONGEST_OPEN = 22
_SENTENCE = re.compile(r"[.۔؛;:][\"'”’»)\]]*$")
# Chat lines with their time (`[12/05/2019, 10:33] Samira: …`, `10:33 - Yusuf: …`), items of a list.
_NOT_A_TITLE = re.compile(r"[\[(]?\d{1,4}[/.:-]\d{1,2}|[-*•–]\s")
_SPEAKER = re.compile(r"[^\W\d_][\w ]{0,30}:\s")
_HASHES = re.compile(r"#{1,6}\s+")
_LETTER = re.compile(r"[^\W\d_]")
_SMALL = 3


def title_of(
    lines: Sequence[Line], skipped: set[int], copied: set[int], day_first: bool
) -> tuple[Span, int] | None:
    """The title and its line. `skipped` are lines of the site and the heading, `copied` those that stand twice."""
    content = [at for at in range(len(lines)) if at not in skipped]
    for at in content[:4]:
        named = labelled(lines[at], "title")
        if named:
            return named, at
    content = [at for at in content if _LETTER.search(lines[at].text)]
    for place, at in enumerate(content[:2]):
        if _is_title(lines, at, content[place + 1 :], at in copied, day_first):
            return _span(lines[at]), at
        if lines[at].words > 1:
            return None
    return None


def _is_title(lines: Sequence[Line], at: int, rest: Sequence[int], copied: bool, day_first: bool) -> bool:
    line = lines[at]
    if not rest or line.words > _LONGEST or _NOT_A_TITLE.match(line.text):
        return False
    if (
        outlet_of(line)
        or dateline_of(line, day_first)
        or all(_SPEAKER.match(lines[one].text) for one in (at, rest[0]))
    ):
        return False
    if copied:
        return True
    if line.words < 2 or line.words > _LONGEST_OPEN:
        return False
    open_ended = not _SENTENCE.search(line.text, max(0, len(line.text) - 6))
    return (open_ended or _is_title_case(line.text)) and _heads_an_article(lines, line, rest)


def _is_title_case(text: str) -> bool:
    """Whether nearly every longer word has a capital, as English headlines may."""
    words = [word for word in text.split() if len(word) > _SMALL and word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _SMALL and capitals > 0.8 * len(words) and not text.isupper()


def _heads_an_article(lines: Sequence[Line], line: Line, rest: Sequence[int]) -> bool:
    """Whether something longer follows soon: a list of short lines has no title."""
    return any(lines[at].words > max(line.words, 8) or lines[at].is_closed for at in rest[:6])


def _span(line: Line) -> Span:
    hashes = _HASHES.match(line.text)
    skip = hashes.end() if hashes else 0
    return Span(line.start + skip, line.end, line.text[skip:])
