"""What the names of a text say of one another: a list, a town before its country, a person's surname."""

from __future__ import annotations

import re

from amana.reading.places.evidence import ENOUGH
from amana.reading.places.found import Candidate
from amana.reading.places.resolve import holds

_LISTED = re.compile(r",?[ \u00a0](?:and|or)[ \u00a0](?:the[ \u00a0])?|,[ \u00a0](?:and[ \u00a0])?")
_HOLDERS = frozenset(["country", "province", "governorate", "county", "region"])
_HELD = 4.0
_LISTED_TOO = 1.0
_SURNAME = 3.0


def kept(text: str, candidates: list[Candidate], people: set[str]) -> list[Candidate]:
    """Those that are meant as places, judged together."""
    sure = [one.score >= ENOUGH for one in candidates]
    found = []
    for at, one in enumerate(candidates):
        score = one.score
        if people and one.flag and text[one.start : one.end].lower() in people:
            score -= _SURNAME
        if not sure[at] and one.entries:
            score += _from_behind(text, candidates, sure, at)
            score += _from_front(text, candidates, sure, at)
        if score >= ENOUGH and not _is_money(text, one):
            found.append(one)
    return found


def _gap(text: str, one: Candidate, other: Candidate) -> bool:
    return 0 < other.start - one.end <= 10 and _LISTED.fullmatch(text, one.end, other.start) is not None


def _from_behind(text: str, candidates: list[Candidate], sure: list[bool], at: int) -> float:
    """`Springfield, Ohio`: what holds it stands behind; or another of the list does."""
    if at + 1 >= len(candidates) or not sure[at + 1] or not _gap(text, candidates[at], candidates[at + 1]):
        return 0.0
    here, other = candidates[at], candidates[at + 1]
    holders = [entry for entry in other.entries if entry.kind in _HOLDERS]
    if any(holds(outer, inner) for outer in holders for inner in here.entries):
        return _HELD
    return _LISTED_TOO


def _from_front(text: str, candidates: list[Candidate], sure: list[bool], at: int) -> float:
    if not at or not sure[at - 1] or not _gap(text, candidates[at - 1], candidates[at]):
        return 0.0
    return _LISTED_TOO


def _is_money(text: str, one: Candidate) -> bool:
    """The US of US$5."""
    return text[one.end : one.end + 1] in ("$", "€", "£") or text[one.start - 1 : one.start] in ("$", "€", "£")
