"""Gathers what the page of one thing shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import Response

from amana.errors import SubjectUnknown
from amana.phrases import place_name, witness_words, witnessed_about
from amana.records import CONFIDENCES, ID_LENGTH
from amana.web.house.paging import page_of
from amana.web.house.visits import Visit
from amana.web.things.known_view import KnownView, clash_lines, words_address
from amana.web.things.mention_view import alike, named
from amana.web.things.thing_kinds import LISTING_OF, LISTINGS, Listing, address, lines_of
from amana.web.things.thing_search import LONGEST_NAME, called
from amana.web.things.value_forms import Field, field_of, properties

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.comparing import witnessing
    from amana.actions.knowledge import things
    from amana.catalogue import Mention
    from amana.knowledge import Known

_TEXTS = 20  # of a page
_ITEMS = 50
_MOST_NAMES = 8
_SAID_AT_ONCE = 12  # items that name somebody, whose words are looked for unasked
_MOST_SAID = 50
_MOST_LIKE = 10
_DONE: Final = re.compile(r"[0-9a-f]{32}(?:,[0-9a-f]{32}){0,19}")


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page is about. `known`: it has an id that anything may be said of. `line`: that of its list."""

    id: str
    kind: str | None
    name: str | None
    known: Known | None
    mentions: tuple[Mention, ...]
    line: things.Listed | None

    @property
    def spoken(self) -> bool:
        """Whether somebody said anything of it."""
        return self.known is not None and any(one.stands for one in self.known.said)


def found(visit: Visit, archive: OpenArchive, wanted: str, listing: Listing | None) -> Thing:
    """The thing with this id, or a unique beginning of one. SubjectUnknown, SubjectAmbiguous."""
    # Of people and groups nothing is taken from the list, which is long where texts name many.
    lines = lines_of(visit, archive, listing).value if listing in ("events", "places") else None
    place = lines.line(wanted) if lines and listing == "places" and len(wanted) != ID_LENGTH else None
    if place is not None:  # of the gazetteer, or words: neither has an id that anything is said of
        name = place_name(visit.speaker, place.id, place.names[0]) if place.names else None
        return Thing(place.id, "place", name, None, (), place)
    knowing = archive.knowing()
    known = knowing.of(knowing.find(wanted))
    mentions, line = knowing.mentions_of(known), lines.line(*known.ids) if lines else None
    kind = knowing.type_of(known.id) or (line.type if line else None)
    if kind is None and not known.said:
        raise SubjectUnknown(id=wanted)
    name = knowing.label(known.id) or (line.names[0] if line and line.names else None)
    return Thing(known.id, kind, name, known, mentions, line)


def shown(visit: Visit, listing: Listing | None, status: int = 200, **told: Any) -> Response:
    """The page. `told` is what a form that could not be done brings back: `wrong`, and its field."""
    wanted = visit.request.path_params["id"]
    with visit.archive() as archive:
        thing = found(visit, archive, wanted, listing)
        if thing.kind != (LISTINGS[listing] if listing else None) and _elsewhere(thing, listing):
            return visit.go(address(thing.kind, thing.id))
        facts = _facts(visit, archive, thing, listing, told.pop("field", None))
    return visit.page("thing.html", status, listing=listing, thing=thing, **{"wrong": None, **facts, **told})


def _elsewhere(thing: Thing, listing: Listing | None) -> bool:
    """Whether things of its type have a page of their own, and this is not it."""
    at_home = LISTING_OF.get(thing.kind or "")
    return thing.kind == "item" or at_home != listing


def _facts(
    visit: Visit, archive: OpenArchive, thing: Thing, listing: Listing | None, field: Field | None
) -> dict[str, Any]:
    view, known = KnownView(visit, archive), thing.known
    asked = visit.asked("like").strip()[:LONGEST_NAME]
    texts = page_of(visit, thing.mentions, "texts", _TEXTS)
    may = visit.inside.may("describe") and known is not None and (thing.spoken or bool(thing.mentions))
    return {
        "others": [one for one in _names(thing) if one != thing.name][:_MOST_NAMES],
        "kind_words": _kind_words(visit, archive, thing.kind),
        "standing": view.standing(known) if known else [],
        "fallen": view.fallen(known) if known else [],
        "judgements": view.judgements(known) if known else [],
        "clashes": list(clash_lines(visit, archive, known)) if known else [],
        "texts": texts,
        "rows": [named(archive, one) for one in texts.rows],
        "items": list(_items(archive, thing)),
        "pairs": alike(visit, archive, thing.mentions, known.ids) if known and not asked else [],
        "like": _like(visit, archive, thing, listing, asked),
        "asked": asked,
        "said": _said(visit, archive, thing) if listing in ("people", "groups") else None,
        "may": may,
        "done": _done(visit),
        **(_form(visit, archive, thing, field) if may else {}),
    }


def _names(thing: Thing) -> Iterator[str]:
    """What it is called besides, each once: by people, by the texts that name it, or in its list."""
    known = thing.known
    said = [value for prop in ("name", "title", "other-name") for value in known.values(prop)] if known else []
    written = [name for one in thing.mentions for name in (one.written, *one.forms)]
    yield from dict.fromkeys((*said, *written, *(thing.line.names if thing.line else ())))


def _kind_words(visit: Visit, archive: OpenArchive, kind: str | None) -> str:
    found = archive.schema().types.get(kind or "")
    return found.label.told(visit.language) if found else ""


def _done(visit: Visit) -> list[str]:
    """The assertions that were just made, as the address tells: they can be taken back at once."""
    told = visit.asked("done")
    return told.split(",") if _DONE.fullmatch(told) else []


def _items(archive: OpenArchive, thing: Thing) -> Iterator[dict[str, Any]]:
    """The items whose texts tell of a place or an event, and whether somebody said so."""
    if thing.kind not in ("event", "place"):
        return
    knowing, ids = archive.knowing(), thing.known.ids if thing.known else ()
    told = [said.row.assertion for one in ids for said in knowing.telling("of-event", one)]
    said = {basis.item for one in told for basis in one.basis if basis.item}
    said |= {one.subject for one in told if knowing.is_item(one.subject)}
    read = thing.line.items if thing.line else ()
    for item in list(dict.fromkeys((*sorted(said), *read)))[:_ITEMS]:
        yield {"id": item, "title": knowing.label(item) or item, "said": item in said}


def _like(
    visit: Visit, archive: OpenArchive, thing: Thing, listing: Listing | None, asked: str
) -> list[dict[str, Any]]:
    """Others of its list that are called as somebody asks; of one whom no text names, as it is called itself."""
    wanted = asked or (thing.name if thing.spoken and not thing.mentions else None)
    if listing is None or thing.known is None or not wanted:
        return []
    others = called(archive, listing, lines_of(visit, archive, listing).value, wanted)
    own = set(thing.known.ids)
    rows = [one for one in others if own.isdisjoint((one.id, *one.ids)) and len(one.id) == ID_LENGTH]
    return [
        {"id": one.id, "address": address(one.type, one.id), "names": one.names[:4], "roles": one.roles[:4]}
        for one in rows[:_MOST_LIKE]
    ]


def _said(visit: Visit, archive: OpenArchive, thing: Thing) -> dict[str, Any]:
    """What they are quoted as saying; looked for when asked where many items name them."""
    items = {one.item for one in thing.mentions}
    at_once = bool(items) and len(items) <= _SAID_AT_ONCE
    if thing.known is None or not (at_once or visit.asked("said")):
        return {"rows": None, "more": 0, "by_name": False}
    by_name = bool(visit.asked("said") and thing.name)
    told = archive.witness(thing.name if by_name and thing.name else thing.known.id)
    rows = [_statement(visit, one) for one in told[:_MOST_SAID]]
    return {"rows": rows, "more": max(0, len(told) - _MOST_SAID), "by_name": by_name}


def _statement(visit: Visit, one: witnessing.Witnessed) -> dict[str, Any]:
    account = one.account
    return {
        "who": witness_words(visit.speaker, one),
        "about": [words for words in witnessed_about(visit.speaker, one) if words],
        "text": one.text,
        "address": words_address(account.item, account.text_version, one.start, one.end),
        "title": account.title,
        "published": account.published,
    }


def _form(visit: Visit, archive: OpenArchive, thing: Thing, field: Field | None) -> dict[str, Any]:
    """The form to say something more: which property, and what fits it."""
    schema, kind = archive.schema(), thing.kind or ""
    props = properties(visit, schema, kind)
    chosen = visit.asked("say")
    if field is None and chosen in dict(props):
        field = field_of(visit, schema, chosen, kind)
    return {"properties": props, "field": field, "confidences": CONFIDENCES}
