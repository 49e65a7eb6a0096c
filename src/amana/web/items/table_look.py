"""A table as a table: its sheets, and a hundred rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from amana.web.house.paging import page_at
from amana.web.house.visits import Visit
from amana.web.items.asked import Asked

if TYPE_CHECKING:
    from amana.actions import OpenArchive

AT_ONCE: Final = 100
_MOST_SHEETS = 100
_MOST_COLUMNS = 60


def table_look(visit: Visit, archive: OpenArchive, asked: Asked) -> dict[str, Any]:
    """The rows of one page of the sheet that is asked for, the first unless one is. ItemUnknown."""
    tables = archive.tables(asked.item, part=asked.part)
    wanted = visit.asked("sheet")[:1_000] or None
    chosen = next((one for one in tables if one.place == wanted), tables[0])
    shown = page_at(visit, chosen.rows, "page", AT_ONCE)
    rows = archive.rows(asked.item, chosen.place, shown.first - 1, AT_ONCE, part=asked.part)
    return {
        "sheets": [
            (one.name or one.place, asked.address(sheet=one.place), one is chosen) for one in tables[:_MOST_SHEETS]
        ],
        "columns": rows.columns[:_MOST_COLUMNS],
        "more_columns": max(0, len(rows.columns) - _MOST_COLUMNS),
        "rows": rows.rows,
        "width": _MOST_COLUMNS,
        "shown": shown,
    }
