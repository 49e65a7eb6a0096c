"""Which of the places of its name a mention means: its size, what is named beside it, the text's countries."""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import lru_cache

from amana.reading.places.entries import Entry
from amana.reading.places.found import Candidate

Choice = tuple[Entry, tuple[str, ...]]
Places = tuple[Entry, ...]
_NEXT_TO = re.compile(r"[’']?s?[,،]?[ \u00a0\u200e]{1,3}(?:in[ \u00a0])?(?:the[ \u00a0])?|[ ]?\([ ]?|،")
_HOLDERS = frozenset(["country", "province", "governorate", "county", "region"])


def resolve(text: str, candidates: list[Candidate]) -> list[Choice | None]:
    """For each candidate its place and the ids of the others, likeliest first; None where it has no places."""
    places = [candidate.entries for candidate in candidates]
    held_by = [_holder(text, candidates, places, at) for at in range(len(candidates))]
    prior = _prior(places)
    total = sum(prior[country] for country in prior if "." not in country) or 1
    known: dict[tuple[str, ...], str] = {}
    found: list[Choice | None] = []
    for at, entries in enumerate(places):
        if not entries:
            found.append(None)
            continue
        ranked = _ranked(entries, held_by[at], prior, total) if len(entries) > 1 else entries
        if held_by[at]:
            known[_ids(entries)] = ranked[0].id
        found.append((ranked[0], _ids(ranked[1:])))
    if not known:
        return found
    return [_as_before(choice, entries, known) for choice, entries in zip(found, places, strict=True)]


def _ranked(entries: Places, holders: list[Entry], prior: Counter[str], total: int) -> Places:
    ranks = [-_rank(entry, holders, prior, total) for entry in entries]
    return tuple([entries[at] for at in sorted(range(len(entries)), key=ranks.__getitem__)])


def _ids(entries: Places) -> tuple[str, ...]:
    return tuple([entry.id for entry in entries])


def _as_before(choice: Choice | None, entries: Places, known: dict[tuple[str, ...], str]) -> Choice | None:
    """What one mention says outright (Paris, Texas) holds for the others of the text."""
    said = known.get(_ids(entries))
    if choice is None or said is None or choice[0].id == said:
        return choice
    entry = next(one for one in entries if one.id == said)
    return entry, (choice[0].id, *(name for name in choice[1] if name != said))


def _holder(text: str, candidates: list[Candidate], places: list[Places], at: int) -> list[Entry]:
    """The places named just behind this one that can hold it: `, Texas`, `(Syria)`."""
    if at + 1 >= len(candidates):
        return []
    here, behind = candidates[at], candidates[at + 1]
    if not 0 < behind.start - here.end <= 8 or not _NEXT_TO.fullmatch(text, here.end, behind.start):
        return []
    return [
        entry
        for entry in places[at + 1]
        if entry.kind in _HOLDERS and any(holds(entry, inner) for inner in places[at])
    ]


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether one place lies in another, as far as their codes tell."""
    if outer.id == inner.id or outer.country != inner.country:
        return False
    if outer.kind == "country":
        return inner.kind != "country"
    return bool(outer.admin) and outer.admin == inner.admin and inner.kind not in ("country", "province")


def _prior(places: list[Places]) -> Counter[str]:
    """How often each country, and each province, is named or has the likeliest place of a name."""
    found: Counter[str] = Counter()
    for entries in places:
        if not entries:
            continue
        first = entries[0]
        weight = 2 if first.kind == "country" or len(entries) == 1 else 1
        if first.country:
            found[first.country] += weight
            found[f"{first.country}.{first.admin}"] += weight
    return found


@lru_cache(1 << 12)
def _size(people: int) -> float:
    return math.log10(people * 1000 + 1)


def _rank(entry: Entry, holders: list[Entry], prior: Counter[str], total: int) -> float:
    score = _size(entry.people)
    if entry.kind in ("country", "continent"):
        score += 3
    elif entry.kind == "capital":
        score += 1
    elif entry.kind in ("county", "province"):
        score -= 1.2
    if holders and any(holds(holder, entry) for holder in holders):
        score += 20
    score += 2.0 * prior[entry.country] / total
    if entry.admin:
        score += 1.5 * min(prior[f"{entry.country}.{entry.admin}"], 6) / 6
    return score
