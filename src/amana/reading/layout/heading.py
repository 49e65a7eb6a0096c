"""Who wrote an article, for whom, and on which day: what stands above it, or below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeVar

from amana.reading.layout.days import day_of, day_pattern, months
from amana.reading.layout.lines import SHORT, Line
from amana.reading.layout.tables import cue_pattern, cues, words_key
from amana.reading.nouns import Span

HEAD = 8
"""How many lines at the start may be a heading's."""
FOOT = 4
"""How many at the end may be a sign-off's."""

_LONGEST_NAME = 8
_PLACE_WORDS = 10
_LONGEST_STAMP = 60
_LONGEST_LEAD = 70
_AGENCY = re.compile(
    r"[^\w(\[]{0,4}(?P<before>[^()\[\]\n]{0,60}?)[(\[]\s{0,3}(?P<outlet>[^\W\d_][^()\[\]\n]{1,40}?)\s{0,3}[)\]]"
    r"\s{0,3}(?:--|[-–—_:])"
)
_INITIALS = re.compile(r"(?P<before>[^\W\d_][^()\n,]{1,40}),\s(?P<outlet>[A-Z]{2,10})\s{0,2}[-–—]{1,2}\s")
_OWN_SIGN = r"\s{0,3}[-–—:]\s{0,3}(?P<outlet>[^\W\d_][^-–—:\n.،,]{2,40}?)\s{0,3}(?:[-–—:]|$)"
_TWO_DASHES = re.compile(
    r"(?P<before>[^\W\d_][^-–—:()\n.،,]{2,30}?)\s{1,3}[-–—]\s{1,3}(?P<outlet>[^\W\d_][^-–—:()\n.،,]{2,30}?)"
    r"\s{1,3}[-–—:]\s"
)
_HEADED = re.compile(r".{2,90}?(?:\s?--|\s?[–—]|[)\]]\s?[-:]|\s-\s)")
# What may end such a head; most lines have none of it, and are not looked at any further.
_HEAD_END, _LONGEST_HEAD = re.compile(r"[-–—)\]]"), 96
_OPENING, _COMMA, _DASH = re.compile(r"[(\[]"), re.compile(","), re.compile(r"[-–—]")
_DIGIT = re.compile(r"\d")
_AFTER_STAMP = re.compile(
    r"\s{0,3}(?:at\s)?(?:\d{1,2}[:.]?\d\d)?\s{0,3}(?:GMT|UTC|[ap]m)?\s{0,3}(?P<mark>[-–—|:]{0,2})\s{0,3}(?P<by>by\s)?(?P<next>\S)"
)
_NAME_ENDS = re.compile(r"\s{0,3}(?:[,،|/(;\[\d]|\s[-–—]{1,2}\s|\s(?:in|for|from|with|at|on)\s|\.$)")
_PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "ben", "abu", "de", "del", "di", "da", "van", "von", "der", "and", "la"}
)
_LOWER = re.compile(r"[a-z]")

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text tells of itself, and the indexes of lines that do nothing else."""

    byline: Span | None
    outlet: Span | None
    published: date | None
    evidence: Span | None
    lines: frozenset[int]


def told(lines: Sequence[Line], site: set[int], day_first: bool) -> Told:
    """The author, outlet and day of publication that stand at the head or foot of a text."""
    content = [at for at in range(len(lines)) if at not in site]
    head, foot = content[:HEAD], content[HEAD:][-FOOT:]
    ends = head + foot
    byline = _first((byline_of(lines[at]), at) for at in ends)
    outlet = _first((outlet_of(lines[at]), at) for at in head)
    label = _first((labelled(lines[at], "outlet"), at) for at in ends)
    day = _first((dateline_of(lines[at], day_first), at) for at in head)
    day = day or _first((published_line(lines[at], day_first), at) for at in foot)
    stamp = stamp_of(lines[content[0]], day_first) if content and not day else None
    only = {one[1] for one in (byline, label) if one}
    only |= {at for at in ends if published_line(lines[at], day_first)}
    published, evidence = day[0] if day else stamp or (None, None)
    source = outlet or label
    return Told(byline[0] if byline else None, source[0] if source else None, published, evidence, frozenset(only))


def _first(found: Iterable[tuple[Found | None, int]]) -> tuple[Found, int] | None:
    return next(((one, at) for one, at in found if one is not None), None)


@cache
def _byline(*, arabic: bool) -> re.Pattern[str]:
    return re.compile(
        rf"[^\w]{{0,3}}(?:(?:{cue_pattern('byline', arabic=arabic)})(?:\s{{0,3}}[:：–-]\s{{0,3}}|\s{{1,3}})"
        rf"|(?:{cue_pattern('author', arabic=arabic)})\s{{0,3}}(?:[:：–]|-\s)\s{{0,3}})(?P<name>\S.*)$",
        re.IGNORECASE | re.DOTALL,
    )


def byline_of(line: Line) -> Span | None:
    """The name after `By`, `بقلم` and their kin, on a line of its own."""
    match = _byline(arabic=line.arabic).match(line.text) if line.words <= SHORT else None
    if not match or words_key(match["name"].split()[0]) in cues("weekday") | months().keys():
        return None
    name = match["name"]
    end = _NAME_ENDS.search(name)
    name = name[: end.start()] if end else name
    bare = name.rstrip(" \u00a0.:-–—)")
    return _span(line, match.start("name"), bare) if bare and _is_name(name) else None


def _is_name(name: str) -> bool:
    """Capitals, or no Latin letters at all; and no sentence."""
    words = name.split()
    if not 1 <= len(words) <= _LONGEST_NAME:
        return False
    return all(not _LOWER.match(word) or word.split("-")[0] in _PARTICLES for word in words) and bool(
        words[0] not in _PARTICLES or "-" in words[0] or len(words) > 1
    )


def outlet_of(line: Line) -> Span | None:
    """The agency in a dateline: `TOWN (Agency) -`, `Town, AGENCY -`, `البلدة - الوكالة -`, `خاص - …`."""
    own = _own(arabic=line.arabic).match(line.text)
    if own:
        return _span(line, own.start("outlet"), own["outlet"])
    lead = line.text[:_LONGEST_LEAD]
    for pattern, mark in ((_AGENCY, _OPENING), (_INITIALS, _COMMA), (_TWO_DASHES, _DASH)):
        match = pattern.match(line.text) if mark.search(lead) else None
        if match and _is_place(match["before"]) and _is_name(match["outlet"]):
            return _span(line, match.start("outlet"), match["outlet"])
    return None


@cache
def _own(*, arabic: bool) -> re.Pattern[str]:
    return re.compile(rf"[^\w]{{0,3}}(?:{cue_pattern('own', arabic=arabic)}){_OWN_SIGN}", re.IGNORECASE)


def _is_place(before: str) -> bool:
    """What stands before an agency in a dateline: a place, perhaps with a day; nothing that begins a sentence."""
    words = before.split()
    return len(words) <= _PLACE_WORDS and all(
        not _LOWER.match(word) or word.split("-")[0] in _PARTICLES for word in words
    )


@cache
def _label(name: str, *, arabic: bool) -> re.Pattern[str]:
    return re.compile(
        rf"\W{{0,3}}(?:{cue_pattern(name, arabic=arabic)})\s{{0,3}}[:：]\s{{0,3}}(?P<value>\S.*)$",
        re.I | re.DOTALL,
    )


def labelled(line: Line, name: str) -> Span | None:
    """What a line says after a label and a colon (`Source: …`, `العنوان: …`)."""
    match = _label(name, arabic=line.arabic).match(line.text) if line.words <= 2 * SHORT else None
    return _span(line, match.start("value"), match["value"].rstrip()) if match else None


def dateline_of(line: Line, day_first: bool) -> tuple[date, Span] | None:
    """The day of a line that says nothing else, or before the dash of a dateline, or beside the author."""
    headed = _HEADED.match(line.text) if _HEAD_END.search(line.text, 2, _LONGEST_HEAD) else None
    if headed and _is_place(day_pattern(arabic=line.arabic).sub("", headed[0])):
        return _day_in(line, headed.end(), day_first)
    if line.words <= SHORT and byline_of(line):
        return _day_in(line, len(line.text), day_first)
    return published_line(line, day_first)


def published_line(line: Line, day_first: bool) -> tuple[date, Span] | None:
    """The day of a line that says nothing else, whether or not it says `Published` before it."""
    if line.words > SHORT or not _DIGIT.search(line.text):
        return None
    match = day_pattern(arabic=line.arabic).search(line.text)
    if not match:
        return None
    rest = words_key(line.text[: match.start()] + " " + line.text[match.end() :]).split()
    return _day_in(line, len(line.text), day_first) if all(word in _beside() for word in rest) else None


@cache
def _beside() -> frozenset[str]:
    forms = cues("published") | cues("clock") | cues("weekday")
    return frozenset(word for form in forms for word in form.split())


def stamp_of(line: Line, day_first: bool) -> tuple[date, Span] | None:
    """The day that a text begins with, before its first headline: `Fri 3 May 2019 at 0914 Market hit`."""
    match = day_pattern(arabic=line.arabic).search(line.text, 0, _LONGEST_STAMP)
    before = words_key(line.text[: match.start()]) if match else ""
    after = _AFTER_STAMP.match(line.text, match.end()) if match else None
    if not match or not after or (before and before not in cues("published")):
        return None
    named = bool(before) or not match[0][0].isdigit()
    headline = after["next"].isupper() or after["mark"] or (named and after["next"].isdigit())
    return _day_in(line, match.end(), day_first) if headline or (before and after["by"]) else None


def _day_in(line: Line, end: int, day_first: bool) -> tuple[date, Span] | None:
    for match in day_pattern(arabic=line.arabic).finditer(line.text, 0, end):
        day = day_of(match, day_first)
        if day:
            return day, _span(line, match.start(), match[0])
    return None


def _span(line: Line, at: int, text: str) -> Span:
    return Span(line.start + at, line.start + at + len(text), text)
