"""What a search asks for, as its address says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from amana.actions.browsing import narrowing, query_strings
from amana.web.house.visits import Visit

ROWS: Final = 20
_MOST_PAGES: Final = 50_000
_WORDS, _EXACT, _PAGE = "q", "exact", "page"


@dataclass(frozen=True)
class SearchAsked:
    """The words (empty: a list), whether only exact ones, what narrows by name (see `OpenArchive.search`), and
    which page, from 1."""

    query: str
    exact: bool
    filters: Mapping[str, Any]
    page: int = 1

    @classmethod
    def of(cls, visit: Visit) -> SearchAsked:
        """From the address; of a filter that it gives twice the last."""
        told = ((name, visit.asked(name).strip()) for name in narrowing.NAMES)
        filters = {name: value for name, value in told if value}
        page = visit.number(_PAGE, 1, 1, _MOST_PAGES)
        return cls(visit.asked(_WORDS).strip(), visit.asked(_EXACT) == "1", filters, page)

    @property
    def offset(self) -> int:
        """How many rows come before this page."""
        return (self.page - 1) * ROWS

    @property
    def empty(self) -> bool:
        """Whether nothing is asked: all that is here is listed."""
        return not (self.query or self.filters)

    def address(self, path: str = "/search", *, exact: bool | None = None, page: int = 1, **changed: str) -> str:
        """The address of the same with other filters; an empty one is taken away. The first page again."""
        wide = self.exact if exact is None else exact
        filters = {name: value for name, value in {**self.filters, **changed}.items() if value}
        line = query_strings.query_string(_pairs(self.query, filters, exact=wide, page=page))
        return f"{path}?{line}" if line else path


def _pairs(query: str, filters: Mapping[str, str], *, exact: bool, page: int) -> Iterator[tuple[str, str]]:
    if query:
        yield _WORDS, query
    if exact:
        yield _EXACT, "1"
    yield from ((name, filters[name]) for name in narrowing.NAMES if name in filters)
    if page > 1:
        yield _PAGE, str(page)
