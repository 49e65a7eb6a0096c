"""Places in Latin script: gazetteer names in runs of capitalised words, and what is shaped like a place."""

from __future__ import annotations

from amana.language import given_names, is_stop
from amana.reading.places import company, lists, shapes
from amana.reading.places.entries import Gazetteer
from amana.reading.places.evidence import ENOUGH, from_context, weight
from amana.reading.places.found import Candidate
from amana.reading.places.runs import ARTICLES, Match, Word, matches_in, runs_of

_ABBREVIATED = 4.0
_KINDS = frozenset(["province", "governorate", "county", "region"])


def find(text: str, gazetteers: list[Gazetteer]) -> list[Candidate]:
    """Candidates in order, none over another."""
    people: set[str] = set()
    found: list[Candidate] = []
    for words in runs_of(text):
        matches = matches_in(words, gazetteers)
        named = _judged(text, words, matches, people) if matches else []
        shaped = [
            Candidate.of((start, end), (), "", ENOUGH, rule)
            for start, end, rule in shapes.of_run(text, words, matches)
        ]
        found += _merged(named, shaped) if shaped else named
    return company.kept(text, found, people)


def _merged(named: list[Candidate], shaped: list[Candidate]) -> list[Candidate]:
    """A shape goes before the names within it; a province within it (Borno State) lends it its place."""
    for shape in shaped:
        inside = [
            one for one in named if one.score >= ENOUGH and one.start >= shape.start and one.end <= shape.end
        ]
        if len(inside) == 1 and inside[0].start == shape.start:
            shape.entries = tuple(entry for entry in inside[0].entries if entry.kind in _KINDS)
    kept = [one for one in named if not any(one.start < other.end and other.start < one.end for other in shaped)]
    whole = sorted(kept + shaped, key=lambda one: (one.start, -one.end))
    return [one for at, one in enumerate(whole) if not at or one.start >= whole[at - 1].end]


def _judged(text: str, words: list[Word], matches: list[Match], people: set[str]) -> list[Candidate]:
    """The matches of a run with what speaks for and against them; surnames that are seen go to `people`."""
    covered = {at for match in matches if match.flag != "p" for at in range(match.first, match.last)}
    found = []
    for match in matches:
        start, end = words[match.first].start, words[match.last - 1].end
        if match.last == match.first + 1 and _is_no_place(text[start:end], words[match.first].norm, match):
            continue
        score = _beside(text, words, match, covered, people)
        if _is_abbreviation(text, start, end, words[match.last - 1].norm):
            end += text[end : end + 1] == "." and text[end - 1] != "."
            score += _ABBREVIATED
        candidate = Candidate.of((start, end), match.entries, match.flag, score, "gazetteer")
        candidate.score += weight(candidate.flag, candidate.entries[0]) + from_context(text, candidate)
        found.append(candidate)
    return found


def _is_no_place(raw: str, norm: str, match: Match) -> bool:
    """Words that small places are called by too, and short names that are not written as abbreviations are."""
    if norm in lists.english("no-place") or norm in ARTICLES:
        return True
    if match.flag == "w" and (norm in lists.english("body") or norm in lists.english("after-capital")):
        return True
    return len(norm) < 4 and raw.isascii() and not raw.isupper() and not match.entries[0].people > 200


def _is_abbreviation(text: str, start: int, end: int, norm: str) -> bool:
    if norm in lists.english("abbreviation"):
        return text[end : end + 1] == "."
    return end - start <= 5 and text[start:end].isupper() and text[max(0, start - 2) : start] == ", "


def _beside(text: str, words: list[Word], match: Match, covered: set[int], people: set[str]) -> float:
    """What unknown capitalised words beside a name say: a person's name, an office, a body named after it."""
    score = 0.0
    capitals = text[words[match.first].start : words[match.last - 1].end].isupper()
    before = _neighbour(text, words, match.first - 1, covered, capitals)
    after = _neighbour(text, words, match.last, covered, capitals)
    if before and (before in lists.english("title") or given_names(before)):
        people.add(words[match.first].norm)
        score -= 6
    elif before and not (before in lists.english("direction") or before in lists.english("body")):
        score -= 1.5 if _begins_sentence(text, words[match.first - 1].start) else 3
    if after and after not in lists.english("body") and after not in lists.english("after-capital"):
        score -= 4 if match.flag == "p" else 2
    return score


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a word is capitalised because a sentence begins."""
    return not text[max(0, start - 3) : start].strip(" \u00a0\"“'‘(").strip(".!?\n")


def _neighbour(text: str, words: list[Word], at: int, covered: set[int], capitals: bool) -> str | None:
    """The folded word beside a name in its run, where it is no place itself and no small word.

    A name all in capitals (a dateline) has none in what is written otherwise.
    """
    if not 0 <= at < len(words) or at in covered:
        return None
    word = words[at]
    if capitals and not text[word.start : word.end].isupper():
        return None
    return None if word.glue or is_stop(word.norm) else word.norm
