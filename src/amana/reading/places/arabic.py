"""Names of places in Arabic script: words with or without a clitic, and the longest gazetteer names they begin."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from amana.language import BaseWords, given_names, is_stop
from amana.reading.places import lists
from amana.reading.places.entries import Gazetteer, Naming
from amana.reading.places.evidence import ENOUGH, weight
from amana.reading.places.found import Candidate
from amana.reading.places.shapes_arabic import with_shapes
from amana.reading.places.words_arabic import Words, fold_word

_CLITICS = frozenset("وفبلك")
_DROPPED = re.compile("[\u0640\u064b-\u065f\u0670]*")
_LONGEST = 6
_SHORTEST = 3
_KEPT = 1 << 14
_PLACED = 3.0


class Reading(NamedTuple):
    """One way to take a word: the clitics in front (`و`, `وب`, `لل`), and what the rest may open."""

    clitics: str
    opening: dict[str, Naming]
    seconds: frozenset[str]

    @classmethod
    def of(cls, clitics: str, opening: dict[str, Naming]) -> Reading:
        """The reading, with the words that may come second."""
        return cls(clitics, opening, frozenset(rest.partition(" ")[0] for rest in opening if rest))


class Match(NamedTuple):
    """The words up to `last` (exclusive) name these places."""

    last: int
    clitics: str
    naming: Naming


def find(text: str, gazetteers: list[Gazetteer]) -> list[Candidate]:
    """Candidates that the gazetteers name, in order; `score` counts what stands before and behind them."""
    found: list[Candidate] = []
    words = Words(text)
    reads = [_opening_words(words, gazetteer) for gazetteer in gazetteers]
    free = 0
    for at in sorted(set().union(*(_where(words, opening) for opening in reads))):
        if at < free:
            continue
        for gazetteer, opening in zip(gazetteers, reads, strict=True):
            readings = opening.get(words.raw[at])
            match = _longest(text, words, at, readings) if readings else None
            if match:
                candidate = _candidate(text, words, at, match, gazetteer)
                if candidate.score + weight(candidate.flag, candidate.entries[0]) >= ENOUGH:
                    found.append(candidate)
                    free = match.last
                break
    return with_shapes(text, words, found)


def _opening_words(words: Words, gazetteer: Gazetteer) -> dict[str, tuple[Reading, ...]]:
    """The different words of a text that may open a name of a gazetteer; most open none."""
    found = {}
    for word in words.different:
        readings = gazetteer.readings.get(word)
        if readings is None:
            readings = _remember(gazetteer, word)
        if readings:
            found[word] = readings
    return found


def _where(words: Words, opening: dict[str, tuple[Reading, ...]]) -> list[int]:
    return [at for at, word in enumerate(words.raw) if word in opening]


def _remember(gazetteer: Gazetteer, word: str) -> tuple[Reading, ...]:
    if len(gazetteer.readings) > _KEPT:
        gazetteer.readings.clear()
    found = gazetteer.readings[word] = tuple(_readings(gazetteer, fold_word(word)))
    return found


def _readings(gazetteer: Gazetteer, norm: str) -> list[Reading]:
    """The word as it stands goes first; with a clitic taken off only where it is no word itself."""
    found = []
    opening = gazetteer.opening(norm)
    if opening:
        found.append(Reading.of("", opening))
    if norm[:1] not in _CLITICS or BaseWords().known(norm) or is_stop(norm):
        return found
    for clitics, rest in _taken_apart(norm):
        opening = gazetteer.opening(rest) if len(rest) >= _SHORTEST else None
        if opening:
            found.append(Reading.of(clitics, opening))
    return found


def _taken_apart(norm: str) -> list[tuple[str, str]]:
    found = []
    bare = norm[1:] if norm[0] in "وف" else norm
    if bare.startswith("لل"):
        found.append((norm[: len(norm) - len(bare)] + "لل", "ال" + bare[2:]))
    found.append((norm[0], norm[1:]))
    if norm[0] in "وف" and bare[:1] in ("ب", "ل", "ك"):
        found.append((norm[:2], norm[2:]))
    return found


def _longest(text: str, words: Words, at: int, readings: tuple[Reading, ...]) -> Match | None:
    best: Match | None = None
    for reading in readings:
        match = _of_reading(text, words, at, reading)
        if match and (best is None or match.last > best.last):
            best = match
    return best


def _of_reading(text: str, words: Words, at: int, reading: Reading) -> Match | None:
    opening = reading.opening
    best = Match(at + 1, reading.clitics, opening[""]) if "" in opening else None
    if at + 1 >= len(words) or words.norm(at + 1) not in reading.seconds:
        return best
    rest = ""
    for last in range(at + 1, min(len(words), at + _LONGEST)):
        if not words.joined(text, last):
            break
        rest = f"{rest} {words.norm(last)}" if rest else words.norm(last)
        if rest in opening:
            best = Match(last + 1, reading.clitics, opening[rest])
    return best


def _candidate(text: str, words: Words, at: int, match: Match, gazetteer: Gazetteer) -> Candidate:
    start = words.spans[at][0]
    # `للقدس` has the article within: there the name begins where the word does.
    if match.clitics and not match.clitics.endswith("لل"):
        start = _after_clitics(text, start, len(match.clitics))
    entries = gazetteer.places(match.naming)
    found = Candidate.of((start, words.spans[match.last - 1][1]), entries, match.naming.flag, 0.0, "gazetteer/ar")
    found.arabic = True
    clitic = match.clitics.lstrip("وف")
    before = words.norm(at - 1) if at and words.joined(text, at) else ""
    found.before = clitic[:1] or ("و" if match.clitics else before)
    after = words.norm(match.last) if match.last < len(words) and words.joined(text, match.last) else ""
    found.score = _score(found, before if not match.clitics else "", after)
    if match.clitics and match.last == at + 1:
        found.score -= 1.0 if not entries[0].strong else 0.0
    return found


def _after_clitics(text: str, start: int, count: int) -> int:
    for _ in range(count):
        dropped = _DROPPED.match(text, start)
        start = (dropped.end() if dropped else start) + 1
    dropped = _DROPPED.match(text, start)
    return dropped.end() if dropped else start


@cache
def _placing() -> frozenset[str]:
    return frozenset([*lists.arabic("at"), *lists.arabic("from"), *lists.arabic("to")])


def _score(candidate: Candidate, before: str, after: str) -> float:
    score = 0.0
    if before in lists.arabic("arabic-kind") or before in lists.arabic("direction"):
        score += _PLACED
    elif candidate.before in _placing():
        score += 1.0
    if before in lists.arabic("club") or after in lists.arabic("club"):
        score -= 5.0
    elif before in lists.arabic("title") or (before and _is_person(before)):
        score -= 5.0 if not candidate.entries[0].strong else 3.0
    if after in ("بن", "ابن") or (candidate.flag == "p" and after and _is_person(after)):
        score -= 4.0
    return score


def _is_person(norm: str) -> bool:
    return not is_stop(norm) and bool(given_names(norm))
