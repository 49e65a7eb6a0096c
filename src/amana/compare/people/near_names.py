"""Which names of a pool may be one name: blocks of keys, then each pair of a block compared part by part."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from amana.compare.people.arrays import numpy, shared_runs
from amana.compare.people.likeness import Likeness
from amana.compare.people.names import blocks, name_of
from amana.compare.people.pool import Kin

MOST_IN_BLOCK: Final = 128
"""A block with more names says nothing: its names are looked for in their other blocks."""


class NearNames(NamedTuple):
    """Two names, by number, that may be one. `firm`: worth asking whatever is told around them."""

    one: int
    other: int
    score: float
    firm: bool


def near_names(kins: Sequence[Kin], likeness: Likeness) -> Iterator[NearNames]:
    """Every two names that share a block and are not known to differ, once, by number."""
    for one, other in _paired(kins):
        alike = likeness.of(one, other)
        if alike is not None:
            firm = alike.whole and kins[one].firm and kins[other].firm
            yield NearNames(one, other, alike.score, firm)


def _paired(kins: Sequence[Kin]) -> Iterator[tuple[int, int]]:
    """The pairs of all blocks, each once, in order."""
    np = numpy()
    keys, of = array("q"), array("i")
    for at, kin in enumerate(kins):
        for block in blocks(name_of(kin.kind, kin.written)):
            keys.append(block)
            of.append(at)
    columns = np.array(keys, dtype="int64"), np.array(of, dtype="int64")
    order = np.lexsort((columns[1], columns[0]))
    found = _pairs_within(columns[0][order], columns[1][order])
    for code in np.unique(np.frombuffer(found, dtype="int64")).tolist() if found else ():
        yield code >> 32, code & 0xFFFFFFFF


def _pairs_within(keys: Any, of: Any) -> array[int]:
    """The pairs of each block as one number each."""
    found = array("q")
    for start, end in shared_runs(keys, MOST_IN_BLOCK):
        row = of[start:end]
        left, right = _two_of(end - start)
        found.frombytes((row[left] << 32 | row[right]).tobytes())
    return found


@cache
def _two_of(count: int) -> Any:
    return numpy().triu_indices(count, 1)
