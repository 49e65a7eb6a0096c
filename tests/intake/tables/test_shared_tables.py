"""Tables from elsewhere: in several encodings and formats, with and without a passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.intake import HEAD_SIZE, Outcome, ReaderPool, Reading, media_type, readers
from tests.shared_data import shared

_KINDS = {".csv", ".xlsx", ".xls", ".ods", ".json"}


def _outcome(pool: ReaderPool, path: Path) -> Outcome:
    with path.open("rb") as source:
        head = source.read(HEAD_SIZE)
        source.seek(0)
        return pool.read(source, path.stat().st_size, media_type(head, path.name), head, path.name)


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Outcome]:
    paths = [path for path in sorted(shared("ingest_fixtures").iterdir()) if path.suffix in _KINDS]
    with readers(1) as pool:
        return {path.name: _outcome(pool, path) for path in paths}


def _reading(outcomes: dict[str, Outcome], name: str) -> Reading:
    reading = outcomes[name].reading
    assert reading is not None
    return reading


@pytest.mark.parametrize(
    ("name", "module", "sheets", "rows"),
    [
        ("countries.csv", "delimited-table", 0, 256),
        ("countries_nonutf.csv", "delimited-table", 0, 21),
        ("ofac.json", "json-rows", 0, 10),
        ("file.xlsx", "excel-workbook", 2, 4),
        ("staff_list.xlsx", "excel-workbook", 3, 12),
        ("rom.xls", "old-excel", 3, 338),
        ("rom.ods", "open-spreadsheet", 3, 338),
    ],
)
def test_rows(outcomes: dict[str, Outcome], name: str, module: str, sheets: int, rows: int) -> None:
    assert outcomes[name].module == module
    reading = _reading(outcomes, name)
    assert reading.note is None
    assert sum(part.kind == "sheet" for part in reading.parts) == sheets
    assert sum(part.kind == "row" for part in reading.parts) == rows


@pytest.mark.parametrize("name", ["password_protected.xlsx", "password_protected.xls"])
def test_locked_workbooks(outcomes: dict[str, Outcome], name: str) -> None:
    assert (outcomes[name].outcome, outcomes[name].reason) == ("failed", "encrypted")


def test_other_json_is_text(outcomes: dict[str, Outcome]) -> None:
    assert outcomes["example_2.json"].module == "plain-text"


def test_the_same_table_in_two_formats_says_the_same(outcomes: dict[str, Outcome]) -> None:
    """Its dates too: by their number format in the one, written out in the other."""
    told = []
    for name in ("rom.xls", "rom.ods"):
        rows = [part for part in _reading(outcomes, name).parts if part.kind == "row"]
        told.append([{fact.name: fact.value for fact in row.facts} for row in rows])
    column = next(iter(told[0][0] or told[0][1]))
    assert [row.get(column) for row in told[0]] == [row.get(column) for row in told[1]]
    dates = [[value for row in rows for value in row.values() if value.startswith("2011-")] for rows in told]
    assert dates[0] == dates[1]
    assert len(dates[0]) > 300
