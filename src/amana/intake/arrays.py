"""numpy, loaded so that it starts no threads: a reader's process may start none, and loading would end there."""

from __future__ import annotations

import os
from functools import cache
from typing import Any


@cache
def numpy() -> Any:
    """The module. Whoever needs it within a reader takes it from here, since the first to load it decides."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read once, when OpenBLAS is loaded
    import numpy

    return numpy
