"""Items one after another, with somebody told how many it were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amana.records import Progress, Watch


def watched(items: Iterable[str], watch: Watch | None) -> Iterator[str]:
    """The same items. `watch` is told before each how many came before it; what it raises ends it."""
    for count, item in enumerate(items):
        if watch is not None:
            watch(Progress(count, 0))
        yield item
