"""The page of the commands and the word list say what the program does and says."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from amana.cli.program import COMMANDS, GROUPS, program
from amana.cli.spoken import shared_options
from amana.language.wording import page_path

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "guides" / "commands.md").read_text(encoding="utf-8")


def _section(name: str) -> str:
    return PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_on_the_page(name: str) -> None:
    section = _section(name)
    command = program.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    shared = {option for one in shared_options() for option in one.opts}
    options = {option for one in command.params for option in one.opts if option.startswith("-")} - shared
    lacking = {option for option in options if option not in section}
    assert f"amana {name}" in section
    # `list` has the options of `search`, and its line of usage names them.
    assert not lacking


@pytest.mark.parametrize(("group", "name"), [(group, name) for group, names in GROUPS.items() for name in names])
def test_every_command_of_two_words_and_its_options_are_on_the_page(group: str, name: str) -> None:
    section = _section(group)
    assert f"amana {group} {name}" in section
    assert not {option for option in _options(group, name) if option not in section}


def _options(group: str, name: str) -> set[str]:
    found = program.get_command(None, group)  # type: ignore[arg-type]
    assert isinstance(found, click.Group)
    command = found.get_command(None, name)  # type: ignore[arg-type]
    assert command is not None
    shared = {option for one in shared_options() for option in one.opts}
    return {option for one in command.params for option in one.opts if option.startswith("-")} - shared


def test_every_shared_option_is_on_the_page() -> None:
    section = _section("Options of every command")
    lacking = {option for one in shared_options() for option in one.opts if f"`{option}" not in section}
    assert not lacking


def test_the_page_names_no_option_that_is_not_there() -> None:
    known = {"--help", "--version"} | {option for one in shared_options() for option in one.opts}
    for name in COMMANDS:
        command = program.get_command(None, name)  # type: ignore[arg-type]
        assert command is not None
        known |= {option for one in command.params for option in one.opts}
    for group, names in GROUPS.items():
        known |= {option for name in names for option in _options(group, name)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE)) <= known


def test_every_exit_status_is_on_the_page() -> None:
    section = _section("Exit status")
    for status in (0, 1, 2, 3, 4, 5, 6, 130, 141):
        assert f"| {status} |" in section


@pytest.mark.parametrize(
    "word", ["أرشيف", "مادّة", "حِرز", "سجلّ", "هوية", "مستلِم", "نقطة تثبيت", "فهرس", "صيغة نصّية"]
)
def test_the_words_that_are_said_are_in_the_word_list(word: str) -> None:
    said = "".join(page_path("ar", page).read_text(encoding="utf-8") for page in ("cli", "errors", "help"))
    assert word in said
    assert word in (DOCS / "words.md").read_text(encoding="utf-8")
