"""Places in Latin script: gazetteer names in runs of capitalised words, and what is shaped like a place."""

from __future__ import annotations

from amana.reading.places import company, shapes
from amana.reading.places.entries import Gazetteer
from amana.reading.places.evidence import ENOUGH, from_context
from amana.reading.places.found import Candidate
from amana.reading.places.judged import Named, Run, run_of
from amana.reading.places.runs import runs_of

_ABBREVIATED = 4.0
_KINDS = frozenset(["province", "governorate", "county", "region"])


def find(text: str, gazetteers: list[Gazetteer]) -> list[Candidate]:
    """Candidates in order, none over another."""
    people: set[str] = set()
    found: list[Candidate] = []
    for base, raw in runs_of(text):
        run = run_of(raw, gazetteers)
        if run:
            named = [_judged(text, base, one, people) for one in run.named]
            may_be = run.shaped or (run.open and shapes.may_be_told(text, base, run.open))
            shaped = _shaped(text, base, raw, run) if may_be else []
            found += _merged(named, shaped) if shaped else named
    return company.kept(text, found, people)


def _shaped(text: str, base: int, raw: str, run: Run) -> list[Candidate]:
    shaped = run.shaped or (shapes.by_context(text, base, raw, run.open) if run.open else ())
    return [Candidate.of((base + start, base + end), (), "", ENOUGH, rule) for start, end, rule in shaped]


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


def _judged(text: str, base: int, one: Named, people: set[str]) -> Candidate:
    """A name with what speaks for and against it, in its run and around it; a surname goes to `people`."""
    if one.surname:
        people.add(one.surname)
    start, end, score = base + one.start, base + one.end, one.score
    if one.opener is not None:
        score -= 1.5 if _begins_sentence(text, base + one.opener) else 3
    if one.mark and (text.startswith(".", end) if one.mark == "." else text.startswith(", ", max(0, start - 2))):
        end += text[end : end + 1] == "." and text[end - 1] != "."
        score += _ABBREVIATED
    candidate = Candidate(start, end, one.entries, one.flag, score, "gazetteer")
    candidate.score += from_context(text, candidate)
    return candidate


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a word is capitalised because a sentence begins."""
    return not text[max(0, start - 3) : start].strip(" \u00a0\"“'‘(").strip(".!?\n")
