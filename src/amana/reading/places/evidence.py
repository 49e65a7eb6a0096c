"""Whether a gazetteer name is meant as a place here: what it is by itself, and what stands beside it."""

from __future__ import annotations

import re

from amana.reading.places import lists
from amana.reading.places.entries import Entry
from amana.reading.places.found import Candidate

_BEFORE = 28
ENOUGH = 1.0
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[,.]?[ \u00a0\u200e\u200f]{1,3}(?:the[ \u00a0])?\Z")
_PLACED = 3.0


def word_before(text: str, start: int) -> str:
    """The word just before an offset, lower case, an article between them left out; empty where there is none."""
    found = _WORD_BEFORE.search(text, max(0, start - _BEFORE), start)
    return found[1].lower() if found else ""


def weight(flag: str, first: Entry) -> float:
    """How much a name says by itself."""
    if first.strong:
        base = 3.0
    elif first.people >= 100 or first.kind in ("province", "governorate", "county"):
        base = 2.0
    else:
        base = 1.5 if first.people >= 15 else 1.0
    if flag == "w":
        return base - 2.5
    return base - 1.0 if flag == "p" and first.people < 1000 else base


def from_context(text: str, candidate: Candidate) -> float:
    """What the words before and after add: a preposition of place speaks for it, a verb of saying does not."""
    word = word_before(text, candidate.start)
    score = 0.0
    if word in lists.english("at") or word in lists.english("from") or word in lists.english("to"):
        score += _PLACED
    elif word in ("of", "between") or word in lists.english("of"):
        score += 1.0
    elif word in lists.english("title"):
        score -= 4.0
    return score
