"""What a person does on the page of an item: say something of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from starlette.responses import Response

from amana.actions.knowledge import describing
from amana.errors import AmanaError, FormUnreadable, PropertyMisplaced, PropertyUnknown
from amana.records import CONFIDENCES
from amana.web.house.visits import Visit
from amana.web.items.page import shown
from amana.web.things.value_forms import Field, field_of, meant_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amana.actions import OpenArchive
    from amana.records import Basis

_LANGUAGE: Final = re.compile("[a-z]{2,3}")
_LONGEST = 100_000


def describe(visit: Visit) -> Response:
    """Say something of this item; what cannot be said so comes back, with why."""
    form, item = visit.form, visit.request.path_params["id"]
    prop, value = form.get("property", ""), form.get("value", "")[:_LONGEST].strip()
    try:
        with visit.archive() as archive:
            field = _understood(visit, archive, prop, value)
            if field.value:
                made = _say(archive, item, prop, field.value, form)
                return visit.go(_after(visit, item, made))
    except (PropertyUnknown, PropertyMisplaced) as fault:
        raise FormUnreadable(reason="malformed") from fault
    except AmanaError as fault:
        return shown(visit, 400, wrong=visit.fault_words(fault), field=_again(visit, prop, value))
    return shown(visit, field=field)


def _understood(visit: Visit, archive: OpenArchive, prop: str, value: str) -> Field:
    """The field with the value as it is to be said; without one where a name leads to several things."""
    schema = archive.schema()
    meant = meant_by(visit, archive, schema.property(prop, "item"), value)
    if len(meant) == 1:
        return field_of(visit, schema, prop, "item", meant[0][0])
    return field_of(visit, schema, prop, "item", "" if meant else value, meant)


def _again(visit: Visit, prop: str, value: str) -> Field:
    """The field as it was filled in."""
    with visit.archive() as archive:
        return field_of(visit, archive.schema(), prop, "item", value)


def _say(archive: OpenArchive, item: str, prop: str, value: str, form: Mapping[str, str]) -> list[str]:
    """The assertions that were made. What `describe` raises."""
    confidence, language = form.get("confidence", ""), form.get("language", "")
    saying = describing.Saying(prop, value, language if _LANGUAGE.fullmatch(language) else None)
    done = archive.describe(
        item,
        [saying],
        basis=_basis(archive, form.get("basis", "").strip(), form.get("quote", "").strip()),
        confidence=confidence if confidence in CONFIDENCES else None,
        note=form.get("note", "").strip() or None,
    )
    return [one.assertion for one in done.changes if one.assertion]


def _basis(archive: OpenArchive, place: str, quote: str) -> tuple[Basis, ...]:
    return (archive.basis(place, quote or None),) if place else ()


def _after(visit: Visit, item: str, made: list[str]) -> str:
    told: dict[str, Any] = {"part": visit.asked("part") or None, "done": ",".join(made) or None}
    query = urlencode({name: value for name, value in told.items() if value}, errors="replace")
    return f"/items/{item}" + (f"?{query}" if query else "") + "#said"
