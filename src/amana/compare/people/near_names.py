"""Which names of a pool may be one name: blocks of keys, then each pair of a block compared part by part."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from amana.compare.arrays import numpy, runs, spread
from amana.compare.people.likeness import Likeness
from amana.compare.people.names import blocks, name_of
from amana.compare.people.pool import Kin

MOST_IN_BLOCK: Final = 128
"""A block with more names says nothing: its names are looked for in their other blocks."""

_AT_ONCE = 20_000
_LEAST_PARTS = 2
_LOW = 0xFFFFFFFF


class NearNames(NamedTuple):
    """Two names, by number, that may be one. `firm`: worth asking whatever is told around them."""

    one: int
    other: int
    score: float
    firm: bool


def near_names(kins: Sequence[Kin], likeness: Likeness) -> Iterator[NearNames]:
    """Every two names of several parts that share a block and are not known to differ, once, by number."""
    for one, other in _paired(kins):
        alike = likeness.of(one, other)
        if alike is not None:
            firm = alike.whole and kins[one].firm and kins[other].firm
            yield NearNames(one, other, alike.score, firm)


def _paired(kins: Sequence[Kin]) -> Iterator[tuple[int, int]]:
    """The pairs of all blocks, each once, in order; some names at a time, so that millions need little room."""
    np = numpy()
    keys, of = array("q"), array("i")
    for at, kin in enumerate(kins):
        if len(kin.classes) < _LEAST_PARTS:
            continue  # too little to go by: see `ties`
        for block in blocks(name_of(kin.kind, kin.written)):
            keys.append(block)
            of.append(at)
    owners = np.array(of, dtype="int64")
    order = np.lexsort((owners, np.array(keys, dtype="int64")))
    starts, lengths = runs(np.array(keys, dtype="int64")[order])
    # For each row where it stands in its block, and how many of the block come after it.
    place = np.empty(len(order), dtype="int64")
    place[order] = np.arange(len(order))
    ends = np.repeat(np.where(lengths <= MOST_IN_BLOCK, starts + lengths, 0), lengths)[place]
    after = np.maximum(ends - place - 1, 0)
    for begin in range(0, len(kins), _AT_ONCE):
        some = slice(*np.searchsorted(owners, (begin, begin + _AT_ONCE)).tolist())
        which, at = spread(place[some] + 1, after[some])
        codes = np.unique(owners[some][which] << 32 | owners[order[at]])
        yield from ((code >> 32, code & _LOW) for code in codes.tolist())
