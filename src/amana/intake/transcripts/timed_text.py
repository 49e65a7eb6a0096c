"""Transcripts as plain text, as people and transcription programs write them: a time before each stretch of words.

`[00:01:02] words`, `00:01:02 - Samira: words`, `[00:00.000 --> 00:04.000]  words`, or a line `Samira  0:05` with
the words beneath it. A diary or a chat has times too, but of the clock: so a transcript must begin near its
beginning, and its times must never go back; a bare `8:15` without hours, brackets or a name is no time of a cue.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from amana.intake.transcripts.cues import TIME, FileCue, Line, lines_of, seconds

_LONG = r"(?:\d{1,3}:\d{1,2}:\d{2}(?:[.,]\d{1,3})?|\d{1,2}:\d{2}[.,]\d{1,3})"
_BRACKETED = re.compile(
    rf"[\ufeff \t]*[\[(<]({TIME})(?:[ \t]*(?:-->|[-–—])[ \t]*({TIME}))?[\])>][ \t]*[-–—:]?[ \t]*"
)
_BARE = re.compile(rf"[\ufeff \t]*({_LONG})(?:[ \t]*(?:-->|[-–—])[ \t]*({_LONG}))?(?![\d:])[ \t]*[-–—:|]?[ \t]*")
_NAMED = re.compile(rf"[\ufeff \t]*(\S(?:[^\t\d:]|\d(?!\d?:)){{0,60}}?)(?:[ \t]{{2,}}|\t)({TIME})[ \t]*$")
_LABEL = re.compile(r"([^\W\d_][^:：\n.!?؟،;]{0,40}?)[ \t]?[:：][ \t]+(?=\S)")
_FIRST, _FIRST_SHORT = 600.0, 60.0  # a transcript begins within so many seconds; told without hours, sooner
_FEWEST, _SHARE = 3, 0.5
_LABELLED = 0.8


@dataclass(frozen=True, slots=True)
class _Mark:
    since: str
    till: str | None
    words: int  # where they begin in the line
    speaker: str | None = None


def looks_timed(head: str) -> bool:
    """Whether this is the beginning of a transcript."""
    lines = [line for line in lines_of(head) if not line.blank][:200]
    marks = [mark for line in lines if (mark := _mark(line.text))]
    times = [seconds(mark.since) or 0.0 for mark in marks]
    if len(marks) < 2 or times != sorted(times):
        return False
    if len(marks) < _FEWEST and len(marks) < _SHARE * len(lines):
        return False
    return times[0] <= (_FIRST_SHORT if marks[0].since.count(":") == 1 else _FIRST)


def timed_cues(text: str) -> Iterator[FileCue]:
    """The cues in their order. Who speaks is told where a label comes again, or nearly every cue has one."""
    found = list(_cues(text))
    labels = [_LABEL.match(text, cue.start, min(cue.end, cue.start + 60)) for cue in found]
    counted = Counter(label[1] for label in labels if label)
    all_labelled = counted.total() >= _LABELLED * len(found)
    for cue, label in zip(found, labels, strict=True):
        if label and cue.speaker is None and (all_labelled or counted[label[1]] > 1):
            yield replace(cue, start=label.end(), speaker=label[1].strip())
        else:
            yield cue


def _cues(text: str) -> Iterator[FileCue]:
    mark: _Mark | None = None
    span = (0, 0)
    for line in lines_of(text):
        found = _mark(line.text)
        if found:
            yield from _cue(mark, span)
            mark, span = found, _words(line, found.words)
        elif mark and not line.blank:
            start, end = _words(line, 0)
            span = (span[0] if span[1] > span[0] else start, end)
    yield from _cue(mark, span)


def _words(line: Line, at: int) -> tuple[int, int]:
    inner = line.text[at:]
    return line.start + at + len(inner) - len(inner.lstrip()), line.start + len(line.text)


def _cue(mark: _Mark | None, span: tuple[int, int]) -> Iterator[FileCue]:
    if mark and span[1] > span[0]:
        yield FileCue(*span, mark.since, mark.till, mark.speaker)


def _mark(line: str) -> _Mark | None:
    head = line[:200]
    found = _BRACKETED.match(head) or _BARE.match(head)
    if found:
        return _Mark(found[1], found[2], found.end())
    named = _NAMED.match(head) if len(line) < 100 else None
    return _Mark(named[2], None, len(line), named[1].strip()) if named else None
