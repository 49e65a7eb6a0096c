"""Ways out and back in: tables (CSV) by id, and FollowTheMoney entities. Values in, values out; no archive here."""

from amana.exports.cells import guarded, joined, split, unguarded
from amana.exports.csv_map import Column, RowThing, TableMap, read_map
from amana.exports.csv_out import ID_COLUMN, OutColumn, columns_of, map_text, table_lines
from amana.exports.csv_plan import LIST_NOTE, Planned, PlannedChange, PlannedThing, TablePlan
from amana.exports.csv_rows import Row, TableRows
from amana.exports.csv_told import RefusedCell, RefusedRow
from amana.exports.things import Stated, Thing

__all__ = [
    "ID_COLUMN",
    "LIST_NOTE",
    "Column",
    "OutColumn",
    "Planned",
    "PlannedChange",
    "PlannedThing",
    "RefusedCell",
    "RefusedRow",
    "Row",
    "RowThing",
    "Stated",
    "TableMap",
    "TablePlan",
    "TableRows",
    "Thing",
    "columns_of",
    "guarded",
    "joined",
    "map_text",
    "read_map",
    "split",
    "table_lines",
    "unguarded",
]
