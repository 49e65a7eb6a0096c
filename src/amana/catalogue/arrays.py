"""numpy, loaded when it is first needed and so that it starts no threads: sums here are small and many."""

from __future__ import annotations

import os
from functools import cache
from typing import Any


@cache
def numpy() -> Any:
    """The module."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when OpenBLAS is loaded
    import numpy

    return numpy


@cache
def ones() -> Any:
    """A function that counts the bits that are set in each number of an array of 64-bit ones, as 8-bit numbers."""
    return getattr(numpy(), "bitwise_count", None) or ones_by_table()  # bitwise_count came with numpy 2.0


def ones_by_table() -> Any:
    """The same, sixteen bits at a time from a table."""
    count = numpy()
    table = count.array([number.bit_count() for number in range(1 << 16)], dtype="uint8")

    def counted(words: Any) -> Any:
        return table[words.view("uint16").reshape(*words.shape, 4)].sum(axis=-1, dtype="uint8")

    return counted
