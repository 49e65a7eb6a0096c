"""The facts of one mark in words: what it is, who, how many, when, where, whose rule, what people said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from amana.actions.viewing import item_told
from amana.errors import ItemUnknown
from amana.phrases import bounds_in_words, category_words, days_in_words, place_name
from amana.web.house.visits import Visit
from amana.web.items.asked import Asked, span_of_mark
from amana.web.items.text_view import GROUP_OF

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.viewing import marks

SPOKEN: Final = frozenset(("quote", "figure", "time", "place"))
"""Marks of which people say whether they are right."""
PAGE_OF: Final = {"person": "people", "group": "groups"}
FACTS: Final = (
    *("bounds", "category", "counted", "unit", "name", "speaker", "role", "mode", "modality", "place", "days"),
    *("anchor", "coordinates", "status", "by"),
)
"""What is told of a mark, each with a label of its own."""
_LONGEST_WORDS = 600


def mark_facts(visit: Visit, archive: OpenArchive, asked: Asked, text: str) -> dict[str, Any]:
    """What the template of a mark shows. ItemUnknown where the text has no such mark."""
    start, _ = span_of_mark(asked.mark or "x-0-0")
    told = archive.marked_text(asked.item, text, offset=start, limit=200)
    mark = told.marks.get(asked.mark or "")
    if mark is None:
        raise ItemUnknown(item=f"{asked.item} {asked.mark}")
    words = archive.text(text)[mark.start : mark.end]
    rule = item_told.rule_of(archive, asked.item, text, mark.kind, mark.start, mark.end)
    return {
        "mark": mark,
        "group": GROUP_OF[mark.kind],
        "words": words if len(words) <= _LONGEST_WORDS else words[:_LONGEST_WORDS] + "…",
        "rows": list(_rows(visit, mark)),
        "rule": rule,
        "judged": told.judged.get(mark.id),
        "leads": list(_leads(visit, archive, mark)),
        "away": asked.address("text", text=text),
        "here": asked.address("at", text=text, at=f"{mark.start}-{mark.end}", mark=None),
    }


def _rows(visit: Visit, mark: marks.Mark) -> Iterator[tuple[str, str]]:
    """Labels and values, those that say nothing left out."""
    for name, value in _told(visit, mark):
        if value:
            yield visit.say(f"web-item-fact-{name}"), visit.digits(value)


def _told(visit: Visit, mark: marks.Mark) -> Iterator[tuple[str, str]]:
    speaker, facts = visit.speaker, mark.facts
    if mark.kind in ("figure", "number"):
        yield (
            "bounds",
            bounds_in_words(speaker, _number(facts, "lower"), _number(facts, "upper"), _text(facts, "hedge")),
        )
    if mark.kind == "figure":
        yield "category", category_words(speaker, mark.category)
    yield "counted", _text(facts, "counted")
    yield "unit", _text(facts, "unit")
    if mark.kind == "term":
        yield "category", visit.say(f"web-item-term-{mark.category}")
    yield "name", _name(visit, mark)
    yield "speaker", _text(facts, "speaker") or (visit.say("read-nobody") if mark.kind == "quote" else "")
    yield "role", "" if mark.kind == "place" else _text(facts, "role")
    if mode := _text(facts, "mode"):
        yield "mode", visit.say(f"read-mode-{mode}")
    if (modality := _text(facts, "modality")) and modality != "fact":
        yield "modality", visit.say(f"read-modality-{modality}")
    if mark.kind == "figure":
        yield "place", _text(facts, "place")
    yield "days", days_in_words(speaker, _text(facts, "first"), _text(facts, "last"))
    if mark.kind == "time":
        yield "anchor", visit.say(f"compare-basis-{facts['anchor']}") if facts.get("anchor") else ""
    if facts.get("lat") is not None and facts.get("lon") is not None:
        yield "coordinates", f"{facts['lat']}, {facts['lon']}"
    if facts.get("status") == "candidate":
        yield "status", visit.say("web-item-candidate")
    yield "by", _text(facts, "by")


def _name(visit: Visit, mark: marks.Mark) -> str:
    name = _text(mark.facts, "name")
    if mark.kind == "place" and name:
        return place_name(visit.speaker, _text(mark.facts, "id") or None, name)
    return name


def _leads(visit: Visit, archive: OpenArchive, mark: marks.Mark) -> Iterator[tuple[str, str]]:
    """Pages that it leads to: address, and what they are."""
    if mark.kind in PAGE_OF and mark.subject:
        yield f"/{PAGE_OF[mark.kind]}/{mark.subject}", visit.say(f"web-item-to-{mark.kind}")
    place = _text(mark.facts, "id")
    if mark.kind == "place" and place:
        yield f"/places/{place}", visit.say("web-item-to-place")
        yield f"/map?place={place}", visit.say("web-item-to-map")
    if mark.kind in SPOKEN and mark.subject and archive.knowing().of(mark.subject).said:
        yield f"/things/{mark.subject}", visit.say("web-item-to-said")


def _text(facts: dict[str, Any], name: str) -> str:
    value = facts.get(name)
    return "" if value is None else str(value)


def _number(facts: dict[str, Any], name: str) -> float | None:
    value = facts.get(name)
    return value if isinstance(value, int | float) else None
