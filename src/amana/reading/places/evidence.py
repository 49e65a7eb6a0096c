"""Whether a gazetteer name is meant as a place here: what it is by itself, and what stands beside it."""

from __future__ import annotations

from functools import cache

from amana.reading.places import lists
from amana.reading.places.beside import before, behind
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


@cache
def _speaking() -> dict[str, float]:
    """How much a word before a name says for it."""
    found = dict.fromkeys(lists.english("title"), -4.0)
    found |= dict.fromkeys([*lists.english("of"), "of", "between"], 1.0)
    for use in ("at", "from", "to"):
        found |= dict.fromkeys(lists.english(use), _PLACED)
    return found


def from_context(text: str, candidate: Candidate) -> float:
    """What the words before and after add: a preposition of place speaks for it, a verb of saying does not."""
    last = candidate.words_before(text)[1]
    score = _speaking().get(last.word, 0.0)
    if last.word == "to" and before(text, last.start).word == "according":
        score = 0.0
    if candidate.flag and behind(text, candidate.end).word in lists.english("spoke"):
        score -= 3.0
    return score
