"""Tables out, and back in: nothing is lost, nothing is run, nothing is doubled."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.exports import (
    KnownSoFar,
    ListFacts,
    Plan,
    RowReader,
    Stated,
    TableRows,
    Thing,
    columns_of,
    guarded,
    joined,
    map_text,
    read_map,
    split,
    table_lines,
    unguarded,
)
from tests.exports.known import Assertions
from tests.exports.made_things import SCHEMA, said_of, things

ME = "a" * 32


def _tables(given: list[Thing], *, authors: bool = False) -> Iterable[tuple[str, str]]:
    """Each type's table and map."""
    for kind in sorted({thing.type for thing in given}):
        ours = [thing for thing in given if thing.type == kind]
        columns = columns_of(ours, SCHEMA)
        yield "".join(table_lines(ours, columns, authors=authors)), map_text(kind, columns)


def _taken_in(given: list[Thing], known: Assertions, *, authors: bool = False) -> list[Plan]:
    plans = []
    with tempfile.TemporaryDirectory() as folder:
        for table, mapped in _tables(given, authors=authors):
            path = Path(folder) / "map.toml"
            path.write_text(mapped, "utf-8")
            table_map = read_map(path, SCHEMA)
            plans.append(Plan(SCHEMA, KnownSoFar(known.about, known.mine), ListFacts(table_map.list)))
            known.keep(plans[-1].planned(RowReader(table_map, SCHEMA).told(TableRows(table, table_map, "t.csv"))))
    return plans


@given(things(), st.booleans())
def test_what_goes_out_comes_back_the_same(given: list[Thing], authors: bool) -> None:
    known = Assertions()
    plans = _taken_in(given, known, authors=authors)
    assert [plan.refused for plan in plans] == [0] * len(plans)
    assert said_of(known.things()) == said_of(given)
    before = len(known.rows)
    again = _taken_in(known.things(), known)
    assert len(known.rows) == before
    assert all((plan.created, plan.updated) == (0, 0) for plan in again)
    assert list(_tables(known.things())) == list(_tables(known.things()))


@given(things())
def test_no_cell_begins_a_formula(given: list[Thing]) -> None:
    for table, _ in _tables(given, authors=True):
        for row in csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")):
            assert not [cell for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


@given(st.text(max_size=20))
def test_guards_come_off_as_they_went_on(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(st.text("ab|\\'=", min_size=1, max_size=6), min_size=1, max_size=5))
def test_several_values_share_a_cell_and_part_again(values: list[str]) -> None:
    assert split(joined(values), "|") == values


def test_columns_stand_in_the_order_of_the_schema_and_name_their_language() -> None:
    thing = Thing(
        ME,
        "person",
        (
            Stated("born", "1980", None, "Rim"),
            Stated("name", "سمير الورد", "ar", "Rim"),
            Stated("name", "Samir al-Ward", "en"),
            Stated("name", "S. Ward", "en", "Hadi"),
            Stated("ward-of-old", "x"),
        ),
    )
    columns = columns_of([thing], SCHEMA)
    assert [column.header for column in columns] == ["name@ar", "name@en", "born", "ward-of-old"]
    table = "".join(table_lines([thing], columns, authors=True))
    assert table.startswith("\ufeffid,name@ar,name@ar.by,name@en,")
    assert f"\r\n{ME},سمير الورد,Rim,Samir al-Ward|S. Ward,|Hadi,1980,Rim,x," in table
    assert "ward-of-old" not in map_text("person", columns), "what the schema does not know cannot be read back"


def test_a_cell_edited_in_a_spreadsheet_changes_only_ones_own_word() -> None:
    known = Assertions(person="Rim")
    mine = Thing(
        ME, "person", (Stated("born", "1980"), Stated("name", "Samir", "en"), Stated("name", "Sami", "en"))
    )
    _taken_in([mine], known)
    known.person = "Hadi"
    edited = Thing(
        ME, "person", (Stated("born", "1981"), Stated("name", "Samir", "en"), Stated("name", "S.", "en"))
    )
    _taken_in([edited], known)
    assert known.values(ME, "born") == [("1980", None), ("1981", None)]
    assert {value for value, _ in known.values(ME, "name")} == {"Samir", "Sami", "S."}
    known.person = "Rim"
    _taken_in([edited], known)
    assert known.values(ME, "born") == [("1980", None), ("1981", None)], "somebody said so already"
    assert {value for value, _ in known.values(ME, "name")} == {"Samir", "S."}


def test_what_people_disagree_on_goes_out_and_back_whole() -> None:
    known = Assertions()
    both = Thing(ME, "person", (Stated("born", "1980"), Stated("born", "1981")))
    plans = _taken_in([both], known)
    assert plans[0].refused == 0
    assert known.values(ME, "born") == [("1980", None), ("1981", None)]
    _taken_in([Thing(ME, "person", (Stated("born", "1981"),))], known)
    assert known.values(ME, "born") == [("1981", None)]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "'=x", "''-x"])
def test_what_could_be_run_is_guarded(cell: str) -> None:
    assert guarded(cell) == "'" + cell
