"""SubRip, WebVTT and YouTube's SBV: a line of times, lines of words, an empty line.

SubRip has no specification; WebVTT is the W3C's (webvtt1). Files made by hand forget empty lines and numbers:
whatever stands between two lines of times belongs to the first, less the second one's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amana.intake.transcripts.cues import TIME, FileCue, Line, lines_of

ARROW = re.compile(rf"[\ufeff \t]*({TIME})[ \t]*-->[ \t]*({TIME})(?:[ \t]|$)")
_SBV = re.compile(r"(\d{1,3}:\d{2}:\d{2}\.\d{3}),(\d{1,3}:\d{2}:\d{2}\.\d{3})$")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{1,60})?[ \t]([^<>]{1,200})>")
_HEADER = re.compile(r"\ufeff?WEBVTT(?:[ \t]+-?[ \t]*(.{0,200}))?$")
_LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z]{2,3})(?:-[A-Za-z0-9-]{1,20})?$")


def looks_timed(head: str) -> bool:
    """Whether lines of times stand in the beginning of a text."""
    return any(_times(line.text) for line in lines_of(head))


def subtitle_cues(text: str) -> Iterator[FileCue]:
    """The cues in their order; those without words are none."""
    times: tuple[str, str] | None = None
    words: list[Line] = []
    for line in lines_of(text):
        found = _times(line.text)
        if found:
            if words and words[-1].text.strip().isdecimal():
                words.pop()  # the number of the cue that begins here
            yield from _cue(text, times, words)
            times, words = found, []
        elif line.blank and words:
            yield from _cue(text, times, words)
            times, words = None, []
        elif times and not line.blank:
            words.append(line)
    yield from _cue(text, times, words)


def _times(line: str) -> tuple[str, str] | None:
    found = ARROW.match(line) or _SBV.fullmatch(line.strip())
    return (found[1], found[2]) if found else None


def _cue(text: str, times: tuple[str, str] | None, words: list[Line]) -> Iterator[FileCue]:
    if times and words:
        start, end = words[0].start, words[-1].end
        voice = _VOICE.search(text, start, min(end, start + 300))
        yield FileCue(start, end, *times, speaker=voice[1].strip() if voice else None)


def told_by_header(text: str) -> tuple[str | None, str | None]:
    """Title and language that a WebVTT file's first lines tell."""
    title = language = None
    for number, line in enumerate(lines_of(text[:2_000])):
        header = _HEADER.fullmatch(line.text) if number == 0 else None
        if number == 0 and header is None:
            break
        title = (header[1] or "").strip() or None if header else title
        spoken = _LANGUAGE.fullmatch(line.text)
        language = spoken[1].lower() if spoken else language
        if line.blank:
            break
    return title, language
