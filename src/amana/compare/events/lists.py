"""Many short lists of whole numbers in two arrays: of each account its terms, or its clues."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from amana.compare.arrays import numpy, spread


class Lists(NamedTuple):
    """List `n` is `values[starts[n]:starts[n + 1]]` (32-bit); `starts` (64-bit) has one more than there are."""

    starts: Any
    values: Any

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Lists:
        """These lists, in their order."""
        np, known = numpy(), list(rows)
        starts = np.zeros(len(known) + 1, dtype="int64")
        np.cumsum([len(row) for row in known], out=starts[1:])
        return cls(starts, np.array([value for row in known for value in row], dtype="int32"))

    @property
    def many(self) -> int:
        """How many lists there are."""
        return len(self.starts) - 1

    def row(self, at: int) -> list[int]:
        """One of them."""
        row: list[int] = self.values[self.starts[at] : self.starts[at + 1]].tolist()
        return row

    def owners(self) -> Any:
        """For each value, which list it is of."""
        return numpy().repeat(numpy().arange(self.many), numpy().diff(self.starts))

    def then(self, others: Lists) -> Lists:
        """These, and the others behind them."""
        np = numpy()
        starts = np.concatenate((self.starts, others.starts[1:] + self.starts[-1]))
        return Lists(starts, np.concatenate((self.values, others.values)))

    def picked(self, order: Any) -> Lists:
        """The lists at these places, in this order."""
        np = numpy()
        lengths = np.diff(self.starts)[order]
        _, places = spread(self.starts[:-1][order], lengths)
        return Lists(np.concatenate(([0], np.cumsum(lengths))).astype("int64"), self.values[places])


def compacted(lists: Lists, names: Sequence[str]) -> tuple[Lists, list[str]]:
    """The same with the names alone that a list has, in their order; values are the numbers of names."""
    np = numpy()
    used = np.bincount(lists.values, minlength=len(names)) > 0
    number = np.cumsum(used, dtype="int32") - 1
    return Lists(lists.starts, number[lists.values]), [names[at] for at in np.flatnonzero(used).tolist()]
