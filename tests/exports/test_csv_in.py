"""Tables in: what a row tells, what it would change, and that nothing is said twice."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import MapUnreadable, TableUnreadable
from amana.exports import (
    KnownSoFar,
    ListFacts,
    Plan,
    PlannedThing,
    RefusedRow,
    RowReader,
    TableMap,
    TableRows,
    read_map,
)
from amana.knowledge import read_schema
from amana.language.wording import worded
from amana.records import Assertion, made_id
from tests.exports.known import Assertions

SCHEMA = read_schema()
MAP = """
list = "missing-2016"
language = "ar"
order = "dmy"
none = ["-", "غير معروف"]
withdraw = "سحب"

[things.person]
id = "الرقم"
columns."الاسم" = "name"
columns."Name" = { property = "name", language = "en" }
columns."ألقاب" = { property = "other-name", many = ";" }
columns."الولادة" = "born"
columns."الجنس" = "sex"
constants.confidentiality = "archive"

[things.act]
id = "الرقم"
suffix = "/act"
columns."التاريخ" = "date"
columns."المكان" = "place"
columns."الحدث" = { property = "of-event", list = "events" }
constants.act-kind = "disappearance"
links.victim = "person"

[things.event]
id = "الحدث"
suffix = "/event"
columns."اسم الحدث" = "title"
"""
HEADER = "الرقم,الاسم,Name,ألقاب,الولادة,الجنس,التاريخ,المكان,الحدث,اسم الحدث"
ROWS = (
    "7,سمير الورد,Samir al-Ward,أبو نور;الحدّاد,3/4/1980,ذكر,22/12/2016,قصر المرّ,E1,خروج قصر المرّ",
    "8,هدى النجّار,Huda al-Najjar,-,1990,أنثى,كانون الأول 2016,قصر المرّ,E1,خروج قصر المرّ",
)


@pytest.fixture
def known() -> Assertions:
    return Assertions()


@pytest.fixture
def people(tmp_path: Path) -> TableMap:
    return _map(tmp_path, MAP)


def _map(tmp_path: Path, text: str) -> TableMap:
    path = tmp_path / "map.toml"
    path.write_text(text, "utf-8")
    return read_map(path, SCHEMA)


def _plan(table_map: TableMap, known: Assertions, *rows: str, header: str = HEADER) -> tuple[Plan, list[object]]:
    plan = Plan(SCHEMA, KnownSoFar(known.about, known.mine), ListFacts(table_map.list))
    table = TableRows("\n".join([header, *rows]), table_map, "people.csv")
    return plan, known.keep(plan.planned(RowReader(table_map, SCHEMA).told(table)))


def _counts(plan: Plan) -> tuple[int, int, int, int]:
    return plan.created, plan.updated, plan.unchanged, plan.refused


def _own(own: str) -> str:
    return made_id("own", "missing-2016", own)


def test_a_row_tells_of_a_person_an_act_and_an_event(people: TableMap, known: Assertions) -> None:
    plan, told = _plan(people, known, *ROWS)
    assert _counts(plan) == (5, 0, 0, 0)
    assert len(told) == 6, "the event is told by both rows"
    assert known.values(_own("7"), "name") == [("سمير الورد", "ar"), ("Samir al-Ward", "en")]
    assert known.values(_own("7"), "other-name") == [("أبو نور", "ar"), ("الحدّاد", "ar")]
    assert known.values(_own("7"), "born") == [("1980-04-03", None)]
    assert known.values(_own("7"), "sex") == [("male", None)]
    assert known.values(_own("7"), "confidentiality") == [("archive", None)]
    assert known.values(_own("7"), "own-id") == [("missing-2016:7", None)]
    assert known.values(_own("7/act"), "victim") == [(_own("7"), None)]
    assert known.values(_own("8/act"), "date") == [("2016-12", None)]
    assert known.values(_own("7/act"), "of-event") == [(made_id("own", "events", "E1"), None)]
    assert known.values(_own("E1/event"), "title") == [("خروج قصر المرّ", "ar")]
    assert Counter(row.assertion.subject_type for row in known.rows)["act"] == 12
    assert all(row.assertion.basis[0].note == "list:missing-2016" for row in known.rows)
    assert {row.assertion.basis[0].part for row in known.rows} == {"row/2", "row/3"}


def test_the_same_table_again_says_nothing(people: TableMap, known: Assertions) -> None:
    _plan(people, known, *ROWS)
    before = len(known.rows)
    plan, told = _plan(people, known, *ROWS)
    assert len(known.rows) == before
    assert _counts(plan) == (0, 0, 5, 0)
    assert all(isinstance(one, PlannedThing) and one.change == "unchanged" for one in told)


def test_a_changed_cell_stands_in_for_what_the_list_said_before(people: TableMap, known: Assertions) -> None:
    _plan(people, known, *ROWS)
    plan, told = _plan(people, known, ROWS[0].replace("3/4/1980", "4/4/1980"))
    assert _counts(plan) == (0, 1, 2, 0)
    changes = [change for one in told if isinstance(one, PlannedThing) for change in one.changes]
    assert [(one.draft.value, one.replaced) for one in changes] == [("1980-04-04", ("1980-04-03",))]
    assert known.values(_own("7"), "born") == [("1980-04-04", None)]


def test_nobody_elses_word_falls(people: TableMap, known: Assertions) -> None:
    _plan(people, known, *ROWS)
    known.say(Assertion(_own("7"), "born", "", "", "", "1979", subject_type="person"), person="Another")
    _plan(people, known, ROWS[0].replace("3/4/1980", "1981"))
    assert known.values(_own("7"), "born") == [("1979", None), ("1981", None)]


def test_a_list_says_its_own_word_beside_anothers(people: TableMap, known: Assertions) -> None:
    known.say(Assertion(_own("7"), "sex", "", "", "", "male", subject_type="person"), person="Another")
    _plan(people, known, *ROWS)
    assert known.values(_own("7"), "sex") == [("male", None), ("male", None)]


def test_an_empty_cell_changes_nothing(people: TableMap, known: Assertions) -> None:
    _plan(people, known, *ROWS)
    before = len(known.rows)
    plan, _ = _plan(people, known, "7,,,,,-,غير معروف,,E1,")
    assert len(known.rows) == before
    assert plan.updated == 0


def test_a_word_of_the_map_takes_back(people: TableMap, known: Assertions) -> None:
    _plan(people, known, *ROWS)
    _plan(people, known, "7,سمير الورد,Samir al-Ward,سحب,سحب,ذكر,22/12/2016,قصر المرّ,E1,خروج قصر المرّ")
    assert known.values(_own("7"), "born") == []
    assert known.values(_own("7"), "other-name") == []
    assert known.values(_own("7"), "sex") == [("male", None)]


def test_what_was_replaced_does_not_come_back_when_the_last_word_is_taken_back(
    people: TableMap, known: Assertions
) -> None:
    for born in ("3/4/1980", "1981", "1982", "سحب"):
        _plan(people, known, ROWS[0].replace("3/4/1980", born))
    assert known.values(_own("7"), "born") == []
    plan, _ = _plan(people, known, ROWS[0].replace("3/4/1980", "سحب"))
    assert plan.updated == 0, "there is nothing left to take back"
    _plan(people, known, ROWS[0])
    assert known.values(_own("7"), "born") == [("1980-04-03", None)]


def test_what_a_cell_of_many_no_longer_has_is_taken_back(people: TableMap, known: Assertions) -> None:
    _plan(people, known, *ROWS)
    plan, told = _plan(people, known, ROWS[0].replace("أبو نور;الحدّاد", "أبو نور;الخبّاز"), ROWS[1])
    assert known.values(_own("7"), "other-name") == [("أبو نور", "ar"), ("الخبّاز", "ar")]
    assert _counts(plan) == (0, 1, 4, 0)
    assert isinstance(told[-1], PlannedThing)
    assert told[-1].changes[0].replaced == ("الحدّاد",)


def test_rows_of_one_thing_say_together_what_it_has(tmp_path: Path, known: Assertions) -> None:
    nicknames = _map(tmp_path, 'list = "l"\n[things.person]\nid = "id"\ncolumns.nick = "other-name"')
    header = "id,nick"
    _plan(nicknames, known, "1,Abu Nur", "2,x", "1,Haddad", header=header)
    me = made_id("own", "l", "1")
    assert [value for value, _ in known.values(me, "other-name")] == ["Abu Nur", "Haddad"]
    before = len(known.rows)
    plan, _ = _plan(nicknames, known, "1,Abu Nur", "2,x", "1,Haddad", header=header)
    assert len(known.rows) == before
    assert _counts(plan) == (0, 0, 2, 0)
    _plan(nicknames, known, "1,Haddad", "2,x", header=header)
    assert [value for value, _ in known.values(me, "other-name")] == ["Haddad"]


def test_a_row_that_says_what_cannot_be_is_left_out_whole_with_every_reason(
    people: TableMap, known: Assertions
) -> None:
    plan, told = _plan(people, known, ROWS[0].replace("ذكر", "رجل").replace("3/4/1980", "31/2/1980"), ROWS[1])
    assert plan.refused == 1
    refused = told[0]
    assert isinstance(refused, RefusedRow)
    assert refused.number == 2
    assert [(one.column, one.value, one.reason) for one in refused.cells] == [
        ("الولادة", "31/2/1980", "date-no-such-day"),
        ("الجنس", "رجل", "choice-unknown"),
    ]
    assert known.values(_own("7"), "name") == []
    assert known.values(_own("8"), "name") != []


def test_rows_that_contradict_each_other_are_told(people: TableMap, known: Assertions) -> None:
    plan, told = _plan(people, known, ROWS[0], ROWS[0].replace("3/4/1980", "1981"))
    assert plan.refused == 1
    assert isinstance(told[-1], RefusedRow)
    assert [(one.column, one.reason, one.example) for one in told[-1].cells] == [
        ("born", "row-differs", "1980-04-03")
    ]


def test_a_row_without_an_id_is_refused(people: TableMap, known: Assertions) -> None:
    _, told = _plan(people, known, ROWS[0].replace("7,", ",", 1).replace("E1", ""))
    assert isinstance(told[0], RefusedRow)
    assert told[0].cells[0].reason == "row-without-id"


def test_two_columns_cannot_both_say_what_a_thing_has_one_of(tmp_path: Path, known: Assertions) -> None:
    twice = _map(tmp_path, 'list = "l"\n[things.person]\nid = "id"\ncolumns.a = "born"\ncolumns.b = "born"')
    _, told = _plan(twice, known, "1,1980,1981", "2,1980,1980", header="id,a,b")
    assert isinstance(told[0], RefusedRow)
    assert told[0].cells[0].reason == "row-two-values"
    assert isinstance(told[1], PlannedThing)


BY_LIST = 'list = "l"\n[things.person]\nid = "id"\ncolumns.born = "born"\ncolumns.name = "name"'
BY_ID = '[things.person]\nid = "id"\ncolumns.born = "born"\ncolumns.name = "name"'


def test_by_ids_of_the_archive_only_ones_own_word_falls(tmp_path: Path, known: Assertions) -> None:
    by_id, me = _map(tmp_path, BY_ID), "a" * 32
    known.say(Assertion(me, "born", "", "", "", "1980", subject_type="person"))
    known.say(Assertion(me, "born", "", "", "", "1981", subject_type="person"), person="Another")
    plan, _ = _plan(by_id, known, f"{me},1981,", header="id,born,name")
    assert _counts(plan) == (0, 0, 1, 0), "somebody said so already"
    _plan(by_id, known, f"{me},1982,", header="id,born,name")
    assert known.values(me, "born") == [("1981", None), ("1982", None)]
    _, told = _plan(by_id, known, "7,1982,", header="id,born,name")
    assert isinstance(told[0], RefusedRow)
    assert told[0].cells[0].reason == "row-id-form"


def test_formulas_that_were_guarded_come_in_as_they_were(tmp_path: Path, known: Assertions) -> None:
    by_id = _map(tmp_path, BY_ID)
    _plan(by_id, known, "a" * 32 + ",,'=1+1", "b" * 32 + ",,''=x", header="id,born,name")
    assert known.values("a" * 32, "name") == [("=1+1", None)]
    assert known.values("b" * 32, "name") == [("'=x", None)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_separators_and_line_ends_are_found_out(tmp_path: Path, mark: str, end: str) -> None:
    by_id = _map(tmp_path, BY_ID)
    text = "\ufeff" + end.join(
        ["id;,|\t".translate({59: mark, 44: None, 124: None, 9: None}) + f"born{mark}name", ""]
    )
    text = text + f'{"a" * 32}{mark}1980{mark}"A{mark} ""B""{end}C"{end}'
    rows = list(TableRows(text, by_id, "t.csv"))
    assert [row.cells for row in rows] == [{"id": "a" * 32, "born": "1980", "name": f'A{mark} "B"{end}C'}]


def test_a_declared_separator_is_believed(tmp_path: Path) -> None:
    rows = list(TableRows("sep=;\nid;born;name\n\n" + "a" * 32 + ";1980;x\n", _map(tmp_path, BY_ID), "t.csv"))
    assert [(row.number, row.cells["born"]) for row in rows] == [(4, "1980")]


@pytest.mark.parametrize(
    ("text", "reason", "column"),
    [
        ("", "table-column-missing", "born"),
        ("id,born\n", "table-column-missing", "name"),
        ("id,born,name,born\n", "table-column-twice", "born"),
    ],
)
def test_columns_that_the_map_names_must_be_there_once(
    tmp_path: Path, text: str, reason: str, column: str
) -> None:
    with pytest.raises(TableUnreadable) as told:
        TableRows(text, _map(tmp_path, BY_ID), "t.csv")
    assert told.value.facts == {"path": "t.csv", "reason": reason, "column": column}


@given(st.text(st.one_of(st.sampled_from('id,born;name|\t"\n\r\x00'), st.characters()), max_size=60))
def test_no_table_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    mapped, known = _map(tmp_path_factory.mktemp("map"), BY_LIST), Assertions()
    told = _plan(mapped, known, text, header="id,born,name")[1]
    assert all(isinstance(one, PlannedThing | RefusedRow) for one in told)


def test_an_id_that_is_no_text_is_refused(tmp_path: Path) -> None:
    _, told = _plan(_map(tmp_path, BY_LIST), Assertions(), "a\x00,1980,x", "b\ud800,1980,x", header="id,born,name")
    assert [one.cells[0].reason for one in told if isinstance(one, RefusedRow)] == ["value-not-text"] * 2


def test_a_cell_without_an_end_is_told_with_its_row(tmp_path: Path) -> None:
    text = "id,born,name\n" + "a" * 32 + ',1980,"' + "x" * (1024 * 1024 + 10)
    with pytest.raises(TableUnreadable) as told:
        list(TableRows(text, _map(tmp_path, BY_ID), "t.csv"))
    assert told.value.facts == {"path": "t.csv", "reason": "table-row", "row": 2}


THING = '[things.person]\nid = "id"\n'


@pytest.mark.parametrize(
    ("text", "reason", "where"),
    [
        ("", "map-no-things", "things"),
        ("a = 1", "schema-key-unknown", "a"),
        ("[things.ward]\nid = 'id'", "map-type-unknown", "things.ward.type"),
        ("[things.person]", "map-no-id", "things.person.id"),
        ("[things.person]\nid = ''", "map-no-id", "things.person.id"),
        ("list = 'l'\n[things.item]\nid = 'id'", "map-item-of-list", "things.item.type"),
        ("list = ' '\n" + THING, "map-list-name", "list"),
        ("order = 'ymd'\n" + THING, "map-not-a-choice", "order"),
        ("separator = '::'\n" + THING, "map-not-a-choice", "separator"),
        ("confidence = 'sure'\n" + THING, "map-not-a-choice", "confidence"),
        ("language = 'Arabic'\n" + THING, "map-language", "language"),
        (THING + "columns.x = 'nam'", "map-property-unknown", "things.person.columns.x"),
        (THING + "columns.x = 'victim'", "map-property-misplaced", "things.person.columns.x"),
        (THING + "columns.x = 5", "map-table", "things.person.columns.x"),
        (THING + "columns.x = { property = 'born', many = ';' }", "map-many", "things.person.columns.x.many"),
        (THING + "columns.x = { property = 'name', many = ';;' }", "map-many", "things.person.columns.x.many"),
        (THING + "columns.x = { property = 'name', list = 'l' }", "map-list-name", "things.person.columns.x.list"),
        (THING + "constants.born = 'soon'", "date-form", "things.person.constants.born"),
        (THING + "links.name = 'person'", "map-no-link", "things.person.links.name"),
        (THING + "links.relative-of = 'x'", "map-thing-unknown", "things.person.links.relative-of"),
        (THING + "[things.group]\nid = 'id'", "map-same-id", "things.group.id"),
        ("a = b", "not-toml", "1:5"),
    ],
)
def test_what_is_no_map_is_refused_with_its_place(tmp_path: Path, text: str, reason: str, where: str) -> None:
    with pytest.raises(MapUnreadable) as told:
        _map(tmp_path, text)
    assert (told.value.facts["reason"], told.value.facts.get("where")) == (reason, where)
    assert worded("en", f"reason-{reason}")
    assert worded("ar", f"reason-{reason}")
