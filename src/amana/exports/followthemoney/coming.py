"""FollowTheMoney entities in, as what a list says: from our own export the same as it went out, from others what
we know.

What an entity says and we have no property for is left out and counted, so that somebody can see it.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from amana.errors import ValueUnreadable
from amana.exports.followthemoney.model import EXTENDS, OURS, TYPES, link_of, place_of
from amana.exports.told import ANY_TYPE, OWN_ID, RefusedCell, RefusedRow, Told, ToldThing
from amana.knowledge import Property, Schema, parsed
from amana.records import made_id

LONGEST_LINE: Final = 8 * 1024 * 1024
MOST_VALUES: Final = 100_000
_ID = re.compile(r"[0-9a-f]{32}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_LONGEST_ID = 500
_SPAN = ("startDate", "endDate")


class EntityReader:
    """Reads entities. `name` is the list that ids of others stand in; `left` counts what there is no property for,
    by `Schema.property`."""

    def __init__(self, schema: Schema, name: str = "ftm") -> None:
        self._schema, self._list = schema, name
        self.left: Counter[str] = Counter()
        self._links = {
            link.schema: (link, prop) for prop in schema.properties.values() if (link := link_of(prop)) is not None
        }
        self._places: dict[tuple[str, str], dict[str, Property]] = {}

    def told(self, lines: Iterable[str]) -> Iterator[Told]:
        """What each line tells of; or why it cannot be taken in. Empty lines are passed over."""
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield self._told(number, line)

    def _told(self, number: int, line: str) -> Told:
        entity = _entity(line)
        if isinstance(entity, str):
            return _refused(number, "", entity)
        name, given = entity["schema"], entity["id"]
        told = self._schema_link(number, entity) if name in self._links else self._thing(number, entity)
        return _refused(number, given, told) if isinstance(told, str) else [told]

    def _thing(self, number: int, entity: dict[str, Any]) -> ToldThing | str:
        name, ours = entity["schema"], entity[OURS]
        kind = ours.get("type") or TYPES.get(name)
        if kind is None or name not in EXTENDS:
            return "ftm-schema-unknown"
        if kind not in self._schema.types and kind != ANY_TYPE:
            return "ftm-type-unknown"
        thing = self._begun(number, entity["id"], kind)
        if kind == "item" and thing.own_id is not None:
            return "ftm-document"
        if not ours and name in ("PublicBody", "Company"):
            self._group_kind(thing, name)
        self._properties(thing, entity)
        return self._ours(thing, ours)

    def _ours(self, thing: ToldThing, ours: dict[str, Any]) -> ToldThing | str:
        """What stands under our own key; it was written by us, so what is wrong there is told."""
        for row in ours.get("said", []):
            if not (isinstance(row, list) and len(row) == 3 and all(isinstance(one, str) for one in row[:2])):
                return "ftm-ours"
            prop, value, language = row
            if not (language is None or (isinstance(language, str) and _LANGUAGE.fullmatch(language))):
                return "ftm-ours"
            known = self._schema.properties.get(prop)
            if known is None or not self._fits(known, value):
                self.left[f"{OURS}.{prop}"] += 1
                continue
            thing.say((prop, language), value)
        return thing

    def _properties(self, thing: ToldThing, entity: dict[str, Any]) -> None:
        name, shown = entity["schema"], entity[OURS].get("shown", {})
        places = self._places_of(name, thing.type)
        for place, values in entity["properties"].items():
            hidden = shown.get(place, []) if isinstance(shown, dict) else []
            told = [value for value in values if value not in hidden]
            if place in _SPAN and "date" in places:
                continue
            for value in told:
                self._say(thing, places.get(place), value, f"{name}.{place}")
        if "date" in places:
            self._span(thing, places["date"], entity["properties"], shown)

    def _span(
        self, thing: ToldThing, prop: Property, properties: dict[str, list[str]], shown: dict[str, Any]
    ) -> None:
        """The days from which and to which it was are one date here."""
        ends = [[one for one in properties.get(name, []) if one not in shown.get(name, [])] for name in _SPAN]
        if not any(ends):
            return
        if any(len(end) > 1 for end in ends):
            self.left["Interval.startDate"] += 1
            return
        first, last = (end[0] if end else ".." for end in ends)
        self._say(thing, prop, first if first == last else f"{first}/{last}", "Interval.startDate")

    def _say(self, thing: ToldThing, prop: Property | None, value: str, place: str) -> None:
        meant = self._value(prop, value) if prop is not None else None
        if prop is None or meant is None or not self._fits(prop, meant):
            self.left[place] += 1
            return
        slot = (prop.name, None)
        if not prop.many and thing.said.get(slot, [meant]) != [meant]:
            thing.kept.add(slot)
        thing.say(slot, meant)

    def _value(self, prop: Property, value: str) -> str | None:
        if prop.choices is not None:
            keys = (one.key for one in prop.choices.choices if value in (one.ftm, one.key))
            return next(keys, None)
        if prop.value == "link" and prop.to != ("url",):
            return self._subject(value)[0] if _is_id(value) else None
        return value

    def _fits(self, prop: Property, value: str) -> bool:
        try:
            parsed(prop, value)
        except ValueUnreadable:
            return False
        return True

    def _group_kind(self, thing: ToldThing, name: str) -> None:
        keys = (one.key for one in self._schema.lists["group-kind"].choices if one.ftm == name)
        thing.say(("group-kind", None), next(keys))

    def _schema_link(self, number: int, entity: dict[str, Any]) -> ToldThing | str:
        """A link of its own there is a property of one of its ends here."""
        link, prop = self._links[entity["schema"]]
        sources, targets = (entity["properties"].get(name, []) for name in (link.source, link.target))
        if len(sources) != 1 or not targets or not all(map(_is_id, (*sources, *targets))):
            return "ftm-link"
        thing = self._begun(number, sources[0], ANY_TYPE)
        for target in targets:
            thing.say((prop.name, None), self._subject(target)[0])
        for name, values in entity["properties"].items():
            if name not in (link.source, link.target):
                self.left[f"{link.schema}.{name}"] += len(values)
        return thing

    def _begun(self, number: int, given: str, kind: str) -> ToldThing:
        subject, own = self._subject(given)
        thing = ToldThing(number, f"line/{number}", subject, kind, own)
        if own is not None and kind != ANY_TYPE:
            thing.say((OWN_ID, None), f"{self._list}:{own}")
        return thing

    def _subject(self, given: str) -> tuple[str, str | None]:
        """The id here, and the id there where it is not one of ours."""
        return (given, None) if _ID.fullmatch(given) else (made_id("own", self._list, given), given)

    def _places_of(self, name: str, kind: str) -> dict[str, Property]:
        """Each property of a schema, and the one of ours that goes there."""
        found = self._places.get((name, kind))
        if found is None:
            found = {}
            for prop in self._schema.of_type(kind):
                place = place_of(prop, name)
                if place is not None:
                    found.setdefault(place, prop)
            self._places[name, kind] = found
        return found


def _is_id(given: str) -> bool:
    return 0 < len(given) <= _LONGEST_ID and given.isprintable()


def _refused(number: int, given: str, reason: str) -> RefusedRow:
    return RefusedRow(number, (RefusedCell("id", given, reason),))


def _entity(line: str) -> dict[str, Any] | str:
    """An entity with its parts of the right shape, or the reason why it is none."""
    if len(line) > LONGEST_LINE:
        return "value-too-long"
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return "ftm-line"
    if not isinstance(told, dict) or not isinstance(told.get("schema"), str):
        return "ftm-line"
    if not isinstance(told.get("id"), str) or not _is_id(told["id"]):
        return "ftm-line"
    properties = _texts_of(told.get("properties"))
    ours = told.get(OURS, {})
    if properties is None or not isinstance(ours, dict):
        return "ftm-line"
    if not (isinstance(ours.get("said", []), list) and isinstance(ours.get("shown", {}), dict)):
        return "ftm-ours"
    if not isinstance(ours.get("type", ""), str):
        return "ftm-ours"
    return {"id": told["id"], "schema": told["schema"], "properties": properties, OURS: ours}


def _texts_of(properties: object) -> dict[str, list[str]] | None:
    """Values as texts; an entity that stands within another is its id."""
    if not isinstance(properties, dict):
        return None
    found: dict[str, list[str]] = {}
    for name, values in properties.items():
        if not isinstance(values, list) or len(values) > MOST_VALUES:
            return None
        texts = [value.get("id") if isinstance(value, dict) else value for value in values]
        found[name] = [text for text in texts if isinstance(text, str)]
        if len(found[name]) != len(texts):
            return None
    return found
