"""Parts of places in Arabic: ريف حلب الغربي, أحياء حلب الشرقية, حلب القديمة, الأحياء الشرقية."""

from __future__ import annotations

import re
from functools import cache

from amana.reading.places import lists
from amana.reading.places.found import Candidate
from amana.reading.places.resolve import Choice
from amana.reading.places.words_arabic import fold_word

_LETTERS = "\u0621-\u063a\u0640-\u065f\u0670"
_WORD = rf"[{_LETTERS}]{{2,20}}"
_BLANK = "[ \u00a0\u200e\u200f]{1,3}"
_AFTER = re.compile(rf"{_BLANK}({_WORD})(?:{_BLANK}({_WORD}))?")
_BEFORE = re.compile(rf"(?:\A|[^{_LETTERS}])({_WORD}){_BLANK}(?:(?:\u0645\u062f\u064a\u0646\u0629){_BLANK})?\Z")
_BACK = 40
_CLITICS = "وفبل"
# A direction in front of a name is as often "north of": it tells a part, and does not belong to the span.


@cache
def _areas() -> dict[str, str]:
    """Folded words of areas, with and without their article."""
    return lists.arabic("area")


@cache
def _definite() -> re.Pattern[str]:
    words = [
        word for row in lists.of_use("area") for word in row.arabic if word.startswith("ال") and " " not in word
    ]
    return re.compile("|".join(words))


def with_part(text: str, candidate: Candidate, choice: Choice | None) -> tuple[Candidate, Choice | None]:
    """The mention with what stands before and behind it that says which part is meant."""
    if choice is None:
        return candidate, choice
    area = _area_before(text, candidate)
    side = _side_after(text, candidate)
    if area is None and side is None:
        before = lists.arabic("direction").get(candidate.before)
        candidate.part = before
        return candidate, choice
    candidate.part = " ".join(filter(None, (side, area)))
    return candidate, choice


def _area_before(text: str, candidate: Candidate) -> str | None:
    first = fold_word(text[candidate.start : candidate.end].split()[0])
    if first in _areas():
        return _areas()[first]
    if not _may_be_area(candidate.before):
        return None
    found = _BEFORE.search(text, max(0, candidate.start - _BACK), candidate.start)
    if found is None:
        return None
    word = found[1]
    cut = 0
    while fold_word(word[cut:]) not in _areas():
        if cut == 2 or word[cut] not in _CLITICS:
            return None
        cut += 1
    candidate.start = found.start(1) + cut
    return _areas()[fold_word(word[cut:])]


def _may_be_area(before: str) -> bool:
    """Whether the word before, a clitic of its own taken off, is an area, or a kind behind one."""
    return before in ("مدينه", "بلده") or any(before[cut:] in _areas() for cut in range(3))


def _side_after(text: str, candidate: Candidate) -> str | None:
    found = _AFTER.match(text, candidate.end)
    if found is None:
        return None
    sides = lists.arabic("direction")
    one = fold_word(found[1])
    if not one.startswith("ال") or one not in sides:
        return None
    two = f"{one} {fold_word(found[2])}" if found[2] else ""
    candidate.end = found.end(2) if two in sides else found.end(1)
    return sides[two] if two in sides else sides[one]


def alone(text: str) -> list[Candidate]:
    """Areas with a side and no name: الأحياء الشرقية, الريف الغربي."""
    found = []
    for area in _definite().finditer(text):
        match = _AFTER.match(text, area.end())
        side = lists.arabic("direction").get(fold_word(match[1])) if match else None
        if match and side and match[1].startswith("ال"):
            part = Candidate.of((area.start(), match.end(1)), (), "", 0.0, "part/alone")
            part.part = f"{side} {_areas()[fold_word(area[0])]}"
            part.arabic = True
            found.append(part)
    return found
