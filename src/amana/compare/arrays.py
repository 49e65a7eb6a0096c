"""numpy, loaded when it is first needed and so that it starts no threads; and the few steps taken with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any


@cache
def numpy() -> Any:
    """The module."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when OpenBLAS is loaded
    import numpy

    return numpy


def runs(column: Any) -> tuple[Any, Any]:
    """Where each stretch of equal values of a sorted array begins, and how long it is."""
    np = numpy()
    if not len(column):
        return np.empty(0, dtype="int64"), np.empty(0, dtype="int64")
    starts = np.flatnonzero(np.concatenate(([True], column[1:] != column[:-1])))
    return starts, np.diff(np.append(starts, len(column)))


def distinct(column: Any) -> Any:
    """Each value once, in order. By sorting: the module's own way is slower for whole numbers."""
    ordered = numpy().sort(column)
    return ordered[runs(ordered)[0]]


def spread(starts: Any, lengths: Any) -> tuple[Any, Any]:
    """For stretches of an array: for each of their places, which stretch it is of, and the place itself."""
    np = numpy()
    which = np.repeat(np.arange(len(lengths)), lengths)
    before = np.cumsum(lengths) - lengths
    return which, np.arange(len(which)) - before[which] + starts[which]


def shared_runs(column: Any, most: int) -> Iterator[tuple[int, int]]:
    """The stretches of two to `most` equal values of a sorted array, as where they begin and end."""
    starts, lengths = runs(column)
    kept = (lengths > 1) & (lengths <= most)
    for start, length in zip(starts[kept].tolist(), lengths[kept].tolist(), strict=True):
        yield start, start + length
