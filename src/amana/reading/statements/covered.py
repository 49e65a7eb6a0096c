"""Which stretches of a text are taken already: asked often, so by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from amana.reading.statements.drafts import Stretch


class Covered:
    """The union of some stretches."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(stretches):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether any of start..end is taken."""
        at = bisect_right(self.starts, max(start, end - 1)) - 1
        return at >= 0 and self.ends[at] > start

    def holds(self, offset: int) -> bool:
        """Whether this code point is taken."""
        return self.touches(offset, offset + 1)
