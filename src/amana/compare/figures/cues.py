"""Words of a figure's own sentence that say how it stands to others: of one group among several, or of all."""

from __future__ import annotations

import re
from functools import cache

from amana.compare.figures.lattice import rows
from amana.compare.figures.values import Cue

_CUES: dict[str, Cue] = {"batch": "batch", "sum": "sum"}
_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
LONGEST_SENTENCE = 1_000
"""Code points of a sentence that are looked at."""


@cache
def _patterns() -> tuple[tuple[Cue, re.Pattern[str]], ...]:
    return tuple((_CUES[row[0]], re.compile(row[2])) for row in rows("cues.tsv"))


def cues_of(sentence: str) -> frozenset[Cue]:
    """The cues of a sentence, in either language."""
    plain = _MARKS.sub("", sentence[:LONGEST_SENTENCE]).lower()
    return frozenset(cue for cue, pattern in _patterns() if pattern.search(plain))
