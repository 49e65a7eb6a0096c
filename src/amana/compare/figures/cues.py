"""Words around a figure that say how it stands to others: of one group or of all; total, a day's, an increase."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from amana.compare.figures.lattice import rows
from amana.compare.figures.values import Cue, Hedge, Pace

_CUES: tuple[Cue, ...] = ("batch", "sum", "open", "since", "several", "earlier")
_PACES: tuple[Pace, ...] = ("daily", "increase")
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
LONGEST_SENTENCE = 1_000
"""Code points of a sentence that are looked at."""


_BESIDE = 60  # code points


@cache
def _patterns(of: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the cues that begin with `of`, each with the rest of its cue."""
    found = [(row[0].removeprefix(of), row[2]) for row in rows("cues.tsv") if row[0].startswith(of)]
    return tuple((cue, re.compile(pattern)) for cue, pattern in found)


def _plain(text: str) -> str:
    return _MARKS.sub("", text).lower()


def cues_of(sentence: str, before: str = "", after: str = "") -> frozenset[Cue]:
    """The cues of a sentence, in either language, and of what stands right `before` and `after` the figure."""
    found = set(_of_sentence(sentence[:LONGEST_SENTENCE]))
    sides = (("before-among", _plain(before[-_BESIDE:])), ("after-among", _plain(after[:_BESIDE])))
    if any(one.search(text) for side, text in sides for _, one in _patterns(side)):
        found.add("among")
    return frozenset(found)


@lru_cache(64)
def _of_sentence(sentence: str) -> frozenset[Cue]:
    """One sentence has several figures."""
    plain = _plain(sentence)
    return frozenset(name for name in _CUES if any(one.search(plain) for _, one in _patterns(name)))


def pace_of(before: str, after: str, hedge: Hedge) -> Pace:
    """Whether a figure is a total, a daily one or an increase, by what stands right before and after it."""
    if hedge in ("rise", "fall"):
        return "increase"
    sides = (("before-", _plain(before[-_BESIDE:])), ("after-", _plain(after[:_BESIDE])))
    told = {pace for side, text in sides for pace, one in _patterns(side) if one.search(text)}
    return next((pace for pace in _PACES if pace in told), "total")
