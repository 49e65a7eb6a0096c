"""Pairs that did not meet by clues, and are both tied to a third: they are set beside each other too."""

from __future__ import annotations

from typing import Any

from amana.compare.arrays import distinct, numpy, runs, spread
from amana.compare.events.ground import Scored

_TIED = 200_000  # millionths
_MOST_TIED = 16
"""Of those that one account is tied to, so many, the likeliest."""


def pairs_closed(near: Scored, count: int) -> Any:
    """The keys (see `keys_of`) of such pairs among so many accounts, in order."""
    np = numpy()
    tied = near.of(near.scores >= _TIED)
    third = np.concatenate((tied.pairs[:, 0], tied.pairs[:, 1])).astype("int64")
    other = np.concatenate((tied.pairs[:, 1], tied.pairs[:, 0])).astype("int64")
    order = np.lexsort((-other, -np.concatenate((tied.scores, tied.scores)), third))
    third, other = third[order], other[order]
    starts, lengths = runs(third)
    _, places = spread(starts, np.minimum(lengths, _MOST_TIED))
    third, other = third[places], other[places]
    found = [_beside(third, other, apart, count) for apart in range(1, _MOST_TIED)]
    return np.setdiff1d(distinct(np.concatenate(found)), keys_of(near.pairs, count), assume_unique=True)


def _beside(third: Any, other: Any, apart: int, count: int) -> Any:
    """The pairs of those that stand so far apart in the list of one third."""
    np = numpy()
    same = np.flatnonzero(third[:-apart] == third[apart:])
    one, two = other[same], other[same + apart]
    return np.minimum(one, two) * count + np.maximum(one, two)


def keys_of(pairs: Any, count: int) -> Any:
    """Pairs of places as one number each: the earlier's times `count`, and the later's."""
    return pairs[:, 0].astype("int64") * count + pairs[:, 1]


def pairs_of(keys: Any, count: int) -> Any:
    """They again."""
    np = numpy()
    return np.stack((keys // count, keys % count), axis=1).astype("int32")
