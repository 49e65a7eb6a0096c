"""What people wrote on walls and banners: captions of such pictures, and lines that words of writing announce."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from amana.reading.nouns import Document
from amana.reading.statements.drafts import Draft, Stretch
from amana.reading.statements.subjects import subject_before
from amana.reading.statements.tables import phrases
from amana.reading.statements.units import Unit
from amana.reading.view import View

_REACH = 12
_LINE = re.compile(r"\S[^\r\n]*(?<=\S)")
_NOT_WRITTEN = re.compile(r"^\W{0,2}(?:photo|picture|image|credit|صورة|الصورة)\b", re.IGNORECASE)


def written(view: View, units: Sequence[Unit], document: Document) -> list[Draft]:
    """A draft for each caption, where the text says before the captions that they are messages somebody wrote."""
    captions = sorted((span.start, span.end) for span in document.captions)
    if not captions:
        return []
    announced = _announcement(view, units, captions)
    if announced is None:
        return []
    speaker, cue = announced
    lines = [one for caption in captions for one in _lines(view, caption)]
    return [
        Draft(start, end, "written", "written/caption", speaker, cue, unit=-1)
        for start, end in lines
        if not _NOT_WRITTEN.match(view.text[start:end])
    ]


def _lines(view: View, caption: Stretch) -> list[Stretch]:
    return [match.span() for match in _LINE.finditer(view.text, *caption)]


def _announcement(
    view: View, units: Sequence[Unit], captions: list[Stretch]
) -> tuple[Stretch | None, Stretch] | None:
    """The units before the run of captions, nearest first: who left messages, and by which words it is told."""
    begins = _first_of_run(view, captions)
    before = [unit for unit in units if unit.end <= begins]
    named: tuple[Stretch | None, Stretch] | None = None
    for unit in reversed(before[-_REACH:]):
        match = _writing().search(view.text, unit.start, unit.end)
        if match is None:
            continue
        speaker = _writer(unit, match.start()) if match["verb"] else None
        if speaker is not None:
            return speaker, match.span()
        named = named or (None, match.span())
    return named


def _first_of_run(view: View, captions: list[Stretch]) -> int:
    """Where the longest run of captions begins: a single one may stand anywhere, such as above the text."""
    best = start = captions[0][0]
    length = most = 1
    for before, one in pairwise(captions):
        gap = view.text[before[1] : one[0]].strip()
        length, start = (length + 1, start) if not gap else (1, one[0])
        if length > most:
            best, most = start, length
    return best


def _writer(unit: Unit, at: int) -> Stretch | None:
    words = unit.words
    here = bisect_left(words.starts, at)
    if unit.arabic:
        return None
    while here and words[here - 1].kind in ("ADV", "HAVE"):
        here -= 1
    subject = subject_before(words, here)
    if subject is None or words[subject.first].kind == "SUBJ":
        return None
    return words.span(subject.first, subject.last)


@cache
def _writing() -> re.Pattern[str]:
    nouns = "|".join(phrases("written"))
    verbs = "|".join(phrases("writing"))
    return re.compile(
        rf"(?<!\w)(?:(?P<verb>{verbs})\s(?:[\w’']+\s){{0,3}}(?:{nouns})|(?:{nouns}))(?!\w)", re.IGNORECASE
    )
