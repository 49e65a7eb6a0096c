"""`amana keys …` and `amana device …` with a real archive: what is printed, and how it exits."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from amana.cli.edge import run
from amana.seal import X25519Identity, recipient_text

NADIM = recipient_text(X25519Identity(bytes([7]) * 32).recipient)


@dataclass(frozen=True)
class Said:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "person"))
    monkeypatch.setenv("AMANA_ARCHIVE", str(tmp_path / "archive"))
    monkeypatch.setenv("AMANA_IDENTITY", str(tmp_path / "me.key"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())

    def said(*words: str) -> Said:
        status = run(["--lang", "en", *words], dict(os.environ))
        out, err = capsys.readouterr()
        return Said(status, out, err)

    made = said("init", str(tmp_path / "archive"), "--no-passphrase", "--identity-out", str(tmp_path / "me.key"))
    assert made.status == 0, made.err
    return said


def test_a_custodian_comes_and_goes(say: Callable[..., Said]) -> None:
    assert "Nadim is a custodian now" in say("keys", "add", NADIM, "--name", "Nadim").out
    listed = say("keys", "list").out
    assert "custodian-1: 1 envelope" in listed and NADIM in listed and "epoch 1" in listed
    gone = say("keys", "remove", "Nadim", "--reason", "left")
    assert gone.status == 0 and "Epoch 2 has begun" in gone.out
    (told,) = say("--json", "keys", "list").lines
    assert [one["name"] for one in told["custodians"]] == ["custodian-1"]
    assert [(one["epoch"], one["opens"]) for one in told["epochs"]] == [(1, True), (2, True)]
    assert say("--json", "keys", "renew").lines == [{"epoch": 3}]
    assert say("verify").status == 0


@pytest.mark.parametrize(
    ("words", "status", "code"),
    [
        (("keys", "add", "age1nothing", "--name", "x"), 2, "recipient-unreadable"),
        (("keys", "add", NADIM, "--name", " \n "), 2, "name-unusable"),
        (("keys", "remove", "custodian-1"), 2, "last-custodian"),
        (("keys", "remove", "nobody"), 2, "custodian-unknown"),
        (("device", "lost", "nobody"), 2, "device-unknown"),
        (("device", "new", "kit", "--out", "archive/inside"), 2, "destination-unusable"),
        (("device", "lost", "this", "--from", "nothing-there"), 4, "checkpoint-unreadable"),
        (("keys", "liist"), 2, "wrong-usage"),
    ],
)
def test_what_cannot_be_is_said_in_one_clear_error(
    say: Callable[..., Said], words: tuple[str, ...], status: int, code: str
) -> None:
    said = say("--json", *words)
    assert said.status == status
    assert json.loads(said.err.splitlines()[-1])["error"] == code


def test_kits_are_made_named_and_declared_lost(say: Callable[..., Said], tmp_path: Path) -> None:
    assert say("device", "admit", "this", "--name", "the desk").status == 0
    made = say("device", "new", "Yusuf's stick")
    assert made.status == 0 and (tmp_path / "Yusuf's stick" / "archive.json").is_file()
    listed = say("device", "list").out
    assert "the desk" in listed and "(this machine)" in listed and "0 entries  Yusuf's stick" in listed
    lost = say("device", "lost", "Yusuf's stick", "--reason", "taken")
    assert lost.status == 0 and "declared lost" in lost.out
    (kit,) = [one for one in say("--json", "device", "list").lines if one["name"] == "Yusuf's stick"]
    assert (kit["lost_from"], kit["admitted"]) == (0, True)
    again = say("--json", "device", "new", "Yusuf's stick", "--out", "other")
    assert json.loads(again.err.splitlines()[-1])["error"] == "device-exists"


def test_both_languages_say_it(say: Callable[..., Said]) -> None:
    assert "العهد 2" in say("--lang", "ar", "keys", "renew").out


def test_without_a_key_custodians_are_not_told(say: Callable[..., Said], tmp_path: Path) -> None:
    (tmp_path / "me.key").rename(tmp_path / "away.key")
    for words in (("keys", "list"), ("device", "list"), ("device", "new", "kit")):
        assert say(*words).status in (2, 5)
