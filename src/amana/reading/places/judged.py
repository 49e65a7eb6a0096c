"""What a run of capitalised words is by itself, whatever stands around it; remembered, since texts repeat them."""

from __future__ import annotations

from typing import NamedTuple

from amana.language import given_names, is_stop
from amana.reading.places import lists, shapes
from amana.reading.places.entries import Entry, Gazetteer
from amana.reading.places.evidence import weight
from amana.reading.places.runs import ARTICLES, Match, Word, matches_in, words_of

_KEPT = 1 << 12
_LONGEST = 80


class Named(NamedTuple):
    """A name of the gazetteer in a run: offsets into the run, and what the run says for it.

    With its `mark` beside it the name is an abbreviation: a full stop behind it, or a comma and blank before it.
    `surname` is its word where a given name or a title stands before it. `opener` is where the unknown capital
    before it stands: it counts less where a sentence begins there.
    """

    start: int
    end: int
    mark: str
    flag: str
    entries: tuple[Entry, ...]
    score: float
    surname: str | None
    opener: int | None


class Run(NamedTuple):
    """A run: the names in it, what in it is shaped like a place, and what the words around it may make a place."""

    named: tuple[Named, ...]
    shaped: tuple[shapes.Shape, ...]
    open: shapes.Open | None


_NOTHING = Run((), (), None)


def run_of(raw: str, gazetteers: list[Gazetteer]) -> Run | None:
    """The run as the gazetteers, in their order, know it; None where it can be no place anywhere."""
    known = gazetteers[0].runs
    run: Run | None = known.get(raw, _NOTHING)
    if run is _NOTHING:
        run = _read(raw, gazetteers)
        if len(known) >= _KEPT:
            known.clear()
        if len(raw) <= _LONGEST:
            known[raw] = run
    return run


def _read(raw: str, gazetteers: list[Gazetteer]) -> Run | None:
    words = words_of(raw)
    matches = matches_in(words, gazetteers)
    shaped, opened = shapes.of_run(raw, words, matches)
    run = Run(tuple(_named(raw, words, matches)) if matches else (), tuple(shaped), opened)
    return None if run == _NOTHING else run


def _named(raw: str, words: list[Word], matches: list[Match]) -> list[Named]:
    covered = {at for match in matches if match.flag != "p" for at in range(match.first, match.last)}
    found = []
    for match in matches:
        start, end = words[match.first].start, words[match.last - 1].end
        if match.last == match.first + 1 and _is_no_place(raw[start:end], words[match.first].norm, match):
            continue
        found.append(_of_match(raw, words, match, covered))
    return found


def _is_no_place(raw: str, norm: str, match: Match) -> bool:
    """Words that small places are called by too, and short names that are not written as abbreviations are."""
    if norm in lists.english("no-place") or norm in ARTICLES:
        return True
    if match.flag == "w" and (norm in lists.english("body") or norm in lists.english("after-capital")):
        return True
    return len(norm) < 4 and raw.isascii() and not raw.isupper() and not match.entries[0].people > 200


def _of_match(raw: str, words: list[Word], match: Match, covered: set[int]) -> Named:
    """What unknown capitalised words beside a name say: a person's name, an office, a body named after it."""
    score = weight(match.flag, match.entries[0])
    start, end = words[match.first].start, words[match.last - 1].end
    capitals = raw[start:end].isupper()
    before = _neighbour(raw, words, match.first - 1, covered, capitals)
    after = _neighbour(raw, words, match.last, covered, capitals)
    surname, opener = None, None
    if before and (before in lists.english("title") or given_names(before)):
        surname = words[match.first].norm
        score -= 6
    elif before and not (before in lists.english("direction") or before in lists.english("body")):
        opener = words[match.first - 1].start
    if after and after not in lists.english("body") and after not in lists.english("after-capital"):
        score -= 4 if match.flag == "p" else 2
    mark = _mark(raw[start:end], words[match.last - 1].norm)
    return Named(start, end, mark, match.flag, match.entries, score, surname, opener)


def _mark(name: str, norm: str) -> str:
    if norm in lists.english("abbreviation"):
        return "."
    return "," if len(name) <= 5 and name.isupper() else ""


def _neighbour(raw: str, words: list[Word], at: int, covered: set[int], capitals: bool) -> str | None:
    """The folded word beside a name in its run, where it is no place itself and no small word.

    A name all in capitals (a dateline) has none in what is written otherwise.
    """
    if not 0 <= at < len(words) or at in covered:
        return None
    word = words[at]
    if capitals and not raw[word.start : word.end].isupper():
        return None
    return None if word.glue or is_stop(word.norm) else word.norm
