"""Ways out and back in: tables (CSV) by id, and FollowTheMoney entities. Values in, values out; no archive
here."""

from amana.exports.cells import guarded, joined, split, unguarded
from amana.exports.csv_map import Column, RowThing, TableMap, read_map
from amana.exports.csv_out import ID_COLUMN, OutColumn, columns_of, map_text, table_lines
from amana.exports.csv_rows import Row, TableRows
from amana.exports.csv_told import RowReader
from amana.exports.followthemoney import LONGEST_LINE, EntityReader, entities_of, entity_line
from amana.exports.planning import LIST_NOTE, KnownSoFar, ListFacts, Plan, Planned, PlannedChange, PlannedThing
from amana.exports.things import Stated, Thing
from amana.exports.told import ANY_TYPE, OWN_ID, RefusedCell, RefusedRow, Told, ToldThing

__all__ = [
    "ANY_TYPE",
    "ID_COLUMN",
    "LIST_NOTE",
    "LONGEST_LINE",
    "OWN_ID",
    "Column",
    "EntityReader",
    "KnownSoFar",
    "ListFacts",
    "OutColumn",
    "Plan",
    "Planned",
    "PlannedChange",
    "PlannedThing",
    "RefusedCell",
    "RefusedRow",
    "Row",
    "RowReader",
    "RowThing",
    "Stated",
    "TableMap",
    "TableRows",
    "Thing",
    "Told",
    "ToldThing",
    "columns_of",
    "entities_of",
    "entity_line",
    "guarded",
    "joined",
    "map_text",
    "read_map",
    "split",
    "table_lines",
    "unguarded",
]
