"""Which mentions to ask about together, with how much speaks for it: by their names alone where these say enough,
and else by names and what is told around them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from amana.compare.arrays import numpy, runs, shared_runs, spread
from amana.compare.people.likeness import Likeness
from amana.compare.people.names import name_of, part_numbers
from amana.compare.people.near_names import NearNames, near_names
from amana.compare.people.pool import Table

MOST_AROUND: Final = 64
"""What is told around more mentions of one name than this tells none of them apart."""
MOST_AROUND_ONE: Final = 32
"""The same, where one part of a name is all that is shared."""

_SAME_NAME = 1.0
_SAME_NAME_AROUND = 0.9
_MOST_SHARED = 8
_AT_ONCE = 10_000
_ODD = 0x9E3779B97F4A7C15


class Ties:
    """Pairs of mentions, by number, and a score from 0 to 1."""

    def __init__(self) -> None:
        self._ones, self._others, self._scores = array("i"), array("i"), array("f")

    def add(self, one: int, other: int, score: float) -> None:
        """One pair."""
        self._ones.append(min(one, other))
        self._others.append(max(one, other))
        self._scores.append(score)

    def add_many(self, ones: Any, others: Any, score: float) -> None:
        """Pairs of one score; the first of each is the smaller."""
        np = numpy()
        self._ones.frombytes(ones.astype("int32").tobytes())
        self._others.frombytes(others.astype("int32").tobytes())
        self._scores.frombytes(np.full(len(ones), score, dtype="float32").tobytes())

    def scored(self) -> Iterator[tuple[int, int, float]]:
        """As they came."""
        return zip(self._ones, self._others, self._scores, strict=True)

    def in_order(self) -> Iterator[tuple[int, int]]:
        """The likeliest first; of equals by number."""
        np = numpy()
        if not self._ones:
            return
        ones, others = (np.frombuffer(column, dtype="int32") for column in (self._ones, self._others))
        scores = np.frombuffer(self._scores, dtype="float32")
        order = np.lexsort((others, ones, -scores))
        for begin in range(0, len(order), _AT_ONCE):
            some = order[begin : begin + _AT_ONCE]
            yield from zip(ones[some].tolist(), others[some].tolist(), strict=True)


class Around:
    """Rows (kin, context, mention) of a table, sorted: what is told around the mentions of each name."""

    def __init__(self, table: Table) -> None:
        np = numpy()
        mentions, contexts = table.around
        starts = np.searchsorted(mentions, np.arange(len(table.ids)))
        lengths = np.searchsorted(mentions, np.arange(len(table.ids)), side="right") - starts
        kins, members = table.members
        which, at = spread(starts[members], lengths[members])
        columns = kins[which].astype("int32"), contexts[at], members[which].astype("int32")
        order = np.lexsort(columns[::-1])
        self.kins, self.contexts, self.mentions = (column[order] for column in columns)
        self._begin = np.searchsorted(self.kins, np.arange(len(table.kins) + 1))

    def of(self, kin: int) -> tuple[Any, Any]:
        """The contexts of a name, each once, and the first mention with each; crowded ones left out."""
        begin, end = self._begin[kin], self._begin[kin + 1]
        starts, lengths = runs(self.contexts[begin:end])
        kept = starts[lengths <= MOST_AROUND] + begin
        return self.contexts[kept], self.mentions[kept]


def ties(table: Table, likeness: Likeness) -> Ties:
    """All of them. `likeness` is that of the table's names."""
    found, around = Ties(), Around(table)
    _same_names(table, found)
    _same_names_around(table, around, found)
    loose = Ties()
    for near in near_names(table.kins, likeness):
        if near.firm:
            found.add(*_first_of(table, near), near.score)
        else:
            loose.add(near.one, near.other, near.score)
    _loose_names(loose, around, found)
    _single_names(table, around, likeness, found)
    return found


def _first_of(table: Table, near: NearNames) -> tuple[int, int]:
    one, other = numpy().searchsorted(table.members[0], (near.one, near.other))
    return int(table.members[1][one]), int(table.members[1][other])


def _same_names(table: Table, found: Ties) -> None:
    """Each mention of a name that says enough with the first of that name."""
    np = numpy()
    firm = np.array([kin.firm for kin in table.kins], dtype=bool)
    kins, mentions = table.members
    starts, lengths = runs(kins)
    kept = firm[kins[starts]] if len(starts) else np.empty(0, dtype=bool)
    _with_first(starts[kept], lengths[kept], mentions, found, _SAME_NAME)


def _same_names_around(table: Table, around: Around, found: Ties) -> None:
    """Mentions of a name that says too little, where something else is the same."""
    np = numpy()
    loose = np.array([not kin.firm for kin in table.kins], dtype=bool)
    rows = np.flatnonzero(loose[around.kins]) if len(around.kins) else np.empty(0, dtype="int64")
    kins, contexts = around.kins[rows], around.contexts[rows]
    if not len(rows):
        return
    fresh = np.concatenate(([True], (kins[1:] != kins[:-1]) | (contexts[1:] != contexts[:-1])))
    starts = np.flatnonzero(fresh)
    lengths = np.diff(np.append(starts, len(rows)))
    kept = lengths <= MOST_AROUND
    _with_first(starts[kept], lengths[kept], around.mentions[rows], found, _SAME_NAME_AROUND)


def _with_first(starts: Any, lengths: Any, mentions: Any, found: Ties, score: float) -> None:
    which, at = spread(starts, lengths)
    firsts = mentions[starts[which]]
    later = mentions[at] != firsts
    found.add_many(firsts[later], mentions[at][later], score)


def _loose_names(loose: Ties, around: Around, found: Ties) -> None:
    """Two names of which one says too little or lacks a part, where something told around both is the same."""
    for one, other, score in loose.scored():
        (contexts, left), (others, right) = around.of(one), around.of(other)
        _, at, to = numpy().intersect1d(contexts, others, assume_unique=True, return_indices=True)
        for here, there in list(zip(left[at].tolist(), right[to].tolist(), strict=True))[:_MOST_SHARED]:
            if here != there:
                found.add(here, there, score * _SAME_NAME_AROUND)


def _single_names(table: Table, around: Around, likeness: Likeness, found: Ties) -> None:
    """A part of a name alone with names that have it, where something told around both is the same."""
    np = numpy()
    single = np.array([len(kin.classes) == 1 for kin in table.kins], dtype=bool)
    alone = _keyed(table, around, np.flatnonzero(single))
    sought = np.unique(alone[0])
    found_rows = [alone]
    whole = np.flatnonzero(~single)
    for begin in range(0, len(whole), _AT_ONCE):
        hashes, rows = _keyed(table, around, whole[begin : begin + _AT_ONCE])
        kept = _among(hashes, sought)
        found_rows.append((hashes[kept], rows[kept]))
    hashes, rows = (np.concatenate(columns) for columns in zip(*found_rows, strict=True))
    order = np.lexsort((rows, hashes))
    _compared(around, _met(hashes[order], rows[order], single[around.kins[rows[order]]]), likeness, found)


def _among(hashes: Any, sought: Any) -> Any:
    """Which of these are among the sorted ones."""
    np = numpy()
    if not len(sought):
        return np.zeros(len(hashes), dtype=bool)
    at = np.minimum(np.searchsorted(sought, hashes), len(sought) - 1)
    return sought[at] == hashes


def _met(hashes: Any, rows: Any, single: Any) -> Any:
    """A row of a part of a name and another one that share a key and a context, as one number each, once."""
    np = numpy()
    met = array("q")
    for start, end in shared_runs(hashes, MOST_AROUND_ONE):
        apart = single[start:end]
        for left, right in _two_of(rows[start:end][apart], rows[start:end][~apart]):
            met.frombytes((left << 32 | right).tobytes())
    return np.unique(np.frombuffer(met, dtype="int64")) if met else np.empty(0, dtype="int64")


def _two_of(alone: Any, whole: Any) -> Iterator[tuple[Any, Any]]:
    """Each part of a name with each whole name, and with each part after it. The rows are in order."""
    np = numpy()
    if len(whole):
        yield np.meshgrid(alone, whole)
    if len(alone) > 1:
        one, other = _pairs(len(alone))
        yield alone[one], alone[other]


@cache
def _pairs(count: int) -> Any:
    return numpy().triu_indices(count, 1)


def _compared(around: Around, pairs: Any, likeness: Likeness, found: Ties) -> None:
    """Rows that met, each two names compared once; those of one name are told elsewhere."""
    known: dict[tuple[int, int], float] = {}
    for row, other_row in ((code >> 32, code & 0xFFFFFFFF) for code in pairs.tolist()):
        kins = int(around.kins[row]), int(around.kins[other_row])
        if kins[0] == kins[1]:
            continue
        if kins not in known:
            alike = likeness.of(*kins)
            known[kins] = alike.score if alike else 0.0
        one, other = int(around.mentions[row]), int(around.mentions[other_row])
        if known[kins] and one != other:
            found.add(one, other, known[kins] * _SAME_NAME_AROUND)


def _keyed(table: Table, around: Around, kins: Any) -> tuple[Any, Any]:
    """For the rows of these names: a number for each key of a part together with the context, and the row."""
    np = numpy()
    keys, of = array("Q"), array("i")
    for kin in kins.tolist():
        name = table.kins[kin]
        for key in part_numbers(name_of(name.kind, name.written)):
            keys.append(key)
            of.append(kin)
    owners = np.array(of, dtype="int32")
    starts = np.searchsorted(around.kins, owners)
    which, rows = spread(starts, np.searchsorted(around.kins, owners, side="right") - starts)
    hashes = np.array(keys, dtype="uint64")[which] * np.uint64(_ODD) ^ around.contexts[rows].astype("uint64")
    return hashes, rows
