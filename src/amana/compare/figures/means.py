"""By what means it happened, as far as words of the vocabulary say: from the air, by shells, by a mine."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from amana.compare.figures.lattice import rows

_ANY = "any"


@cache
def means_list() -> dict[str, frozenset[str]]:
    """Ids of the vocabulary and the means that each may tell of."""
    return {
        term: frozenset(means.split("|"))
        for terms, means, *_remark in rows("means.tsv")
        for term in terms.split("|")
    }


def means_of(terms: Iterable[str]) -> frozenset[str]:
    """The means that these words (ids of the vocabulary) tell of; none where they tell of none, or of any."""
    known = means_list()
    told = frozenset().union(*(known[term] for term in terms if term in known))
    return frozenset() if _ANY in told else told
