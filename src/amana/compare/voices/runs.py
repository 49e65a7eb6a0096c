"""Which of some texts share runs of five words: exactly, by an index of all runs; short texts in long ones too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations, islice
from typing import Final

from amana.compare.voices.reprints import LEAST_CONTAINED, LEAST_SHARED, NearTexts
from amana.language import fold

_WORD: Final = re.compile(r"[\w\u064b-\u0652\u0670]+")
_RUN: Final = 5
_LONGEST: Final = 200_000
"""Code points of a text that are looked at."""
_MOST_HAVING: Final = 64
"""A run that more texts have than this is a phrase of everybody's: it brings no two together by itself."""
_FEWEST: Final = 8
"""Runs that a text must have: of fewer, chance has half."""


def near_texts(texts: Mapping[str, str]) -> list[NearTexts]:
    """The pairs of texts, by account, that share enough to be reprints; in order."""
    if len(texts) < 2:
        return []
    runs = {name: _runs(text[:_LONGEST]) for name, text in sorted(texts.items())}
    having: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, own in runs.items():
        if len(own) >= _FEWEST:
            for run in own:
                having[run].append(name)
    both: Counter[tuple[str, str]] = Counter()
    for names in having.values():
        if 1 < len(names) <= _MOST_HAVING:
            both.update(combinations(names, 2))
    found = []
    for (one, other), count in sorted(both.items()):
        fewest, total = min(len(runs[one]), len(runs[other])), len(runs[one]) + len(runs[other])
        pair = NearTexts(one, other, count / (total - count), count / fewest)
        if pair.contained >= LEAST_CONTAINED or pair.shared >= LEAST_SHARED:
            found.append(pair)
    return found


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    """All runs of five words, folded. Words are told apart by blanks and marks alone: that is enough here."""
    words = [folded for word in _WORD.findall(text) if (folded := _folded(word))]
    return frozenset(zip(*(islice(words, at, None) for at in range(_RUN)), strict=False))


@lru_cache(1 << 15)
def _folded(word: str) -> str:
    return fold(word)
