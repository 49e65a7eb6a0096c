"""Places in Latin script: gazetteer names in runs of capitalised words, and what is shaped like a place."""

from __future__ import annotations

from amana.language import given_names, is_stop
from amana.reading.places import lists, shapes
from amana.reading.places.entries import Gazetteer
from amana.reading.places.evidence import ENOUGH, from_context, weight
from amana.reading.places.found import Candidate
from amana.reading.places.runs import Match, Word, matches_in, runs_of

_ABBREVIATIONS = frozenset(
    [
        "ala",
        "ariz",
        "ark",
        "calif",
        "cal",
        "colo",
        "conn",
        "del",
        "fla",
        "ga",
        "ill",
        "ind",
        "kan",
        "kans",
        "ky",
        "la",
        "md",
        "mass",
        "mich",
        "minn",
        "miss",
        "mo",
        "mont",
        "neb",
        "nebr",
        "nev",
        "okla",
        "ore",
        "pa",
        "penn",
        "tenn",
        "tex",
        "vt",
        "va",
        "wash",
        "wis",
        "wyo",
    ]
)
_ABBREVIATED = 4.0
_KINDS = frozenset(["province", "governorate", "county", "region"])


def find(text: str, gazetteers: list[Gazetteer]) -> list[Candidate]:
    """Candidates in order, none over another."""
    found: list[Candidate] = []
    for words in runs_of(text):
        matches = matches_in(words, gazetteers)
        named = _judged(text, words, matches) if matches else []
        shaped = [
            Candidate.of((start, end), (), "", 0.0, rule)
            for start, end, rule in shapes.of_run(text, words, matches)
        ]
        found += _merged(named, shaped) if shaped else named
    return found


def _merged(named: list[Candidate], shaped: list[Candidate]) -> list[Candidate]:
    """A shape goes before the names within it; a province within it (Borno State) lends it its place."""
    for shape in shaped:
        inside = [one for one in named if one.start >= shape.start and one.end <= shape.end]
        if len(inside) == 1 and inside[0].start == shape.start:
            shape.entries = tuple(entry for entry in inside[0].entries if entry.kind in _KINDS)
    kept = [one for one in named if not any(one.start < other.end and other.start < one.end for other in shaped)]
    whole = sorted(kept + shaped, key=lambda one: (one.start, -one.end))
    return [one for at, one in enumerate(whole) if not at or one.start >= whole[at - 1].end]


def _judged(text: str, words: list[Word], matches: list[Match]) -> list[Candidate]:
    covered = {at for match in matches if match.flag != "p" for at in range(match.first, match.last)}
    found = []
    for match in matches:
        if match.last == match.first + 1 and words[match.first].norm in lists.english("no-place"):
            continue
        start, end = words[match.first].start, words[match.last - 1].end
        score = _beside(words, match, covered)
        if text[end : end + 1] == "." and words[match.last - 1].norm in _ABBREVIATIONS:
            end += 1
            score += _ABBREVIATED
        candidate = Candidate.of((start, end), match.entries, match.flag, score, "gazetteer")
        if _weight(candidate) + score + from_context(text, candidate) >= ENOUGH:
            found.append(candidate)
    return found


def _weight(candidate: Candidate) -> float:
    return weight(candidate.flag, candidate.entries[0])


def _beside(words: list[Word], match: Match, covered: set[int]) -> float:
    """What unknown capitalised words beside a name say: a person's name, an office, a body named after it."""
    score = 0.0
    before = _neighbour(words, match.first - 1, covered)
    after = _neighbour(words, match.last, covered)
    if before and (before in lists.english("title") or given_names(before)):
        score -= 6
    elif before and not (before in lists.english("direction") or before in lists.english("body")):
        score -= 3
    if after and after not in lists.english("body") and after not in lists.english("after-capital"):
        score -= 4 if match.flag == "p" else 2
    return score


def _neighbour(words: list[Word], at: int, covered: set[int]) -> str | None:
    """The folded word beside a name in its run, where it is no place itself and no small word."""
    if not 0 <= at < len(words) or at in covered:
        return None
    word = words[at]
    return None if word.glue or is_stop(word.norm) else word.norm
