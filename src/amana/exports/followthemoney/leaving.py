"""Things out, as FollowTheMoney entities.

What FollowTheMoney can carry stands in its properties, and there alone. What it cannot (a language, a date that is
about, a choice it has no word for) stands under our own key, `amana`, as it is said here; and where it helps a
reader there, also in a property that our key lists under `shown`, so that it does not come back as a second value.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from amana.exports.followthemoney.model import OURS, REQUIRED, TYPES, is_taken, link_of, place_of, plain
from amana.exports.things import Stated, Thing
from amana.knowledge import DateValue, Property, Schema, parsed
from amana.language import place
from amana.records import made_id

Entity = dict[str, Any]
_OPEN = ".."
_LONGEST_NAME: Final = 200
_OTHERWISE: Final = "Note"


def entity_line(entity: Entity) -> str:
    """An entity as a line."""
    return json.dumps(entity, ensure_ascii=False, separators=(",", ":")) + "\n"


def entities_of(things: Iterable[Thing], schema: Schema) -> Iterator[Entity]:
    """The entity of each thing, and those of its links."""
    for thing in things:
        leaving = _Leaving(thing, schema)
        yield leaving.entity()
        yield from leaving.links()


class _Leaving:
    """One thing on its way out."""

    def __init__(self, thing: Thing, schema: Schema) -> None:
        self._thing, self._schema = thing, schema
        self._name = _schema_of(thing, schema)
        self._carried: dict[str, list[str]] = {}
        self._shown: dict[str, list[str]] = {}
        self._said: list[list[str | None]] = []

    def entity(self) -> Entity:
        """The entity of the thing itself."""
        rest = [said for said in self._thing.stated if not self._carry(said)]
        if not rest and not self._carried:
            rest = list(self._thing.stated)  # links alone do not say what kind of thing it is
        self._said = [[said.prop, said.value, said.language] for said in rest]
        for said in rest:
            self._show(said)
        self._show_required()
        properties = {
            name: [*self._carried.get(name, ()), *self._shown.get(name, ())]
            for name in (*self._carried, *(one for one in self._shown if one not in self._carried))
        }
        entity: Entity = {"id": self._thing.id, "schema": self._name, "properties": properties}
        ours: Entity = {"said": self._said, "shown": self._shown}
        if TYPES.get(self._name) != self._thing.type:
            ours["type"] = self._thing.type
        if any(ours.values()):
            entity[OURS] = {name: value for name, value in ours.items() if value}
        return entity

    def links(self) -> Iterator[Entity]:
        """The entities of what is a link of its own there."""
        for said in self._thing.stated:
            prop = self._schema.properties.get(said.prop)
            link = link_of(prop) if prop is not None else None
            if link is not None and self._leads_on(said):
                yield {
                    "id": made_id("ftm", link.schema, self._thing.id, said.value),
                    "schema": link.schema,
                    "properties": {link.source: [self._thing.id], link.target: [said.value]},
                }

    def _carry(self, said: Stated) -> bool:
        """Put it where it goes; whether it can go there and come back the same."""
        prop = self._schema.properties.get(said.prop)
        if prop is None:
            return False
        if link_of(prop) is not None:
            return self._leads_on(said)
        name = place_of(prop, self._name)
        if name is None or said.language is not None:
            return False
        if name == "date" and self._carry_interval(said):
            return True
        value = _word_of(prop, said.value, name)
        if (
            value is None
            or not is_taken(name, value)
            or not _comes_back(prop, said.value)
            or value == self._thing.id
        ):
            return False
        self._carried.setdefault(name, []).append(value)
        return True

    def _leads_on(self, said: Stated) -> bool:
        """Nothing is linked to itself there."""
        return _is_plain_link(said) and said.value != self._thing.id

    def _carry_interval(self, said: Stated) -> bool:
        """`2016-12-13/2016-12-22` has a place of its own there, where it is the only date."""
        first, mark, last = said.value.partition("/")
        if not mark or sum(one.prop == said.prop for one in self._thing.stated) > 1:
            return False
        ends = {"startDate": first, "endDate": last}
        told = {name: end for name, end in ends.items() if end != _OPEN}
        if not all(is_taken(name, end) for name, end in told.items()):
            return False
        self._carried |= {name: [end] for name, end in told.items()}
        return True

    def _show(self, said: Stated) -> None:
        """For readers there, what is near to it; it does not come back from there."""
        prop = self._schema.properties.get(said.prop)
        name = None if prop is None else place_of(prop, self._name)
        if prop is None or name is None or prop.value in ("choice", "link"):
            return
        for shown, value in _near(prop, said.value, name):
            one = plain(value)
            if is_taken(shown, one) and one not in (*self._carried.get(shown, ()), *self._shown.get(shown, ())):
                self._shown.setdefault(shown, []).append(one)

    def _show_required(self) -> None:
        for name in REQUIRED.get(self._name, ()):
            if name not in self._carried and name not in self._shown:
                self._shown[name] = [self._label()]

    def _label(self) -> str:
        wanted = ("title", "name", "other-name", "description")
        told = {said.prop: said.value for said in reversed(self._thing.stated) if said.prop in wanted}
        for prop in wanted:
            if plain(told.get(prop, "")):
                return plain(told[prop])[:_LONGEST_NAME].strip()
        kind = self._schema.types.get(self._thing.type)
        return f"{kind.label.en if kind else self._thing.type} {self._thing.id[:8]}"


def _schema_of(thing: Thing, schema: Schema) -> str:
    """The schema of the type; or the one that a choice stands for, such as a body of a state; whole, or a note."""
    kind = schema.types.get(thing.type)
    name = kind.ftm if kind is not None and kind.ftm is not None else _OTHERWISE
    for said in thing.stated if name == "Organization" else ():
        choices = schema.lists["group-kind"]
        choice = choices.choice(said.value) if said.prop == "group-kind" else None
        if choice is not None and choice.ftm:
            name = choice.ftm
    if name == "UnknownLink":
        ends = {said.prop for said in thing.stated if _is_plain_link(said) and said.value != thing.id}
        return name if {"who", "of-act"} <= ends else _OTHERWISE
    return name


def _is_plain_link(said: Stated) -> bool:
    return said.language is None and is_taken("entity", said.value)


def _comes_back(prop: Property, value: str) -> bool:
    """Places that are known or entities go by our key: there they are only a name."""
    return prop.value != "place" or getattr(parsed(prop, value), "kind", "") == "words"


def _word_of(prop: Property, value: str, name: str) -> str | None:
    """The value there: a choice by its word there, where it has one; sexes have no others."""
    choice = prop.choices.choice(value) if prop.choices is not None else None
    if choice is None:
        return value
    return choice.ftm or (None if name == "gender" else choice.key)


def _near(prop: Property, value: str, name: str) -> Iterator[tuple[str, str]]:
    meant = parsed(prop, value)
    if isinstance(meant, DateValue):
        ends = ("startDate", "endDate") if name == "date" else (name, name)
        if meant.first and meant.last and meant.precision in ("day", "month", "year"):
            yield (
                name,
                {"day": meant.first[:10], "month": meant.first[:7], "year": meant.first[:4]}[meant.precision],
            )
        elif name == "date":
            yield from ((end, day[:10]) for end, day in zip(ends, (meant.first, meant.last), strict=True) if day)
    elif prop.value == "place":
        known = place(value)
        yield (name, known.english) if known is not None else (name, value)
    else:
        yield name, value
