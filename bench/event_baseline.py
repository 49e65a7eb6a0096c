"""The baseline: cosines of TF-IDF over all words, of reports published within so many days."""

from __future__ import annotations

import math
import os
import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from amana.compare.events import Traits
from bench.linked import Ties

WINDOWS = (0, 1, 2, 3, 7, 14, 30, 90, 36_500)
_LEAST = 0.05


def baseline_ties(texts: Sequence[str], traits: Sequence[Traits]) -> dict[str, Ties]:
    """The ties for each window in days. Where it is not known when a report was published, any day will do."""
    cosines = _cosines(texts)
    apart = {
        (one, other): _days(traits[one], traits[other])
        for one, other in combinations(range(len(texts)), 2)
        if cosines[one, other] >= _LEAST
    }
    return {
        f"{window} days": {pair: float(cosines[pair]) for pair, days in apart.items() if days <= window}
        for window in WINDOWS
    }


def _days(one: Traits, other: Traits) -> int:
    return 0 if one.published is None or other.published is None else abs(one.published - other.published)


def _cosines(texts: Sequence[str]) -> Any:
    """Each with each: (1 + ln tf) (1 + ln ((1 + n) / (1 + df))), of length one."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import numpy as np

    counted = [Counter(re.findall(r"\w+", text.lower())) for text in texts]
    common = Counter(word for words in counted for word in words)
    column = {word: at for at, word in enumerate(common)}
    rows = np.zeros((len(texts), len(column)))
    for at, words in enumerate(counted):
        for word, count in words.items():
            rarity = 1 + math.log((1 + len(texts)) / (1 + common[word]))
            rows[at, column[word]] = (1 + math.log(count)) * rarity
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows @ rows.T
