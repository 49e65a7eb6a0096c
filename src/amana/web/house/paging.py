"""Long lists, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from amana.web.house.visits import Visit

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


def page_at(
    visit: Visit, total: int, name: str = "page", size: int = ROWS, *, of: int | None = None, **stays: str | None
) -> Shown:
    """The same where the rows are not at hand: numbers alone. `of` is a row (from 1) whose page is the one unless
    the address asks for another. `stays` is what the pages before and after are asked for too."""
    asked = visit.asked(name)
    told = visit.number(name, 1, 1, _MOST_NUMBERED) if asked or of is None else (of - 1) // size + 1
    last = max(1, -(-total // size))
    at = min(last, max(1, told))
    begin = (at - 1) * size
    before = visit.here(**{**_NOT_HERE, **stays, name: str(at - 1)}) if at > 1 else None
    after = visit.here(**{**_NOT_HERE, **stays, name: str(at + 1)}) if at < last else None
    return Shown(range(begin, min(total, begin + size)), total, begin + 1, before, after)


_MOST_NUMBERED = 10_000_000
_NOT_HERE: dict[str, str | None] = {"message": None, "place": None, "at": None, "mark": None}
"""What an address may ask to land on: of another page it asks no more."""
