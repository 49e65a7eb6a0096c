"""Search: one box, hits that say why, counts to narrow by, searches that people keep. Without words, a list."""

from __future__ import annotations

from contextlib import suppress
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

from amana.actions.browsing import narrowing
from amana.errors import AmanaError, SubjectUnknown
from amana.web.house.routes import Page
from amana.web.house.statuses import status_of
from amana.web.house.visits import Visit
from amana.web.searching.search_asked import ROWS, SearchAsked
from amana.web.searching.search_view import SearchFound, chips, found
from amana.web.searching.search_words import FAMILY_KEYS


def search(visit: Visit) -> Response:
    """What the address asks for."""
    return _page(visit, SearchAsked.of(visit))


def _page(visit: Visit, asked: SearchAsked, wrong: AmanaError | None = None) -> Response:
    """The page; what cannot be asked so is said above the form, to be mended there."""
    told: SearchFound | None = None
    with visit.archive() as archive:
        try:
            told = found(visit, archive, asked)
        except AmanaError as fault:
            if status_of(fault) >= HTTPStatus.INTERNAL_SERVER_ERROR:
                raise
            wrong = wrong or fault
        chosen = told.chips if told else tuple(chips(visit, archive, asked))
    return visit.page(
        "search.html",
        status_of(wrong) if wrong else HTTPStatus.OK,
        asked=asked,
        found=told,
        chips=chosen,
        wrong=visit.fault_words(wrong) if wrong else None,
        kinds=_kinds(visit, told),
        saved=visit.asked("saved") == "1",
        **_paging(asked, told),
    )


def _kinds(visit: Visit, told: SearchFound | None) -> dict[str, str]:
    """What the kinds on this page are called."""
    shown = {one.facts.family for one in told.lines} if told else set()
    return {family: visit.say(key) for family, key in FAMILY_KEYS.items() if family in shown}


def _paging(asked: SearchAsked, told: SearchFound | None) -> dict[str, Any]:
    total = told.counted.total if told else 0
    before = asked.address(page=asked.page - 1) if asked.page > 1 else None
    after = asked.address(page=asked.page + 1) if asked.offset + ROWS < total else None
    return {"first": asked.offset + 1, "total": total, "before": before, "after": after}


def save(visit: Visit) -> Response:
    """Keep a search under a name."""
    form = visit.form
    filters = {
        name: value for name, value in form.items() if value and name not in ("csrf", "title", "q", "exact")
    }
    asked = SearchAsked(form.get("q", ""), form.get("exact") == "1", filters)
    try:
        with visit.archive() as archive:
            archive.save_search(form.get("title", ""), asked.query, asked.filters, exact=asked.exact)
    except AmanaError as fault:
        known = {name: value for name, value in filters.items() if name in narrowing.NAMES}
        return _page(visit, SearchAsked(asked.query, asked.exact, known), fault)
    return visit.go(_with_saved(asked.address()))


def forget(visit: Visit) -> Response:
    """Take a kept search back. That somebody else did so before is no fault."""
    with visit.archive() as archive, suppress(SubjectUnknown):
        archive.forget_search(visit.form.get("search", ""))
    return visit.go("/search")


def _with_saved(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}saved=1"


PAGES = (
    Page("/search", search, again=True),
    Page("/search/save", save, method="POST", role="describe"),
    Page("/search/forget", forget, method="POST", role="describe"),
)
