"""What one row of a table says: things with their values, in written form, before anybody asks what is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from amana.errors import ValueUnreadable
from amana.exports.cells import split
from amana.exports.csv_map import Column, RowThing, TableMap
from amana.exports.csv_rows import Row
from amana.exports.told import OWN_ID, RefusedCell, RefusedRow, Told, ToldThing
from amana.knowledge import Schema, parsed, understood
from amana.records import ID_LENGTH, made_id

LONGEST_ID: Final = 500
_SHOWN = 100
_ID = re.compile(rf"[0-9a-f]{{{ID_LENGTH}}}")


class RowReader:
    """Reads rows by a map."""

    def __init__(self, table_map: TableMap, schema: Schema) -> None:
        self._map, self._schema = table_map, schema
        self._own_id = schema.property(OWN_ID)

    def told(self, rows: Iterable[Row]) -> Iterator[Told]:
        """What each row tells of; or why it cannot be taken in."""
        return map(self._told, rows)

    def _told(self, row: Row) -> Told:
        wrong: list[RefusedCell] = []
        told = {thing.name: self._begun(thing, row, wrong) for thing in self._map.things}
        found = {name: one for name, one in told.items() if one is not None}
        for thing in self._map.things:
            if thing.name in found:
                self._fill(thing, found[thing.name], row, found, wrong)
        if not found and not wrong:
            wrong.append(RefusedCell(self._map.things[0].id[0], "", "row-without-id"))
        return RefusedRow(row.number, tuple(wrong)) if wrong else list(found.values())

    def _begun(self, thing: RowThing, row: Row, wrong: list[RefusedCell]) -> ToldThing | None:
        parts = [row.cells[name].strip() for name in thing.id]
        if not all(parts) or any(part in self._map.none for part in parts):
            return None
        own = "/".join(parts) + thing.suffix
        if self._map.list is not None:
            if not self._is_own_id(own):
                wrong.append(RefusedCell(thing.id[0], own[:_SHOWN], "value-not-text"))
                return None
            subject = made_id("own", self._map.list, own)
            begun = ToldThing(row.number, f"row/{row.number}", subject, thing.type, own)
            begun.say((OWN_ID, None), f"{self._map.list}:{own}")
            return begun
        if not _ID.fullmatch(own):
            wrong.append(RefusedCell(thing.id[0], own, "row-id-form", "0123456789abcdef" * 2))
            return None
        return ToldThing(row.number, f"row/{row.number}", own, thing.type, None)

    def _is_own_id(self, own: str) -> bool:
        return own.isprintable() and len(own) <= LONGEST_ID

    def _fill(
        self,
        thing: RowThing,
        told: ToldThing,
        row: Row,
        found: Mapping[str, ToldThing],
        wrong: list[RefusedCell],
    ) -> None:
        for prop, value in thing.constants:
            told.say((prop.name, self._map.language if prop.value == "text" else None), value)
        for prop, other in thing.links:
            if other in found:
                told.say((prop.name, None), found[other].subject)
        for column in thing.columns:
            self._read(column, told, row.cells[column.header], wrong)
        for (name, _), values in told.said.items():
            if len(values) > 1 and not self._map.written and not self._schema.property(name).many:
                wrong.append(RefusedCell(name, "; ".join(values), "row-two-values"))

    def _read(self, column: Column, told: ToldThing, cell: str, wrong: list[RefusedCell]) -> None:
        slot = (column.prop.name, column.language)
        if self._says_nothing(cell):
            told.kept.add(slot)
            return
        if self._map.withdraw is not None and cell.strip() == self._map.withdraw:
            told.withdrawn.add(slot)
            return
        for part in self._parts(column, cell):
            try:
                told.say(slot, self._value(column, part))
            except ValueUnreadable as fault:
                facts = {name: str(value) for name, value in fault.facts.items()}
                wrong.append(RefusedCell(column.header, facts["value"], facts["reason"], facts["example"]))

    def _says_nothing(self, cell: str) -> bool:
        return cell == "" if self._map.written else not cell.strip() or cell.strip() in self._map.none

    def _parts(self, column: Column, cell: str) -> Iterator[str]:
        if column.many is None:
            yield cell
            return
        for part in split(cell, column.many):
            if part.strip():
                yield part if self._map.written else part.strip()

    def _value(self, column: Column, part: str) -> str:
        if column.list is not None:
            parsed(self._own_id, part)
            return made_id("own", column.list, part.strip() + column.suffix)
        if not self._map.written:
            return understood(column.prop, part, column.habits)
        parsed(column.prop, part)
        return part
