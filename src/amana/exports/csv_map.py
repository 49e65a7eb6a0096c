"""The map of a table: a TOML file that says what its columns are. Read against the schema, so that slips are told.

`[things.NAME]` is one thing that a row tells of (a victim, an act, an event); a row may tell of several, and a row
whose id cell is empty tells nothing of that thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from amana.errors import AmanaError, MapUnreadable, ValueUnreadable
from amana.exports.told import ANY_TYPE
from amana.knowledge import Habits, Property, Schema, toml_of, understood
from amana.records import CONFIDENCES, Confidence

MOST_COLUMNS: Final = 500
_LIST_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TOP = ("list", "language", "order", "decimal", "places", "separator", "encoding", "none", "withdraw", "written")
_COLUMN = ("property", "language", "order", "decimal", "places", "many", "list", "suffix")
_ORDERS, _DECIMALS = ("dmy", "mdy"), (".", ",")
_SEPARATORS = (",", ";", "\t", "|")
Table = dict[str, Any]


class _Wrong(Exception):
    def __init__(self, reason: str, where: str) -> None:
        super().__init__(reason)
        self.reason, self.where = reason, where


@dataclass(frozen=True, slots=True)
class Column:
    """What one column says. `many`: the mark between several values; `list`, `suffix`: whose own ids a link
    names."""

    header: str
    prop: Property
    language: str | None
    habits: Habits
    many: str | None = None
    list: str | None = None
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class RowThing:
    """One thing that a row tells of.

    `id` are the columns that its own id is made of, `suffix` what is added to it: two things of one row may not
    have the same. `links` lead to other things of the row by their names; `constants` are said of every one.
    """

    name: str
    type: str
    id: tuple[str, ...]
    suffix: str
    columns: tuple[Column, ...]
    constants: tuple[tuple[Property, str], ...] = ()
    links: tuple[tuple[Property, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TableMap:
    """What the columns of a table are.

    `list` is the name of the group's own list, whose ids are in the id columns; None: they hold ids of this
    archive. `none` are cells that say nothing, `withdraw` what takes back all that this list said there.
    `written`: values are in their written forms; else they are what people type.
    """

    things: tuple[RowThing, ...]
    list: str | None = None
    language: str | None = None
    separator: str | None = None
    encoding: str | None = None
    none: frozenset[str] = frozenset()
    withdraw: str | None = None
    written: bool = False
    confidence: Confidence | None = None
    note: str | None = None

    def headers(self) -> frozenset[str]:
        """Every column that the map names."""
        named = {column.header for thing in self.things for column in thing.columns}
        return frozenset(named.union(*(thing.id for thing in self.things)))


def read_map(path: str | Path, schema: Schema) -> TableMap:
    """The map of a file. MapUnreadable, with the place and the reason, where it is none or does not fit the
    schema.
    """

    def refuse(reason: str, where: str | None) -> MapUnreadable:
        told = {"path": str(path), "reason": reason}
        return MapUnreadable(**(told if where is None else told | {"where": where}))

    tables = toml_of(Path(path), refuse)
    try:
        return _map(tables, schema)
    except _Wrong as wrong:
        raise refuse(wrong.reason, wrong.where) from None


def _map(tables: Table, schema: Schema) -> TableMap:
    _no_more(tables, "", *_TOP, "confidence", "note", "things")
    things = tables.get("things")
    if not isinstance(things, dict) or not things:
        raise _Wrong("map-no-things", "things")
    usual = _habits(tables, "", Habits())
    name = _text(tables, "list", "")
    if name is not None and not _LIST_NAME.fullmatch(name):
        raise _Wrong("map-list-name", "list")
    language = _language(tables, "")
    written = _yes(tables, "written", "", usual=False)
    reader = _Reader(schema, usual, language, name, written=written)
    found = TableMap(
        tuple(reader.thing(name, table) for name, table in things.items()),
        name,
        language,
        _one_of(tables, "separator", "", _SEPARATORS),
        _text(tables, "encoding", ""),
        frozenset(_texts(tables, "none", "")),
        _text(tables, "withdraw", ""),
        written,
        next((one for one in CONFIDENCES if one == _one_of(tables, "confidence", "", CONFIDENCES)), None),
        _text(tables, "note", ""),
    )
    _check_whole(found)
    return found


def _check_whole(found: TableMap) -> None:
    if len(found.headers()) > MOST_COLUMNS:
        raise _Wrong("map-too-many", "things")
    made: set[tuple[tuple[str, ...], str]] = set()
    names = {thing.name for thing in found.things}
    for thing in found.things:
        if (thing.id, thing.suffix) in made:
            raise _Wrong("map-same-id", f"things.{thing.name}.id")
        made.add((thing.id, thing.suffix))
        for prop, to in thing.links:
            if to not in names:
                raise _Wrong("map-thing-unknown", f"things.{thing.name}.links.{prop.name}")


class _Reader:
    """Reads the tables of things, with what holds for all of them."""

    def __init__(
        self, schema: Schema, usual: Habits, language: str | None, name: str | None, *, written: bool
    ) -> None:
        self._schema, self._usual, self._language, self._list = schema, usual, language, name
        self._written = written

    def thing(self, name: str, table: object) -> RowThing:
        where = f"things.{name}"
        told = _table(table, where)
        _no_more(told, where, "type", "id", "suffix", "columns", "constants", "links")
        kind = _text(told, "type", where) or name
        if kind not in self._schema.types and not (kind == ANY_TYPE and self._written):
            raise _Wrong("map-type-unknown", f"{where}.type")
        if kind == "item" and self._list is not None:  # files are taken in, not described into being
            raise _Wrong("map-item-of-list", f"{where}.type")
        return RowThing(
            name,
            kind,
            _ids(told, where),
            _text(told, "suffix", where) or "",
            tuple(self._columns(told, where, kind)),
            tuple(self._constants(told, where, kind)),
            tuple(self._links(told, where, kind)),
        )

    def _columns(self, table: Table, where: str, kind: str) -> Iterator[Column]:
        for header, told in _table(table.get("columns", {}), f"{where}.columns").items():
            place = f"{where}.columns.{header}"
            for one in told if isinstance(told, list) else [told]:
                yield self._column(
                    header, {"property": one} if isinstance(one, str) else _table(one, place), kind, place
                )

    def _column(self, header: str, table: Table, kind: str, where: str) -> Column:
        _no_more(table, where, *_COLUMN)
        prop = self._property(_text(table, "property", where), kind, where)
        many, name = _text(table, "many", where), _text(table, "list", where)
        # What comes out may have several values of anything: people do not agree.
        several = prop.many or self._written
        if many is not None and (len(many) != 1 or not several or many == "\\"):
            raise _Wrong("map-many", f"{where}.many")
        if name is not None and (prop.value not in ("link", "place") or not _LIST_NAME.fullmatch(name)):
            raise _Wrong("map-list-name", f"{where}.list")
        language = _language(table, where) or (self._language if prop.value == "text" else None)
        suffix = _text(table, "suffix", where) or ""
        return Column(header, prop, language, _habits(table, where, self._usual), many, name, suffix)

    def _constants(self, table: Table, where: str, kind: str) -> Iterator[tuple[Property, str]]:
        told = _table(table.get("constants", {}), f"{where}.constants")
        for name in told:
            place = f"{where}.constants.{name}"
            prop, value = self._property(name, kind, place), _text(told, name, f"{where}.constants")
            try:
                yield prop, understood(prop, value or "", self._usual)
            except ValueUnreadable as wrong:
                raise _Wrong(str(wrong.facts["reason"]), place) from None

    def _links(self, table: Table, where: str, kind: str) -> Iterator[tuple[Property, str]]:
        told = _table(table.get("links", {}), f"{where}.links")
        for name in told:
            prop = self._property(name, kind, f"{where}.links.{name}")
            if prop.value not in ("link", "place"):
                raise _Wrong("map-no-link", f"{where}.links.{name}")
            yield prop, _text(told, name, f"{where}.links") or ""

    def _property(self, name: str | None, kind: str, where: str) -> Property:
        try:
            return self._schema.property(name or "", None if kind == ANY_TYPE else kind)
        except AmanaError as wrong:
            reason = "map-property-misplaced" if wrong.code == "property-misplaced" else "map-property-unknown"
            raise _Wrong(reason, where) from None


def _habits(table: Table, where: str, usual: Habits) -> Habits:
    order = _one_of(table, "order", where, _ORDERS)
    decimal = _one_of(table, "decimal", where, _DECIMALS)
    return Habits(
        usual.order if order is None else "dmy" if order == "dmy" else "mdy",
        usual.decimal if decimal is None else "." if decimal == "." else ",",
        _yes(table, "places", where, usual=usual.places),
    )


def _ids(table: Table, where: str) -> tuple[str, ...]:
    told = table.get("id")
    found = (told,) if isinstance(told, str) else _texts(table, "id", where)
    if not found or not all(found):
        raise _Wrong("map-no-id", f"{where}.id")
    return tuple(found)


def _language(table: Table, where: str) -> str | None:
    told = _text(table, "language", where)
    if told is not None and not _LANGUAGE.fullmatch(told):
        raise _Wrong("map-language", _at(where, "language"))
    return told


def _table(value: object, where: str) -> Table:
    if not isinstance(value, dict):
        raise _Wrong("map-table", where)
    return value


def _text(table: Mapping[str, object], key: str, where: str) -> str | None:
    value = table.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or len(value) > 2_000:
        raise _Wrong("schema-text", _at(where, key))
    return value


def _texts(table: Table, key: str, where: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise _Wrong("schema-texts", _at(where, key))
    return tuple(value)


def _yes(table: Table, key: str, where: str, *, usual: bool) -> bool:
    value = table.get(key, usual)
    if not isinstance(value, bool):
        raise _Wrong("schema-yes", _at(where, key))
    return value


def _one_of(table: Table, key: str, where: str, known: tuple[str, ...]) -> str | None:
    value = _text(table, key, where)
    if value is not None and value not in known:
        raise _Wrong("map-not-a-choice", _at(where, key))
    return value


def _no_more(table: Table, where: str, *keys: str) -> None:
    for key in table:
        if key not in keys:
            raise _Wrong("schema-key-unknown", _at(where, key))


def _at(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key
