"""Reads the schema: the one that comes with the program, and what an archive adds in files of its own.

A file of one's own may add types, properties, lists, and choices to the lists that are there (`[more.NAME]`). What
the program brings cannot be changed by it: another archive could no longer tell what is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from amana.errors import SchemaUnreadable
from amana.knowledge.own_files import toml_in, toml_of
from amana.knowledge.schema.nouns import (
    ANY,
    TYPES_LIST,
    VALUE_TYPES,
    Choice,
    ChoiceList,
    Property,
    Schema,
    ThingType,
    Words,
)
from amana.knowledge.schema.shapes import Table, Wrong, choice_of, listed, named, no_more, one_of, words, yes

_HERE = Path(__file__).parent
BUILT_IN: Final = ("types.toml", "lists.toml", "properties.toml")
MOST_NAMES: Final = 2_000
MOST_CHOICES: Final = 10_000
URL: Final = "url"
_TABLES = ("types", "lists", "more", "properties")


class OwnFile(NamedTuple):
    """A file of one's own that is at hand as bytes, and how it is called where it is wrong."""

    name: str
    data: bytes


def read_schema(*own_files: str | Path | OwnFile) -> Schema:
    """The schema, with what these TOML files add, in their order. SchemaUnreadable where one of them is none."""
    if not own_files:
        return _built_in()
    return _read([(one if isinstance(one, OwnFile) else Path(one), True) for one in own_files], _built_in())


@cache
def _built_in() -> Schema:
    return _read([(_HERE / name, False) for name in BUILT_IN], Schema({}, {}, {}))


def _read(files: Iterable[tuple[Path | OwnFile, bool]], start: Schema) -> Schema:
    """Types and lists of all files come before the properties that name them."""
    told = [(_name(file), own, _tables(file)) for file, own in files]
    draft = _Draft(start)
    for step in (draft.add_types, draft.add_lists, draft.add_choices, draft.add_properties):
        for name, own, tables in told:
            try:
                step(tables, own)
            except Wrong as wrong:
                raise SchemaUnreadable(path=name, reason=wrong.reason, where=wrong.where) from None
    return draft.schema()


def _name(file: Path | OwnFile) -> str:
    return file.name if isinstance(file, OwnFile) else str(file)


def _tables(file: Path | OwnFile) -> Table:
    def refuse(reason: str, where: str | None) -> SchemaUnreadable:
        facts = {"path": _name(file), "reason": reason}
        return SchemaUnreadable(**(facts if where is None else facts | {"where": where}))

    tables = toml_in(file.data, refuse) if isinstance(file, OwnFile) else toml_of(file, refuse)
    for name, table in tables.items():
        if name not in _TABLES or not isinstance(table, dict):
            raise refuse("schema-table", name)
    return tables


class _Draft:
    """The schema as far as it is read."""

    def __init__(self, start: Schema) -> None:
        self._types, self._properties = dict(start.types), dict(start.properties)
        self._lists = {name: one for name, one in start.lists.items() if name != TYPES_LIST}

    def schema(self) -> Schema:
        """What was read; properties of types know all types."""
        lists = self._lists | {TYPES_LIST: self._type_list()}
        told = {name: _with_list(one, lists) for name, one in self._properties.items()}
        return Schema(self._types, told, lists)

    def add_types(self, tables: Table, own: bool) -> None:
        for name, where, table in self._new(tables, "types", {**self._types, URL: None}):
            no_more(table, where, "label", "meaning", "huridocs", "ftm")
            told = words(table, "label", where), words(table, "meaning", where)
            marks = _text(table, "huridocs", where), _text(table, "ftm", where)
            self._types[name] = ThingType(name, *told, *marks, own)

    def add_lists(self, tables: Table, own: bool) -> None:
        for name, where, table in self._new(tables, "lists", {**self._lists, TYPES_LIST: None}):
            no_more(table, where, "label", "meaning", "choices")
            told = words(table, "label", where), words(table, "meaning", where)
            self._lists[name] = ChoiceList(name, *told, _choices(table, where, own), own)

    def add_choices(self, tables: Table, own: bool) -> None:
        for name, table in tables.get("more", {}).items():
            where = f"more.{name}"
            known = self._lists.get(name)
            if known is None:
                raise Wrong("schema-list-unknown", where)
            if not isinstance(table, dict):
                raise Wrong("schema-table", where)
            no_more(table, where, "choices")
            self._lists[name] = _with_choices(known, _choices(table, where, own), where)

    def add_properties(self, tables: Table, own: bool) -> None:
        for name, where, table in self._new(tables, "properties", self._properties):
            no_more(table, where, "of", "value", "many", "list", "to", "label", "meaning", "huridocs", "ftm")
            value = one_of(table, "value", VALUE_TYPES, where)
            self._properties[name] = Property(
                name,
                self._of_types(table, "of", where, (ANY,)),
                value,
                words(table, "label", where),
                words(table, "meaning", where),
                yes(table, "many", where),
                self._list_of(table, value, where),
                self._of_types(table, "to", where, (ANY, URL)) if value == "link" else _none(table, "to", where),
                _text(table, "huridocs", where),
                listed(table, "ftm", where),
                own,
            )

    def _new(self, tables: Table, kind: str, known: Mapping[str, Any]) -> list[tuple[str, str, Table]]:
        """Each table of a kind with its name and where it stands; names that are taken are refused."""
        found = []
        for name, table in tables.get(kind, {}).items():
            where = f"{kind}.{name}"
            named(name, where)
            if name in known:
                own = getattr(known[name], "own", False)
                raise Wrong("schema-named-twice" if own else "schema-built-in", where)
            if not isinstance(table, dict):
                raise Wrong("schema-table", where)
            found.append((name, where, table))
        if len(known) + len(found) > MOST_NAMES:
            raise Wrong("schema-too-many", kind)
        return found

    def _of_types(self, table: Table, key: str, where: str, also: tuple[str, ...]) -> tuple[str, ...]:
        told = listed(table, key, where)
        if not told:
            raise Wrong("schema-lacks", f"{where}.{key}")
        for name in told:
            if name not in self._types and name not in also:
                raise Wrong("schema-type-unknown", f"{where}.{key}")
        return told

    def _list_of(self, table: Table, value: str, where: str) -> ChoiceList | None:
        if value != "choice":
            _none(table, "list", where)
            return None
        name = _text(table, "list", where)
        if name is None:
            raise Wrong("schema-lacks", f"{where}.list")
        if name == TYPES_LIST:
            return self._type_list()
        if name not in self._lists:
            raise Wrong("schema-list-unknown", f"{where}.list")
        return self._lists[name]

    def _type_list(self) -> ChoiceList:
        choices = (Choice(one.name, one.label, None, one.own) for one in self._types.values())
        meaning = Words("The types of this schema.", "أنواع هذا المخطّط.")
        return ChoiceList(TYPES_LIST, Words("Types", "الأنواع"), meaning, tuple(choices))


def _with_list(one: Property, lists: Mapping[str, ChoiceList]) -> Property:
    """Its list as it is now: a list grows by what files add to it."""
    return one if one.choices is None else replace(one, choices=lists[one.choices.name])


def _with_choices(known: ChoiceList, more: tuple[Choice, ...], where: str) -> ChoiceList:
    keys = {one.key for one in known.choices}
    for one in more:
        if one.key in keys:
            raise Wrong("schema-choice-taken", f"{where}.{one.key}")
    if len(known.choices) + len(more) > MOST_CHOICES:
        raise Wrong("schema-too-many", where)
    return ChoiceList(known.name, known.label, known.meaning, known.choices + more, known.own)


def _choices(table: Table, where: str, own: bool) -> tuple[Choice, ...]:
    rows = table.get("choices")
    if not isinstance(rows, list) or not rows:
        raise Wrong("schema-lacks", f"{where}.choices")
    if len(rows) > MOST_CHOICES:
        raise Wrong("schema-too-many", where)
    found: dict[str, Choice] = {}
    for number, row in enumerate(rows, start=1):
        key, english, arabic, ftm = choice_of(row, f"{where}.choices[{number}]")
        if key in found:
            raise Wrong("schema-choice-taken", f"{where}.{key}")
        found[key] = Choice(key, Words(english, arabic), ftm, own)
    return tuple(found.values())


def _text(table: Table, key: str, where: str) -> str | None:
    value = table.get(key)
    if value is not None and (not isinstance(value, str) or not 0 < len(value) <= 200):
        raise Wrong("schema-text", f"{where}.{key}")
    return value


def _none(table: Table, key: str, where: str) -> tuple[str, ...]:
    if key in table:
        raise Wrong("schema-not-here", f"{where}.{key}")
    return ()
