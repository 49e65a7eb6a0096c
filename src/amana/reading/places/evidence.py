"""Whether a gazetteer name is meant as a place here: what it is by itself, and what stands beside it."""

from __future__ import annotations

from amana.reading.places import lists
from amana.reading.places.beside import before_article
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
    word = before_article(text, candidate.start).word
    score = 0.0
    if word in lists.english("at") or word in lists.english("from") or word in lists.english("to"):
        score += _PLACED
    elif word in ("of", "between") or word in lists.english("of"):
        score += 1.0
    elif word in lists.english("title"):
        score -= 4.0
    return score
