"""`amana timeline`, `flows` and `witness`: what a person sees, and what a program gets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amana.cli.edge import run
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

DATED = (
    "HOMS, March 8, 2016 (Murr Voice) - Samira Haddad, a teacher, said on Tuesday: “We left the old city of Homs "
    "on Sunday and came to Idlib.” About 300 people were evacuated from Homs to Idlib on 6 March 2016."
)
UNDATED = (
    "The road is open\n\nThe road of Homs was opened on Tuesday.\n\nOn Saturday 40 people were killed in Homs."
)
ARABIC = "قالت سميرة حداد: «غادرنا حمص في 6 آذار 2016 ووصلنا إلى إدلب»."
Say = Callable[..., str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("timeline")
    with making(folder) as opened:
        texts = {"a": DATED, "b": UNDATED, "c": ARABIC}
        opened.add(write_tree(folder / "card", [(f"{name}.txt", text.encode()) for name, text in texts.items()]))
    return folder


@pytest.fixture
def items(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The ids of three items of an archive that commands then find by themselves."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setenv("AMANA_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("AMANA_IDENTITY", str(tmp_path / "key"))
    with open_copy(made, tmp_path) as opened:
        yield [one.item for one in sorted(opened.list(), key=lambda one: one.name)]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command that must go well; what it printed, and told beside it."""

    def said(*arguments: str) -> str:
        assert run(arguments, {}) == 0
        told = capsys.readouterr()
        return told.out + told.err

    return said


def _rows(told: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in told.splitlines() if line.startswith("{")]


def test_a_timeline_has_a_heading_for_each_day(items: list[str], say: Say) -> None:
    told = say("timeline", *items[:2])
    assert told.startswith("2016-03-05\n  On Saturday 40 people were killed in Homs.")
    assert "counted from the day of publication · rests on a day of publication that is only proposed" in told
    assert "in the words of Samira Haddad · Homs (old city), Idlib" in told
    assert "entries." in told


def test_what_people_know_stands_first(items: list[str], say: Say) -> None:
    say("describe", "--new", "event", "title=The road opens", "date=2016-03-06")
    told = say("timeline", "--from", "2016-03-06", "--to", "2016-03-06")
    assert told.startswith("2016-03-06\n  The road opens\n    as somebody asserts · ")
    (known, *_) = _rows(say("timeline", "--from", "2016-03-06", "--json"))
    assert (known["title"], known["basis"]) == ("The road opens", "asserted")


def test_a_timeline_of_figures(items: list[str], say: Say) -> None:
    told = say("timeline", *items[:2], "--claims", "--from", "2016-03-06")
    assert "evacuated: About 300 (about 300) people" in told
    assert "1 entry." in told
    (row,) = _rows(say("timeline", *items[:2], "--claims", "--from", "2016-03-06", "--json"))
    assert (row["from"], row["to"], row["precision"]) == ("2016-03-06", "2016-03-06", "day")
    assert isinstance(row["figure"], dict)
    assert row["figure"]["category"] == "evacuated"


def test_nothing_of_a_time_is_said(items: list[str], say: Say) -> None:
    assert "Nothing is told of that time." in say("timeline", "--to", "1990")


def test_movements(items: list[str], say: Say) -> None:
    told = say("flows", *items[:2])
    assert told.startswith("Homs → Idlib\n  About 300 (about 300) people · 2016-03-06\n")
    (row,) = _rows(say("flows", "--json"))
    assert isinstance(row["source"], dict)
    assert row["source"]["id"] == "homs"


def test_what_one_person_said(items: list[str], say: Say) -> None:
    told = say("witness", "Haddad")
    assert "Samira Haddad (a teacher)" in told
    assert "Sunday = 2016-03-06" in told
    assert "These may be one person or several: " in told
    rows = _rows(say("witness", "سميرة حداد", "--json"))
    assert {row["name"] for row in rows} == {"Samira Haddad", "سميرة حداد"}
    assert "Nobody of that name" in say("witness", "Nobody Atall")


@pytest.mark.parametrize("command", ["timeline", "flows", "witness"])
def test_the_same_in_arabic(items: list[str], say: Say, command: str) -> None:
    told = say(command, *(["سميرة حداد"] if command == "witness" else []), "--lang", "ar")
    assert {"timeline": "قيود", "flows": "تنقّل واحد.", "witness": "تصريحان."}[command] in told
