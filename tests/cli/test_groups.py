"""Commands of two words: found by name, loaded when they are said, helped and corrected like the others."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amana.cli.program import COMMANDS, GROUPS, CommandGroup, program
from amana.errors import NotAnArchive

Say = Callable[..., Any]
TWO_WORDS = [(group, name) for group, names in GROUPS.items() for name in names]


def test_no_group_is_empty_and_none_hides_a_command() -> None:
    assert all(GROUPS.values())
    assert not GROUPS.keys() & set(COMMANDS)


@pytest.mark.parametrize(("group", "name"), TWO_WORDS, ids=[" ".join(both) for both in TWO_WORDS])
def test_every_command_of_two_words_is_there_and_has_help(say: Say, group: str, name: str) -> None:
    assert CommandGroup(group).load(name).name == name
    said = say(group, name, "--help")
    assert said.status == 0
    assert said.out.startswith(f"Usage: amana {group} {name}")


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_by_itself_shows_its_help(say: Say, group: str) -> None:
    said = say(group)
    assert said == say(group, "--help")
    assert said.status == 0
    assert said.out.startswith(f"Usage: amana {group} ")
    assert [name for name in GROUPS[group] if f"\n  {name}" not in said.out] == []
    assert "--archive" in said.out


def test_the_help_of_the_whole_names_the_groups(say: Say) -> None:
    said = say("--help").out
    assert [group for group in GROUPS if f"\n  {group} " not in said] == []


def test_help_of_a_group_loads_none_of_its_commands(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.startswith("amana.cli.commands.keys_")]:
        monkeypatch.delitem(sys.modules, module)
    say("keys", "--help")
    assert not [name for name in sys.modules if name.startswith("amana.cli.commands.keys_")]


def test_a_wrong_second_word_is_one_of_our_errors_with_the_nearest(say: Say) -> None:
    said = say("keys", "combin")
    assert said.status == 2
    assert "no command keys combin." in said.err
    assert "keys combine?" in said.err.splitlines()[1]
    wrong = say("keys", "combin", "--json").error
    assert wrong["facts"] == {"problem": "no-such-command", "given": "keys combin", "near": ["keys combine"]}
    assert "Did you mean keys" in say("kees").err


def test_a_slip_in_a_command_of_two_words_points_to_its_help(say: Say) -> None:
    said = say("keys", "add")
    assert said.status == 2
    assert "amana keys add --help" in said.err


def test_shared_options_count_wherever_they_stand(say: Say, library: Any) -> None:
    library.answers["open_archive"] = NotAnArchive(path="x")
    for words in (
        ("--archive", "x", "keys", "list"),
        ("keys", "--archive", "x", "list"),
        ("keys", "list", "--archive", "x"),
    ):
        assert say(*words).status == 6
        assert library.given("open_archive") == (Path("x"),)
    said = say("keys", "--identity", "one", "list", "--identity", "two", "-A", "x", "--json")
    assert library.named("open_archive")["identity"] == [Path("one"), Path("two")]
    assert said.error["error"] == "not-an-archive"


def test_a_group_is_told_apart_from_a_command_of_the_same_second_word(say: Say, library: Any) -> None:
    assert program.get_command(None, "list") is not CommandGroup("keys").load("list")  # type: ignore[arg-type]
    say("list", "-A", "x")
    assert [verb for verb, _, _ in library.calls if verb == "list"] == ["list"]
