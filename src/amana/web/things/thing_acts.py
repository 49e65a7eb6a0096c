"""What a person does on the page of a thing: say something, take it back, say who is who, speak of a new one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

from starlette.responses import Response

from amana.actions.knowledge import describing
from amana.errors import AmanaError, FormUnreadable, PropertyMisplaced, PropertyUnknown
from amana.records import CONFIDENCES
from amana.web.house.visits import Visit
from amana.web.things.thing_kinds import LISTINGS, Listing, address
from amana.web.things.thing_page import Thing, found, shown
from amana.web.things.value_forms import FIRST_SAID, Field, field_of, meant_by

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.records import Basis, Confidence

_LANGUAGES: Final = re.compile("[a-z]{2,3}")
_MOST_UNDONE = 20
_LONGEST = 100_000


def describe(visit: Visit, listing: Listing | None) -> Response:
    """Say something of the thing whose page it is; what cannot be said so comes back, with why."""
    form = visit.form
    prop, value = form.get("property", ""), form.get("value", "")[:_LONGEST].strip()
    try:
        with visit.archive() as archive:
            thing = found(visit, archive, visit.request.path_params["id"], listing)
            field = _understood(visit, archive, thing.kind or "", prop, value)
            if field.value:
                done = _say(archive, thing, prop, field.value, form)
                return visit.go(_after(address(thing.kind, thing.id), done))
    except (PropertyUnknown, PropertyMisplaced) as fault:
        raise FormUnreadable(reason="malformed") from fault
    except AmanaError as fault:
        again = _again(visit, listing, prop, value)
        return shown(visit, listing, 400, wrong=visit.fault_words(fault), field=again)
    return shown(visit, listing, field=field)


def _understood(visit: Visit, archive: OpenArchive, kind: str, prop: str, value: str) -> Field:
    """The field with the value as it is to be said; without one, and with what may be meant, where a name leads to
    several things.
    """
    schema = archive.schema()
    meant = meant_by(visit, archive, schema.property(prop, kind), value)
    if len(meant) == 1:
        return field_of(visit, schema, prop, kind, meant[0][0])
    return field_of(visit, schema, prop, kind, "" if meant else value, meant)


def _again(visit: Visit, listing: Listing | None, prop: str, value: str) -> Field | None:
    """The field as it was filled in."""
    with visit.archive() as archive:
        thing = found(visit, archive, visit.request.path_params["id"], listing)
        return field_of(visit, archive.schema(), prop, thing.kind or "", value)


def _say(archive: OpenArchive, thing: Thing, prop: str, value: str, form: Any) -> describing.Described:
    confidence, language = form.get("confidence", ""), form.get("language", "")
    saying = describing.Saying(prop, value, language if _LANGUAGES.fullmatch(language) else None)
    return archive.describe(
        thing.id,
        [saying],
        basis=_basis(archive, form.get("basis", "").strip(), form.get("quote", "").strip()),
        confidence=cast("Confidence", confidence) if confidence in CONFIDENCES else None,
        note=form.get("note", "").strip() or None,
    )


def _basis(archive: OpenArchive, place: str, quote: str) -> tuple[Basis, ...]:
    """What it rests on: an item, and the words of it where they are given."""
    return (archive.basis(place, quote or None),) if place else ()


def undo(visit: Visit) -> Response:
    """Take back what was said: one assertion, or those that were made together."""
    told = [value for name, value in visit.form_fields if name == "assertion"][:_MOST_UNDONE]
    with visit.archive() as archive:
        for one in reversed(told):
            archive.undo(one)
    return visit.go(_back(visit))


def judge(visit: Visit) -> Response:
    """Say that two are one, or that they are not."""
    form = visit.form
    one, other, said = form.get("one", ""), form.get("other", ""), form.get("said", "")
    if said not in ("same", "different"):
        raise FormUnreadable(reason="malformed")
    with visit.archive() as archive:
        done = (archive.same if said == "same" else archive.different)(one, other)
    # What somebody said before is theirs: it is shown, and not offered to be taken back in one press.
    return visit.go(_back(visit) + (f"?done={done.assertion}#who" if done.made else "#who"))


def _back(visit: Visit) -> str:
    """The page that the form was on: one of this room, without its questions."""
    told = visit.form.get("back", "/").partition("?")[0]
    return told if re.fullmatch(r"/[a-z]+(?:/[\w%.~-]{1,200})?", told) else "/"


def _after(path: str, done: describing.Described) -> str:
    made = ",".join(one.assertion for one in done.changes if one.assertion)
    return f"{path}?done={made}" if made else path


def new(visit: Visit, listing: Listing, status: int = 200, wrong: tuple[str, str] | None = None) -> Response:
    """The form of one that nobody spoke of yet; what its address says is filled in."""
    kind, given = LISTINGS[listing], _given(visit)
    with visit.archive() as archive:
        schema = archive.schema()
        numbered = _numbered(FIRST_SAID[listing])
        fields = [field_of(visit, schema, prop, kind, given.get((prop, at), "")) for at, prop in numbered]
        again = visit.say("web-thing-other-script")
        fields = [
            replace(one, label=visit.say("web-thing-again", label=one.label), meaning=again) if at else one
            for (at, _), one in zip(numbered, fields, strict=True)
        ]
    return visit.page("thing_new.html", status, listing=listing, fields=fields, wrong=wrong)


def make(visit: Visit, listing: Listing) -> Response:
    """Speak of a new one."""
    told = [(prop, value.strip()) for prop, value in visit.form_fields if prop in FIRST_SAID[listing]]
    try:
        with visit.archive() as archive:
            done = archive.describe(
                None,
                [describing.Saying(prop, value) for prop, value in told if value],
                new=LISTINGS[listing],
                note=visit.form.get("why", "").strip() or None,
            )
    except AmanaError as fault:
        return new(visit, listing, 400, visit.fault_words(fault))
    if not done.changes:
        return new(visit, listing, 400, (visit.say("web-thing-nothing"), visit.say("web-thing-nothing-hint")))
    return visit.go(_after(address(LISTINGS[listing], done.subject), done))


def _given(visit: Visit) -> dict[tuple[str, int], str]:
    """What was filled in, or what the address asks for, by property and which of its fields."""
    told = visit.form_fields if visit.request.method == "POST" else visit.request.query_params.multi_items()
    counted = _numbered([name for name, _ in told])
    return {(name, at): value for (at, name), (_, value) in zip(counted, told, strict=True)}


def _numbered(names: Iterable[str]) -> list[tuple[int, str]]:
    """Each name with how many of the same came before it."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        found.append((seen.get(name, 0), name))
        seen[name] = seen.get(name, 0) + 1
    return found
