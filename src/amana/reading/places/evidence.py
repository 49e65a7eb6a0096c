"""Whether a gazetteer name is meant as a place here: what it is by itself, and what stands beside it."""

from __future__ import annotations

from amana.reading.places import lists
from amana.reading.places.beside import before, before_article, behind
from amana.reading.places.entries import Entry
from amana.reading.places.found import Candidate

ENOUGH = 1.0
_PLACED = 3.0


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
    last = before_article(text, candidate.start)
    word = last.word
    score = 0.0
    if word in lists.english("at") or word in lists.english("from") or word in lists.english("to"):
        according = word == "to" and before(text, last.start).word == "according"
        score += 0.0 if according else _PLACED
    elif word in ("of", "between") or word in lists.english("of"):
        score += 1.0
    elif word in lists.english("title"):
        score -= 4.0
    if candidate.flag and behind(text, candidate.end).word in lists.english("spoke"):
        score -= 3.0
    return score
