"""Python's search for what holds itself, put off where thousands of things are made that do not."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_MANY: Final = 20_000  # things: to look through so many once takes as long as to make some


@contextmanager
def not_collecting() -> Iterator[None]:
    """Nothing made meanwhile holds itself, and looking for what does would take a fifth to a half of the time.

    Where much was made, it counts as old afterwards: looked through with all that lives long, and not at once.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
                gc.unfreeze()  # whither all goes that was frozen: to the old
            gc.enable()
