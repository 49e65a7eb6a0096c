"""Lists in and out of an archive: by id, never twice, and back the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.knowledge.describing import Saying
from amana.errors import DestinationUnusable, EntitiesUnreadable, MapUnreadable, TableUnreadable
from amana.exports import Planned, PlannedThing, RefusedRow
from amana.records import made_id
from tests.archive.archives import write_tree
from tests.archive.made_once import copied, making

MAP = """
list = "people"
language = "ar"
order = "dmy"
[things.person]
id = "رقم"
columns."اسم" = "name"
columns."ولادة" = "born"
columns."جنس" = "sex"
"""
TABLE = "رقم;اسم;ولادة;جنس\n1;سمير الورد;3/4/1980;ذكر\n2;هدى النجّار;1990;أنثى\n"
ONE, TWO = made_id("own", "people", "1"), made_id("own", "people", "2")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one text, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("lists")
    with making(folder, "Layan") as opened:
        opened.add(write_tree(folder / "card", [("note.txt", b"We left Qasr al-Murr on Tuesday.")]))
    return folder


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    copied(made, tmp_path)
    (tmp_path / "map.toml").write_text(MAP, "utf-8")
    (tmp_path / "people.csv").write_text(TABLE, "windows-1256")
    return tmp_path


@pytest.fixture
def archive(root: Path) -> Iterator[OpenArchive]:
    with _opened(root, "Layan") as archive:
        yield archive


def _opened(root: Path, person: str | None, name: str = "archive") -> OpenArchive:
    return amana.open_archive(root / name, identity=root / "key", person=person)


def _nothing(_: Planned) -> None:
    """Nobody listens."""


def test_a_table_comes_in_once(archive: OpenArchive, root: Path) -> None:
    told: list[Planned] = []
    dry = archive.describe_table(root / "people.csv", root / "map.toml", told.append, dry_run=True)
    assert (dry.created, dry.assertions, dry.dry_run) == (2, 8, True)
    assert all(isinstance(one, PlannedThing) and one.change == "created" for one in told)
    assert next(archive.knowing().all("person"), None) is None, "nothing was said"
    done = archive.describe_table(root / "people.csv", root / "map.toml", _nothing)
    assert (done.created, done.assertions) == (2, 8)
    assert archive.known(ONE).value("name") == "سمير الورد"
    assert archive.known(ONE).value("born") == "1980-04-03"
    assert archive.known(ONE).type == "person"
    assert archive.known(ONE).said[0].row.assertion.person == "Layan"
    again = archive.describe_table(root / "people.csv", root / "map.toml", _nothing)
    assert (again.created, again.updated, again.unchanged, again.assertions) == (0, 0, 2, 0)


def test_another_person_brings_the_list_again_and_a_changed_cell(archive: OpenArchive, root: Path) -> None:
    archive.describe_table(root / "people.csv", root / "map.toml", _nothing)
    archive.describe(ONE, [Saying("born", "1979")])
    (root / "people.csv").write_text(TABLE.replace("3/4/1980", "1981"), "utf-8")
    with _opened(root, "Hadi") as other:
        done = other.describe_table(root / "people.csv", root / "map.toml", _nothing)
        assert (done.created, done.updated, done.unchanged, done.assertions) == (0, 1, 1, 1)
        assert other.known(ONE).values("born") == ("1979", "1981")


def test_a_table_that_is_kept_is_what_its_words_rest_on(archive: OpenArchive, root: Path) -> None:
    archive.add(root / "people.csv")
    archive.describe_table(root / "people.csv", root / "map.toml", _nothing)
    item = next(one.item for one in archive.list() if one.name == "people.csv")
    basis = archive.known(TWO).said[0].row.assertion.basis[0]
    assert (basis.item, basis.part, basis.note) == (item, "row/3", "list:people")
    assert archive.show(item).item == item


def test_rows_that_cannot_be_said_are_left_out_and_told(archive: OpenArchive, root: Path) -> None:
    (root / "people.csv").write_text(TABLE.replace("1990", "31/2/1990"), "utf-8")
    told: list[Planned] = []
    done = archive.describe_table(root / "people.csv", root / "map.toml", told.append)
    assert (done.created, done.refused) == (1, 1)
    refused = [one for one in told if isinstance(one, RefusedRow)]
    assert [(one.number, one.cells[0].reason) for one in refused] == [(3, "date-no-such-day")]


def test_what_goes_out_comes_back_into_another_archive(archive: OpenArchive, root: Path) -> None:
    archive.describe_table(root / "people.csv", root / "map.toml", _nothing)
    item = next(archive.list()).item
    archive.describe(item, [Saying("shows-place", "Qasr al-Murr"), Saying("note", "وردت ليلًا", "ar")])
    event = archive.describe(None, [Saying("title", "=Exodus"), Saying("date", "2016-12~")], new="event").subject
    files = list(archive.export_tables(root / "out", authors=True))
    assert [(Path(one.path).name, one.things, one.values) for one in files] == [
        ("item.csv", 1, 2),
        ("event.csv", 1, 2),
        ("person.csv", 2, 8),
    ]
    amana.init(root / "other", no_passphrase=True, identity_out=root / "other-key")
    with amana.open_archive(root / "other", identity=root / "other-key", person="Hadi") as other:
        for one in files:
            table = Path(one.path)
            assert other.describe_table(table, table.with_suffix(".toml"), _nothing).refused == 0
        assert other.known(event).value("title") == "=Exodus"
        assert other.known(event).type == "event"
        again = list(other.export_tables(root / "again"))
    plain = list(archive.export_tables(root / "plain"))
    assert [one.type for one in again] == ["event", "person", "rows"], "the item itself is not kept there"
    assert sorted(Path(one.path).read_text("utf-8") for one in plain) == sorted(
        Path(one.path).read_text("utf-8") for one in again
    )


def test_entities_go_out_and_come_back(archive: OpenArchive, root: Path) -> None:
    archive.describe_table(root / "people.csv", root / "map.toml", _nothing)
    archive.describe(ONE, [Saying("relative-of", TWO)])
    done = archive.export_entities(root / "out.ftm.json")
    assert (done.things, done.values) == (2, 9)
    told = [json.loads(line) for line in (root / "out.ftm.json").read_text("utf-8").splitlines()]
    assert [one["schema"] for one in told].count("Family") == 1
    amana.init(root / "other", no_passphrase=True, identity_out=root / "other-key")
    with amana.open_archive(root / "other", identity=root / "other-key") as other:
        back = other.describe_entities(root / "out.ftm.json", _nothing)
        assert (back.refused, back.assertions, back.left_out) == (0, 9, ())
        other.export_entities(root / "again.ftm.json")
    assert (root / "again.ftm.json").read_text("utf-8") == (root / "out.ftm.json").read_text("utf-8")
    assert archive.describe_entities(root / "out.ftm.json", _nothing).assertions == 0


def test_entities_of_others_say_what_was_left_out(archive: OpenArchive, root: Path) -> None:
    line = {"id": "Q1", "schema": "Person", "properties": {"name": ["Samir"], "height": ["1.80"]}}
    (root / "their.json").write_text(json.dumps(line) + "\nno entity\n", "utf-8")
    done = archive.describe_entities(root / "their.json", _nothing, name="their")
    assert (done.created, done.refused, done.left_out) == (1, 1, (("Person.height", 1),))
    assert archive.known(made_id("own", "their", "Q1")).value("own-id") == "their:Q1"


def test_nothing_is_written_over_nor_into_an_archive(archive: OpenArchive, root: Path) -> None:
    archive.describe_table(root / "people.csv", root / "map.toml", _nothing)
    list(archive.export_tables(root / "out"))
    with pytest.raises(DestinationUnusable) as there:
        list(archive.export_tables(root / "out"))
    assert there.value.facts["reason"] == "file-exists"
    with pytest.raises(DestinationUnusable) as inside:
        list(archive.export_tables(root / "archive" / "out"))
    assert inside.value.facts["reason"] == "own-archive"
    with pytest.raises(DestinationUnusable) as taken:
        archive.export_entities(root / "map.toml" / "out.json")
    assert taken.value.facts["reason"] == "not-a-folder"


def test_what_cannot_be_read_at_all_is_told(archive: OpenArchive, root: Path) -> None:
    with pytest.raises(TableUnreadable) as absent:
        archive.describe_table(root / "none.csv", root / "map.toml", _nothing)
    assert absent.value.facts["reason"] == "ENOENT"
    with pytest.raises(MapUnreadable):
        archive.describe_table(root / "people.csv", root / "people.csv", _nothing)
    with pytest.raises(EntitiesUnreadable):
        archive.describe_entities(root / "none.json", _nothing)
    (root / "map.toml").write_text('encoding = "no-such"\n' + MAP, "utf-8")
    with pytest.raises(TableUnreadable) as unknown:
        archive.describe_table(root / "people.csv", root / "map.toml", _nothing)
    assert unknown.value.facts["reason"] == "encoding-unknown"
