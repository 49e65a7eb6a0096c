"""A table as a table: its sheets, a hundred rows at a time, landing on the row that holds what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from amana.errors import AmanaError
from amana.web.house.paging import page_at
from amana.web.house.rendering import marked
from amana.web.house.visits import Visit
from amana.web.items.asked import Asked

if TYPE_CHECKING:
    from amana.actions import OpenArchive
    from amana.actions.viewing import table_rows

AT_ONCE: Final = 100
_MOST_SHEETS = 100
_MOST_COLUMNS = 60


def table_look(visit: Visit, archive: OpenArchive, asked: Asked) -> dict[str, Any]:
    """The rows of one page of the sheet that is asked for, the first unless one is. ItemUnknown."""
    tables = archive.tables(asked.item, part=asked.part)
    landed = _landed(archive, asked)
    wanted = visit.asked("sheet")[:1_000] or (landed[0] if landed else None)
    chosen = next((one for one in tables if one.place == wanted), tables[0])
    lands = landed[1] if landed and landed[0] == chosen.place else None
    shown = page_at(visit, chosen.rows, "page", AT_ONCE, of=lands, sheet=chosen.place)
    rows = archive.rows(asked.item, chosen.place, shown.first - 1, AT_ONCE, part=asked.part)
    return {
        "sheets": [
            (one.name or one.place, asked.address(sheet=one.place), one is chosen) for one in tables[:_MOST_SHEETS]
        ],
        "columns": rows.columns[:_MOST_COLUMNS],
        "more_columns": max(0, len(rows.columns) - _MOST_COLUMNS),
        "rows": [
            (one, *(_marked(one, asked) if one.number == lands else (one.text, one.cells))) for one in rows.rows
        ],
        "lands": lands,
        "width": _MOST_COLUMNS,
        "shown": shown,
    }


def _landed(archive: OpenArchive, asked: Asked) -> tuple[str | None, int] | None:
    """The sheet and the row that hold the words that the address asks for."""
    if not asked.at or not asked.text:
        return None
    try:
        return archive.row_at(asked.item, asked.text, *asked.at, part=asked.part)
    except AmanaError:
        return None


def _marked(row: table_rows.TableRow, asked: Asked) -> tuple[Markup, list[Markup | None]]:
    """The row as written, and its cells, with the words asked for marked. A cell tells its value, not where that
    was written: of words that the row has more than once each is marked where it cannot be told which is meant."""
    first, last = asked.at or (0, 0)
    begin, end = max(0, first - row.start), min(last, row.end) - row.start
    words = row.text[begin:end].strip()
    text = marked(row.text, [(begin, end)])
    spans = [(at, start) for at, cell in enumerate(row.cells) for start in _found(cell or "", words)]
    written = _found(row.text, words)
    if len(spans) == len(written) and begin in written:
        spans = [spans[written.index(begin)]]
    cells = [
        None if cell is None else marked(cell, [(start, start + len(words)) for of, start in spans if of == at])
        for at, cell in enumerate(row.cells)
    ]
    return text, cells


def _found(text: str, words: str) -> list[int]:
    """Where the words stand in it."""
    found, at = [], text.find(words) if words else -1
    while at >= 0:
        found.append(at)
        at = text.find(words, at + len(words))
    return found
