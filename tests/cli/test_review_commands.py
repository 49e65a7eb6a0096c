"""`amana suggest` and `amana review`, with an archive: what is shown, what letters do, what scripts get."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.archives import write_tree
from tests.archive.made_once import copied, making
from tests.cli.conftest import Said

Say = Callable[..., Said]

TEXTS = {
    "one.txt": "Samira al-Murri, a baker of Qasr, left on 05/06/2029. The bakers carried 30 people to Homs.",
    "two.txt": "قالت سميرة المرّي، وهي خبّازة في قصر المرّ: «غادرنا المدينة ليلًا ولم يبق لنا شيء».",
    "three.txt": "“The road is closed, and nobody can leave.” The bakers went home. Walid Jaber stayed in Homs.",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("review")
    with making(folder) as opened:
        opened.add(write_tree(folder / "card", [(name, text.encode()) for name, text in TEXTS.items()]))
    return folder


@pytest.fixture
def say(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, speak: Say) -> Say:
    """Run a command on an archive with these texts."""
    for variable in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "own"))
    folder = copied(made, tmp_path)

    def call(*words: str, **how: object) -> Said:
        return speak(*words, "--archive", str(folder / "archive"), "--identity", str(folder / "key"), **how)

    return call


def open_ids(say: Say, *words: str) -> list[str]:
    return [one["id"] for one in say("suggest", *words, "--json").lines]


def test_what_is_open_is_shown_with_its_sentence_and_readings(say: Say) -> None:
    said = say("suggest")
    assert said.status == 0
    for words in (
        "Which day?",
        "05/06/2029",
        "1  2029-06-05",
        "2  2029-05-06",
        "One and the same?",
        "سميرة المرّي",
    ):
        assert words in said.out
    assert "for it: one name in two scripts (Samira ~ سميرة)" in said.out
    assert "What does it count?" in said.out
    assert "Walid Jaber" in said.out
    assert re.search(r"\d+ questions are open", said.err)


def test_in_arabic(say: Say) -> None:
    said = say("suggest", "--lang", "ar")
    assert "أيّ يوم؟" in said.out
    assert "ممّا يؤيّده" in said.out
    assert "اسم واحد بخطّين" in said.out


def test_one_kind_and_no_more_than_asked_for(say: Say) -> None:
    assert len(say("suggest", "--kind", "time", "--json").lines) == 1
    assert len(open_ids(say, "--limit", "2")) == 2
    wrong = say("suggest", "--kind", "weather")
    assert wrong.status == 2


def test_a_script_answers_by_id(say: Say) -> None:
    (wanted,) = open_ids(say, "--kind", "time")
    said = say("review", wanted, "correct", "--value", "date=2029-05-06", "--json")
    assert said.lines[0]["question"]["id"] == wanted
    (assertion,) = said.lines[0]["assertions"]
    assert open_ids(say, "--kind", "time") == []
    assert say("review", wanted, "accept", "--json").error["error"] == "question-unknown"
    assert say("undo", assertion).status == 0
    assert open_ids(say, "--kind", "time") == [wanted]


def test_slips_are_told(say: Say) -> None:
    wanted = open_ids(say, "--kind", "category")[0]
    for words, told in (
        (("review", wanted), "The answer is missing."),
        (("review", wanted, "accept"), "Nothing is proposed"),
        (("review", wanted, "correct", "--value", "place=homs"), "place is no answer"),
        (("review", wanted, "correct", "--value", "nothing"), "not of the form"),
        (("review", wanted, "perhaps"), "cannot have that value"),
        (("review", "0123456789abcdef", "accept"), "no open question"),
    ):
        said = say(*words)
        assert said.status == 2, words
        assert told in said.err


def test_letters_answer_one_after_another(say: Say) -> None:
    before = len(open_ids(say))
    said = say("review", "--as", "Nour", stdin=b"s\n" * before + b"q\n")
    assert "0 questions answered" in said.err
    assert said.out.count(" · settles") == before
    said = say("review", "--kind", "time", stdin=b"what\nc\nnever\nc\n2\n")
    assert "One letter" in said.err
    assert "1 question answered" in said.err
    assert "Nothing is open." in said.err
    assert open_ids(say, "--kind", "time") == []


def test_undo_takes_the_last_answer_back_and_shows_its_question_again(say: Say) -> None:
    (wanted,) = open_ids(say, "--kind", "name")
    said = say("review", "--kind", "name", stdin=b"u\na\n")
    assert "1 question answered" in said.err
    assert open_ids(say, "--kind", "name") == []
    said = say("review", "--kind", "time", stdin=b"r\nu\nq\n")
    assert "That was the last." in said.err
    assert said.out.count("05/06/2029") > 1
    (other,) = open_ids(say, "--kind", "time")
    said = say("review", stdin=b"r\nu\nq\n")
    assert "Taken back; 1 assertion." in said.out
    assert "0 questions answered" in said.err
    assert other in open_ids(say, "--kind", "time")
    assert wanted not in open_ids(say, "--kind", "name")


def test_where_nothing_is_open(say: Say) -> None:
    for one in open_ids(say):
        assert say("review", one, "reject").status == 0
    assert say("suggest").err.strip() == "Nothing is open."
    assert "Nothing is open." in say("review").err
