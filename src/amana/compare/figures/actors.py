"""Whether two phrases may name one who did it: `the army` and `forces of the army`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from amana.language import compare_names, fold, is_stop, name_keys

_WORD: Final = re.compile(r"[\w\u064b-\u0652\u0670]+")
_LONGEST: Final = 200  # code points


@lru_cache(1 << 12)
def same_actor(one: str, other: str) -> bool:
    """Whether they share a word that says something, or one is the other in another script or spelling."""
    if _words(one) & _words(other):
        return True
    first, second = one[:_LONGEST], other[:_LONGEST]
    return (
        not name_keys(first).isdisjoint(name_keys(second)) and compare_names(first, second).outcome != "different"
    )


def _words(phrase: str) -> set[str]:
    folded = map(fold, _WORD.findall(phrase[:_LONGEST]))
    return {word for word in folded if word and not is_stop(word)}
