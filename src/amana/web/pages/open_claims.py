"""Open claims: of whom nobody has said what became of them, and a form to say it."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from amana.errors import FormUnreadable
from amana.records import CONFIDENCES
from amana.web.comparing.claims_view import (
    MOST_CLAIMS,
    OUTCOME,
    ClaimsAsked,
    by_place,
    claim_row,
    item_listed,
    outcomes,
    settled,
)
from amana.web.house.paging import page_of
from amana.web.house.routes import Page
from amana.web.house.visits import Visit
from amana.web.working.jobs import Job
from amana.web.working.workings import waiting

_ROWS: Final = 20
_LONGEST: Final = 10_000
_ID: Final = re.compile("[0-9a-f]{8,64}")


def open_claims(visit: Visit) -> Response:
    """The list, a page at a time; what was said last can be taken back."""
    asked = ClaimsAsked.of(visit)
    told = asked.claims(visit)
    if isinstance(told, Job):
        return waiting(visit, told)
    with visit.archive() as archive:
        choices = outcomes(archive.schema(), visit.language)
    shown = page_of(visit, by_place(visit.speaker, told.value), size=_ROWS)
    rows = [claim_row(visit.speaker, one) for one in shown.rows]
    said = visit.asked("said")
    return visit.page(
        "claims.html",
        worked=told,
        waits=False,
        asked=asked,
        shown=shown,
        total=shown.total,
        most=shown.total == MOST_CLAIMS,
        places=[(place, list(found)) for place, found in groupby(rows, key=lambda row: row.place)],
        choices=choices,
        confidences=CONFIDENCES,
        said=said if _ID.fullmatch(said) else "",
        gone=visit.asked("gone") == "1",
        may_say=visit.inside.may("describe"),
    )


def say(visit: Visit) -> Response:
    """Say what became of somebody, unless somebody else did meanwhile. FormUnreadable, ValueUnreadable."""
    form = visit.form
    claim, outcome, sure = form.get("claim", ""), form.get("outcome", ""), form.get("confidence", "")
    if not _ID.fullmatch(claim) or not outcome:
        raise FormUnreadable(reason="malformed")
    item = item_listed(visit, claim)
    if item is None:
        return visit.go(_back(visit, gone="1"))
    with visit.archive() as archive:
        before = archive.stamp()
        done = archive.describe(
            claim,
            [(OUTCOME, outcome)],
            confidence=sure if sure in CONFIDENCES else None,
            note=form.get("note", "").strip()[:_LONGEST] or None,
            within=item,
        )
        settled(visit, done.subject, before, archive.stamp())
    made = next((one.assertion for one in done.changes if one.assertion), "")
    return visit.go(_back(visit, said=made))


def undo(visit: Visit) -> Response:
    """Take back what was said of an outcome. AssertionUnknown, AssertionFallen."""
    told = visit.form.get("assertion", "")
    if not _ID.fullmatch(told):
        raise FormUnreadable(reason="malformed")
    with visit.archive() as archive:
        archive.undo(told)
    return visit.go(_back(visit, anew="1"))


def _back(visit: Visit, **more: str) -> str:
    """The list that the form stood in."""
    fields = visit.form_fields
    told = [(name, value) for name, value in fields if name in ("place", "event", "item", "page") and value]
    return "/open-claims?" + urlencode([*told[:50], *((name, value) for name, value in more.items() if value)])


PAGES = (
    Page("/open-claims", open_claims),
    Page("/open-claims", say, method="POST", role="describe"),
    Page("/open-claims/undo", undo, method="POST", role="describe"),
)
