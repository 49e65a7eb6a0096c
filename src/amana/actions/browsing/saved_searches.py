"""Searches that people keep: said like all that people say, so that every copy has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from amana.actions.browsing.narrowing import NAMES, narrowing_of
from amana.actions.browsing.query_strings import pairs_of, query_string
from amana.actions.knowledge.knowing import Knowing
from amana.catalogue import read_query
from amana.errors import AmanaError, SubjectUnknown, ValueUnreadable
from amana.knowledge import Known

TYPE: Final = "search"
TITLE: Final = "title"
QUERY: Final = "query"
LONGEST_TITLE: Final = 200
_WORDS, _EXACT, _YES = "q", "exact", "1"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a title. `query` may be empty: then it is a list. `filters` as `search` takes them, by name.

    `line` is all of it in one line, as in an address: `q=bakery&language=ar`. `at` and `person` are when it was
    last said, and by whom.
    """

    id: str
    title: str
    query: str
    exact: bool
    filters: Mapping[str, str]
    line: str
    at: str
    person: str | None


def sayings(title: str, query: str, filters: Mapping[str, Any], *, exact: bool) -> list[tuple[str, str]]:
    """What is to be said of it. QueryUnreadable, FilterUnusable, DateUnreadable; ValueUnreadable of the title."""
    called = " ".join(title.split())
    if not called or len(called) > LONGEST_TITLE:
        reason = "value-too-long" if called else "value-empty"
        raise ValueUnreadable(property=TITLE, value=called[:80], reason=reason, example="Bakeries, winter 2030")
    if query.strip():
        read_query(query)
    asked = narrowing_of(filters).told()
    pairs = [(_WORDS, query.strip()), *([(_EXACT, _YES)] if exact else []), *asked.items()]
    return [(TITLE, called), (QUERY, query_string(pairs))]


def saved(knowing: Knowing) -> tuple[SavedSearch, ...]:
    """All that stand, by title, then id."""
    found = (_saved(one) for one in knowing.all(TYPE))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.title, one.id)))


def standing(knowing: Knowing, wanted: str) -> tuple[str, list[str]]:
    """The id of a saved search, and the properties of it that stand. SubjectUnknown, SubjectAmbiguous."""
    subject = knowing.find(wanted)
    known = knowing.of(subject)
    told = [prop for prop in (TITLE, QUERY) if known.standing(prop)]
    if known.type != TYPE or not told:
        raise SubjectUnknown(id=wanted)
    return subject, told


def _saved(known: Known) -> SavedSearch | None:
    """None where it was taken back, or nothing can be searched by it: somebody may have written it by hand."""
    line = known.value(QUERY)
    sound = [one for one in known.standing(QUERY) if one.suspect is None and one.value == line]
    if line is None or not sound:
        return None
    pairs = dict(pairs_of(line))
    query, said = pairs.pop(_WORDS, ""), sound[-1].row.assertion
    exact = pairs.pop(_EXACT, "") == _YES
    filters = {name: value for name, value in pairs.items() if name in NAMES}
    try:
        narrowing_of(filters)
    except AmanaError:
        return None
    title = known.value(TITLE) or query or line
    return SavedSearch(known.id, title, query, exact, filters, line, said.at, said.person)
