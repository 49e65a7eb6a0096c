"""`describe --csv`, `describe --ftm` and `export`, from end to end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import amana
from amana.cli.edge import run

MAP = 'list = "people"\n[things.person]\nid = "id"\ncolumns.name = "name"\ncolumns.born = "born"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    (tmp_path / "map.toml").write_text(MAP, "utf-8")
    (tmp_path / "people.csv").write_text("id,name,born\n1,Samir al-Ward,1980\n2,Huda,31 February 1990\n", "utf-8")
    return tmp_path


def _run(root: Path, *args: str) -> int:
    where = ("--archive", str(root / "archive"), "--identity", str(root / "key"), "--lang", "en")
    return run([*args, *where], {})


def _described(root: Path, *more: str) -> list[str]:
    return ["describe", "--csv", str(root / "people.csv"), "--map", str(root / "map.toml"), *more]


def test_a_dry_run_shows_the_plan_and_what_is_left_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, *_described(root, "--dry-run")) == 3
    out, err = capsys.readouterr()
    assert "Row 2, new person 1:" in out
    assert "  name: Samir al-Ward" in out
    assert "New: 1. Changed: 0. As before: 0. Rows left out: 1. Assertions: 3." in out
    assert "Row 3 is left out:" in err
    assert "born, 31 February 1990: there is no such day" in err
    assert "Nothing was changed" in err
    assert _run(root, "export", "--csv", str(root / "out")) == 0
    assert "Nothing is said of anything yet." in capsys.readouterr().err


def test_in_json_every_row_is_a_line_and_the_sum_the_last(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(root, *_described(root, "--json", "--as", "Layan")) == 3
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one.get("row") for one in told] == [2, 3, None]
    assert told[0]["change"] == "created"
    assert {one["property"] for one in told[0]["changes"]} == {"own-id", "name", "born"}
    assert told[1]["refused"][0]["reason"] == "date-no-such-day"
    assert (told[2]["created"], told[2]["refused"], told[2]["dry_run"]) == (1, 1, False)


def test_tables_and_entities_go_out_and_come_in(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(root, *_described(root))
    assert _run(root, "export", "--csv", str(root / "out"), "--authors") == 0
    assert _run(root, "export", "--ftm", str(root / "out.ftm.json"), "--json") == 0
    last = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (last["things"], last["values"], last["left_out"]) == (1, 3, 0)
    table = str(root / "out" / "person.csv")
    assert _run(root, "describe", "--csv", table, "--map", table.replace(".csv", ".toml")) == 0
    assert _run(root, "describe", "--ftm", str(root / "out.ftm.json")) == 0
    assert capsys.readouterr().out.count("New: 0. Changed: 0. As before: 1. Rows left out: 0. Assertions: 0.") == 2


def test_what_entities_say_and_nothing_holds_is_told(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    entity = {"id": "Q1", "schema": "Person", "properties": {"name": ["Samir"], "height": ["1.80", "1.81"]}}
    (root / "their.json").write_text(json.dumps(entity), "utf-8")
    assert _run(root, "describe", "--ftm", str(root / "their.json"), "--list", "their") == 0
    assert "No property here holds Person.height (values: 2)." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["describe"], "[ID] PROPERTY=VALUE is missing"),
        (["describe", "--csv", "t.csv"], "A table and its map go together"),
        (["describe", "--map", "m.toml"], "A table and its map go together"),
        (["describe", "--csv", "t.csv", "--map", "m.toml", "name=x"], "A list is described by itself"),
        (["describe", "--csv", "t.csv", "--map", "m.toml", "--note", "x"], "A list is described by itself"),
        (["describe", "--csv", "t.csv", "--map", "m.toml", "--list", "x"], "--list goes with --ftm"),
        (["export"], "one of the two"),
        (["export", "--csv", "a", "--ftm", "b"], "one of the two"),
        (["export", "--ftm", "b", "--authors"], "--authors goes with --csv"),
    ],
)
def test_what_does_not_go_together_is_told(
    root: Path, capsys: pytest.CaptureFixture[str], args: list[str], told: str
) -> None:
    assert _run(root, *args) == 2
    assert told in capsys.readouterr().err
