"""`copy` and `sync` as a person meets them: what each side gained, what was skipped or found, and how it ends."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amana.stores import FolderStore
from tests.archive.syncs import archive_with, log_of, put

Speak = Callable[..., Any]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in ("AMANA_IDENTITY", "AMANA_AS", "AMANA_ARCHIVE", "AMANA_PASSPHRASE_FILE"):
        monkeypatch.delenv(name, raising=False)
    root = archive_with(tmp_path / "archive", tmp_path, ("a.txt", b"first"))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def usb(root: Path, speak: Speak, tmp_path: Path) -> Path:
    assert speak("copy", "add", "usb", str(tmp_path / "usb")).status == 0
    return tmp_path / "usb"


def test_a_copy_is_added_listed_synced_and_forgotten(root: Path, usb: Path, speak: Speak) -> None:
    assert f"usb  {usb}  never synced" in speak("copy", "list").out
    said = speak("sync")
    assert said.status == 0
    assert "usb: was given: " in said.out
    assert "log entries" in said.out
    assert speak("sync").out == "usb: nothing was lacking on either side.\n"
    assert "synced 20" in speak("copy", "list").out
    said = speak("copy", "remove", "usb")
    assert (said.status, str(usb) in said.out) == (0, True)
    assert (usb / "archive.json").is_file()
    assert "No copy is known" in speak("copy", "list").out
    assert speak("sync").status == 0


def test_programs_get_the_same_as_data(root: Path, usb: Path, speak: Speak) -> None:
    (line,) = speak("--json", "sync").lines
    assert (line["ok"], line["tampered"], line["entered"]) == (True, False, True)
    (copy,) = line["copies"]
    assert (copy["name"], copy["outcome"], copy["there"]["objects"] > 0) == ("usb", "synced", True)
    (listed,) = speak("--json", "copy", "list").lines
    assert listed.keys() == {"name", "url", "kit", "synced", "lacking"}


def test_a_copy_that_is_absent_ends_in_three(root: Path, usb: Path, speak: Speak) -> None:
    shutil.rmtree(usb)
    said = speak("sync")
    assert said.status == 3
    assert "usb was skipped" in said.out
    assert "the folder is not there" in said.out


def test_what_was_changed_ends_in_four_and_says_what_to_do(root: Path, usb: Path, speak: Speak) -> None:
    speak("sync")
    shutil.rmtree(usb / "logs")
    said = speak("sync")
    assert said.status == 4
    assert log_of(root).name in said.out
    assert "amana audit" in said.out
    assert speak("sync").status == 0


def test_what_is_lacking_and_damaged_is_named(root: Path, usb: Path, speak: Speak, tmp_path: Path) -> None:
    put(root, tmp_path, ("b.bin", b"x" * 1_200_000))
    place = max((root / "objects").rglob("*.age"), key=lambda path: path.stat().st_size)
    place.write_bytes(b"?" * place.stat().st_size)
    said = speak("sync")
    assert said.status == 4
    assert said.out.count(place.stem) == 2
    assert "given to nobody" in said.out
    assert not FolderStore(usb / "objects").path(place.stem).exists()


def test_it_is_said_in_arabic_too(root: Path, usb: Path, speak: Speak) -> None:
    said = speak("--lang", "ar", "sync")
    assert said.status == 0
    assert "أُعطيت" in said.out
    assert "was given" not in said.out


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("copy", "add", "usb", "/elsewhere"), 2, "usb"),
        (("copy", "add", "two words", "/elsewhere"), 2, "two words"),
        (("copy", "add", "me", "."), 2, "part of this archive"),
        (("copy", "add", "s", "sftp://samira:secret@keeper.example/x"), 2, "password"),
        (("copy", "add", "s", "gopher://keeper.example/x"), 2, "not known"),
        (("copy", "remove", "shelf"), 2, "shelf"),
        (("sync", "shelf"), 2, "shelf"),
        (("copy", "add", "far", "/nowhere/at/all"), 6, "folder is not there"),
    ],
)
def test_slips_are_told_plainly(
    root: Path, usb: Path, speak: Speak, words: tuple[str, ...], status: int, told: str
) -> None:
    said = speak(*words)
    assert said.status == status
    assert told in said.err
    assert "secret@" not in said.err + said.out
    assert "Traceback" not in said.err


def test_a_place_of_another_archive_names_both(root: Path, speak: Speak, tmp_path: Path) -> None:
    other = archive_with(tmp_path / "other", tmp_path, ("x.txt", b"x"))
    said = speak("copy", "add", "usb", str(other))
    assert said.status == 4
    import amana

    for place in (root, other):
        with amana.open_archive(place) as archive:
            assert archive.id in said.err
