"""The table of accounts as a sheet: a figure in each row, with its account, its bounds and its words."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from amana.phrases import figure_json
from amana.web.comparing.table_view import standings

if TYPE_CHECKING:
    from amana.actions.comparing import comparing

_BOM: Final = "\ufeff"  # so that spreadsheets take the file for UTF-8
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_OF_FIGURE: Final = (
    *(
        "text",
        "lower",
        "upper",
        "hedge",
        "unit",
        "counted",
        "from",
        "to",
        "as_of",
        "modality",
        "pace",
        "actor",
        "speaker",
    ),
    *("reviewed", "text_version", "start", "end", "id"),
)
_HEADS: Final = (
    *("mark", "category", "independent_source", "title", "source", "published", "published_basis", "place"),
    *_OF_FIGURE,
    *("agrees_with", "contradicts", "sentence", "item"),
)


def sheet(table: comparing.Table) -> str:
    """All of it as CSV (RFC 4180). Cells that a spreadsheet would run begin with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADS)
    for row in _rows(table):
        writer.writerow([_guarded(one) for one in row])
    return _BOM + out.getvalue()


def _rows(table: comparing.Table) -> Iterator[list[str]]:
    told = {one.account.id: one for one in table.accounts}
    numbers = {
        voice: at for at, voice in enumerate(dict.fromkeys(c.voice for r in table.rows for c in r.cells), 1)
    }
    agrees, differs = standings(table.pairs, table.marks)
    for row in table.rows:
        for cell in row.cells:
            head = _head(cell, told[cell.told.figure.account], numbers[cell.voice])
            fields = figure_json(cell.told.figure)
            own = ["" if fields[name] is None else str(fields[name]) for name in _OF_FIGURE]
            both = [" ".join(agrees[cell.mark]), " ".join(differs[cell.mark])]
            yield [*head, *own, *both, " ".join(cell.told.sentence.split()), cell.told.figure.item]


def _head(cell: comparing.Cell, told: comparing.Told, number: int) -> list[str]:
    figure, account = cell.told.figure, told.account
    return [
        cell.mark,
        figure.category or "",
        str(number),
        account.title,
        account.sources[0] if account.sources else "",
        account.published or "",
        account.basis or "",
        figure.spot.name if figure.spot else "",
    ]


def _guarded(cell: str) -> str:
    return "'" + cell if _FORMULA.match(cell) else cell
