"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from amana.web.visits import Visit

ROWS: Final = 50
_MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows of one page, numbered from `first`; the addresses of those before and after."""

    rows: Sequence[Any]
    total: int
    first: int
    before: str | None
    after: str | None


def page_of(visit: Visit, rows: Sequence[Any], name: str = "page", size: int = ROWS) -> Shown:
    """The page that the address asks for under `name`; the last where it asks for more than there are."""
    last = max(1, -(-len(rows) // size))
    at = min(last, visit.number(name, 1, 1, _MOST_PAGES))
    begin = (at - 1) * size
    before = visit.here(**{name: None if at == 2 else str(at - 1)}) if at > 1 else None
    after = visit.here(**{name: str(at + 1)}) if at < last else None
    return Shown(rows[begin : begin + size], len(rows), begin + 1, before, after)
