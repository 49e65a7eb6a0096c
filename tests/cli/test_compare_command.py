"""`amana compare` and `amana open-claims`: what a person sees, and what a program gets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from amana.cli.edge import run
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

FIRST = (
    "HOMS, March 4, 2016 (Murr Voice) - More than 40 civilians were killed in Homs on Friday, said the Murr "
    "Observatory. The last group of families, about 300 people, was evacuated from Homs on Friday."
)
SECOND = (
    "Smoke over the mills\n\nOfficials announced on Friday that the roads of Homs were open again.\n\n"
    "12 soldiers were wounded in Homs. 30 civilians were killed in Homs on Friday. "
    "20 bodies were trapped under the rubble in Homs. "
    "The evacuations bring the total number of people who left Homs in the last week to a little over 2,000."
)
REPRINT = "Reprinted with thanks.\n\n" + SECOND
Say = Callable[..., str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("compare")
    with making(folder) as opened:
        texts = {"a": FIRST, "b": SECOND, "c": REPRINT}
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
        yield sorted(
            (one.item for one in opened.list()), key=lambda item: opened.show(item).accessions[0].accession.path
        )


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    """Runs a command that must go well; what it printed, and told beside it."""

    def said(*arguments: str) -> str:
        assert run(arguments, {}) == 0
        told = capsys.readouterr()
        return told.out + told.err

    return said


def test_accounts_are_told_then_figures_then_verdicts(items: list[str], say: Say) -> None:
    told = say("compare", *items)
    assert "2 independent sources" in told
    assert "B and C are one text" in told
    assert "maybe published 2016-03-04: nobody says so" in told
    assert "it names “Friday”, and that day was one" in told
    assert "A1   More than 40 (at least 40) civilians · Homs · 2016-03-04" in told
    assert "A1 and B2 cannot both be true: their bounds do not meet" in told
    assert "A2 is a part of B4: one is of a single group, the other of all so far" in told
    assert "2016-03-04 ?" in told
    assert "B2 and C2 say the same thing twice: it is one voice, told twice; the same bounds" in told


def test_pairs_that_count_different_things_are_shown_when_asked_for(items: list[str], say: Say) -> None:
    base, all_ = say("compare", *items[:2], "--category", "evacuated"), say("compare", "--all")
    assert "count different things" not in base
    assert "count different things: one place" not in base
    assert "A2 and B4 count different things: the days are not said" in all_
    assert "Nothing here is taken to be of one event" in all_


def test_nothing_found_is_said(items: list[str], say: Say) -> None:
    assert "No figure was found" in say("compare", "--category", "born")


def test_the_same_in_arabic(items: list[str], say: Say) -> None:
    told = say("compare", *items, "--lang", "ar")
    assert "مصدران مستقلّان" in told
    assert "A1 وB2 لا يمكن أن يصحّا معًا" in told


def test_json_has_all_of_it(items: list[str], say: Say) -> None:
    table = json.loads(say("compare", *items, "--json"))
    assert [one["mark"] for one in table["accounts"]] == ["A", "B", "C"]
    assert table["same_event"] is True
    figures = {one["id"]: one for row in table["rows"] for one in row["figures"]}
    assert {pair["one"] for pair in table["pairs"]} <= figures.keys()
    assert all(one["text"] in one["sentence"] for one in figures.values())
    assert all(pair["reasons"] for pair in table["pairs"])
    assert table["edges"][0]["how"] == "reprint"


def test_an_unknown_category_is_told_with_what_it_may_be(
    items: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", "--category", "kild"], {}) == 2
    told = capsys.readouterr().err
    assert "kild" in told
    assert "killed" in told


def test_open_claims_stay_until_somebody_says_the_outcome(items: list[str], say: Say) -> None:
    told = say("open-claims", items[1])
    assert "20 bodies · Homs" in told
    assert "1 open claim." in told
    (row,) = [json.loads(line) for line in say("open-claims", items[1], "--json").splitlines() if line[0] == "{"]
    assert told.startswith(row["id"])
    assert "No open claim" in say("open-claims", items[0])
