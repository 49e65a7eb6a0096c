"""The one edge: exit statuses, languages, errors as sentences and as JSON, calm ends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amana.errors import (
    AmanaError,
    ArchiveBusy,
    DiskFault,
    NoIdentityMatches,
    NotAnArchive,
    ObjectDamaged,
    QueryUnreadable,
)
from amana.records import AddedFile

Say = Callable[..., Any]


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (DiskFault(path="x", reason="ENOSPC"), 1),
        (ZeroDivisionError(), 1),
        (QueryUnreadable(query="x", position=0, reason="open"), 2),
        (ObjectDamaged(object="ab", found="cd"), 4),
        (NoIdentityMatches(tried=1), 5),
        (NotAnArchive(path="x"), 6),
        (ArchiveBusy(path="x"), 6),
        (KeyboardInterrupt(), 130),
        (BrokenPipeError(), 141),
    ],
)
def test_every_kind_of_end_has_its_exit_status(say: Say, library: Any, fault: BaseException, status: int) -> None:
    library.answers["search"] = fault
    said = say("search", "x")
    assert said.status == status
    assert said.out == ""
    assert "Traceback" not in said.err


def test_an_error_is_a_sentence_and_a_hint(say: Say, library: Any) -> None:
    library.answers["open_archive"] = NotAnArchive(path="/x")
    assert say("list").err == (
        "amana: /x is not an archive, nor is any folder above it.\n"
        "  Name the archive with --archive or AMANA_ARCHIVE, or make one with amana init.\n"
    )


def test_with_json_an_error_is_an_object_on_stderr(say: Say, library: Any) -> None:
    library.answers["open_archive"] = NotAnArchive(path="/x")
    said = say("list", "--json")
    assert said.out == ""
    assert said.error["error"] == "not-an-archive"
    assert said.error["facts"] == {"path": "/x"}
    assert said.error["message"] == "/x is not an archive, nor is any folder above it."
    assert said.error["hint"]


def test_an_unexpected_fault_shows_its_traceback_only_when_asked(
    say: Say, library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.answers["list"] = ZeroDivisionError("secret name")
    said = say("list")
    assert said.status == 1
    assert "(ZeroDivisionError)" in said.err
    assert "secret name" not in said.err
    monkeypatch.setenv("AMANA_TRACEBACK", "1")
    assert "Traceback" in say("list").err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("serch",), "Did you mean search, serve?"),
        (("zzz",), "All commands: amana --help"),
        (("add", "x", "--sorce", "y"), "Did you mean --source?"),
        (("add",), "PATH… is missing."),
        (("add", "--source"), "--source needs a value after it."),
        (("search", "x", "--limit", "many"), "--limit must be a whole number, 1 or more."),
        (("search", "x", "--offset=-1"), "--offset must be a whole number, 0 or more."),
        (("--lang", "xx", "list"), "It can be one of these: en, ar"),
        (("show", "a", "b", "c"), "b, c is more than amana show takes."),
        (("init",), "DIR is missing."),
    ],
)
def test_a_slip_of_the_hand_gets_a_hint(say: Say, library: Any, words: tuple[str, ...], told: str) -> None:
    said = say(*words)
    assert said.status == 2
    assert told in said.err
    assert library.calls == []
    assert say("--json", *words).error["error"] == "wrong-usage"


@pytest.mark.parametrize("words", [("--lang", "ar", "serch"), ("serch", "--lang=ar")])
def test_slips_are_told_in_the_language_that_was_asked_for(say: Say, words: tuple[str, ...]) -> None:
    assert "لا يوجد أمر اسمه serch" in say(*words).err


@pytest.mark.parametrize(
    ("locale", "arabic"), [("ar_SY.UTF-8", True), ("ar", True), ("C", False), ("fr_FR", False), ("", False)]
)
def test_the_locale_chooses_the_language(say: Say, locale: str, arabic: bool) -> None:
    assert ("مادّة واحدة." in say("list", locale=locale).err) is arabic
    assert "1 item." in say("list", "--lang", "en", locale=locale).err


@pytest.mark.parametrize(
    "words", [("--lang", "ar", "--json", "-A", "x", "list"), ("list", "-A", "x", "--lang", "ar", "--json")]
)
def test_shared_options_stand_before_or_after_the_name(say: Say, library: Any, words: tuple[str, ...]) -> None:
    said = say(*words)
    assert library.given("open_archive") == (Path("x"),)
    assert said.lines[0]["name"] == "رسالة.txt"
    assert "مادّة واحدة." in said.err


def test_identities_of_both_places_are_tried(say: Say, library: Any) -> None:
    say("--identity", "a", "list", "--identity", "b")
    assert library.named("open_archive")["identity"] == [Path("a"), Path("b")]


def test_settings_come_from_the_environment(say: Say, library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMANA_ARCHIVE", "there")
    monkeypatch.setenv("AMANA_IDENTITY", "a:b")
    say("list")
    assert library.given("open_archive") == (Path("there"),)
    assert library.named("open_archive")["identity"] == [Path("a"), Path("b")]
    say("list", "--identity", "c", "-A", "here")
    assert library.given("open_archive") == (Path("here"),)
    assert library.named("open_archive")["identity"] == [Path("c")]


def test_without_a_word_the_nearest_archive_and_the_persons_own_identities(say: Say, library: Any) -> None:
    say("list")
    assert library.given("find_archive") == (Path.cwd(),)
    assert library.named("open_archive")["identity"] is None


def test_the_passphrase_is_read_only_when_it_is_asked_for(
    say: Say, library: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "p"
    monkeypatch.setenv("AMANA_PASSPHRASE_FILE", str(file))
    assert say("list").status == 0
    file.write_bytes("عبارة المرور\r\n".encode())
    assert library.named("open_archive")["passphrase"](Path("k")) == "عبارة المرور"


@pytest.mark.parametrize("content", [b"", b"\n", b"a\nb\n", b"\xff\xfe", b"x" * 5_000, None])
def test_a_passphrase_file_that_holds_none_is_wrong_usage(
    say: Say, library: Any, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "p"
    if content is not None:
        file.write_bytes(content)
    said = say("init", "x", "--passphrase-file", str(file))
    assert said.status == 2
    assert "one line of UTF-8" in said.err
    assert library.calls == []


def test_the_passphrase_is_asked_on_the_terminal_and_nowhere_else(
    say: Say, library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(question: str, stream: object) -> str:
        asked.append(question)
        return "open"

    monkeypatch.setattr("getpass.getpass", answer)
    say("list", terminal=True)
    assert library.named("open_archive")["passphrase"](Path("k.age")) == "open"
    assert "k.age" in asked[0]
    say("list")
    with pytest.raises(AmanaError, match="passphrase-missing"):
        library.named("open_archive")["passphrase"](Path("k.age"))


def test_stopping_says_one_calm_line(say: Say, library: Any) -> None:
    library.answers["add"] = KeyboardInterrupt()
    said = say("add", "x")
    assert said.err == (
        "Stopped. What was reported as kept is kept; run the same command again and it carries on.\n"
    )
    assert say("add", "x", "--json").error["error"] == "interrupted"


def test_names_cannot_steer_the_terminal(say: Say, library: Any) -> None:
    library.answers["add"] = [AddedFile("ok\u202egpj.exe\x9b2J\udcff", "failed", reason="vanished")]
    said = say("add", "x", terminal=True)
    assert r"ok\u202egpj.exe\x9b2J\xff" in said.err
    assert "\u202e" not in said.err
    library.answers["add"] = [AddedFile("ok\u202e\udcff\U000e0041", "failed", reason="vanished")]
    said = say("add", "x", "--json")
    assert said.out.startswith('{"path": "ok\\u202e\\udcff\\udb40\\udc41", ')
    assert said.lines[0]["path"] == "ok\u202e\udcff\U000e0041"


def test_names_are_set_apart_on_a_terminal_where_directions_mix(say: Say) -> None:
    assert "\u2068رسالة.txt\u2069" in say("list", terminal=True).out
    assert "\u2068" not in say("list").out
    assert "\u2068copy\u2069" in say("verify", "copy", "--lang", "ar", terminal=True).out
    assert "\u2068" not in say("verify", "copy", terminal=True).out


def test_options_in_an_arabic_sentence_keep_their_hyphens_in_front(say: Say, library: Any) -> None:
    library.answers["open_archive"] = NotAnArchive(path="/x")
    assert "\u2068--archive\u2069" in say("list", "--lang", "ar", terminal=True).err
    assert "بالخيار --archive أو" in say("list", "--lang", "ar").err


@pytest.mark.parametrize("words", [("--help",), (), ("-h",), ("--lang", "en", "--help")])
def test_help_lists_every_command(say: Say, words: tuple[str, ...]) -> None:
    said = say(*words)
    assert said.status == 0
    for name in ["init", "add", "search", "list", "show", "verify", "restore", "rebuild", "doctor"]:
        assert f"\n  {name}" in said.out


def test_version_is_one_line(say: Say) -> None:
    said = say("--version")
    assert said.out.startswith("amana ")
    assert said.out.count("\n") == 1
