"""`amana timestamp`: what is asked of the library, and how the two clocks are told apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import amana
from amana.cli.program import COMMANDS
from amana.errors import DiskFault
from amana.records import CheckpointTimes, NotStamped, TimeBound, Timestamp, Timestamped

DEVICE = "fb199ef924705393"
TOKEN = Timestamp(
    "rfc3161",
    "wadi-time",
    "checked",
    by="Wadi Time Signer",
    time="2026-03-01T10:00:00.500000Z",
    not_later_than="2026-03-01T10:00:02Z",
    vouched="root-unchecked",
    root="Wadi Time Root",
    fingerprint="ab" * 32,
)
BOUND = TimeBound(8, "2026-03-01T10:00:02Z", "rfc3161", "Wadi Time Signer", trusted=False)
STAMPED = CheckpointTimes(DEVICE, 8, "cd" * 32, (TOKEN,), BOUND, asked=True, ok=True)
PENDING = Timestamp("opentimestamps", "https://calendar.example", "pending")
IN_BLOCK = Timestamp("opentimestamps", "bitcoin", "in-block", height=812_345, merkle_root="ef" * 32)
REFUSED = "unanswered (address='http://tsa.example', reason='http-status', status=503)"

Say = Callable[..., Any]


class Asked:
    """What the command asked of the library, and what it is to get."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Path, dict[str, Any]]] = []
        self.stamped = Timestamped(True, "2026-03-01T10:00:01Z", (STAMPED,))
        self.listed: tuple[CheckpointTimes, ...] = (STAMPED,)

    def timestamp(self, path: Path, **named: Any) -> Timestamped:
        self.calls.append(("timestamp", path, named))
        return self.stamped

    def timestamps(self, path: Path, **named: Any) -> tuple[CheckpointTimes, ...]:
        self.calls.append(("timestamps", path, named))
        return self.listed


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    made = Asked()
    monkeypatch.setitem(vars(amana), "timestamp", made.timestamp)
    monkeypatch.setitem(vars(amana), "timestamps", made.timestamps)
    return made


def test_it_is_a_command() -> None:
    assert "timestamp" in COMMANDS


def test_nobody_named_stands_for_the_lists_that_come_with_amana(say: Say, asked: Asked) -> None:
    said = say("-A", "arch", "timestamp")
    assert said.status == 0
    (call,) = asked.calls
    assert call == (
        "timestamp",
        Path("arch"),
        {"authorities": None, "calendars": None, "pending": False, "roots": None, "fetch_certificates": False},
    )


def test_options_reach_the_library(say: Say, asked: Asked) -> None:
    words = ["--authority", "http://a.example", "--authority", "http://b.example", "--no-calendars", "--pending"]
    say("-A", "arch", "timestamp", *words, "--roots", "roots.pem", "--fetch-certificates")
    assert asked.calls[0][2] == {
        "authorities": ["http://a.example", "http://b.example"],
        "calendars": [],
        "pending": True,
        "roots": Path("roots.pem"),
        "fetch_certificates": True,
    }


def test_a_token_is_told_with_who_vouches_for_it(say: Say, asked: Asked) -> None:
    said = say("-A", "arch", "timestamp")
    assert f"The log of {DEVICE}, 8 entries:" in said.out
    assert "wadi-time: 2026-03-01T10:00:00.500000Z, signed by Wadi Time Signer." in said.out
    assert "goes back to Wadi Time Root, which was not checked against a list of yours" in said.out
    assert "not later than 2026-03-01T10:00:02Z" in said.out
    assert "This machine's own clock said 2026-03-01T10:00:01Z" in said.out
    assert "--roots FILE" in said.out


@pytest.mark.parametrize(
    ("vouched", "told"),
    [
        ("trusted", "Its root Wadi Time Root is on your list."),
        ("root-unknown", "which is not on your list"),
        ("incomplete", "The certificate of Wadi Time Root is missing"),
    ],
)
def test_each_way_of_being_vouched_for_has_its_words(say: Say, asked: Asked, vouched: str, told: str) -> None:
    token = Timestamp("rfc3161", "wadi", "checked", by="W", time="t", vouched=vouched, root="Wadi Time Root")
    asked.stamped = Timestamped(True, "now", (CheckpointTimes(DEVICE, 1, "", (token,), ok=True),))
    assert told in say("-A", "arch", "timestamp").out


def test_what_failed_is_told_and_ends_in_part(say: Say, asked: Asked) -> None:
    failed = NotStamped("tsa.example", "http://tsa.example", REFUSED)
    one = CheckpointTimes(DEVICE, 8, "cd" * 32, failed=(failed,), waiting=("http://tsa.example",), asked=True)
    asked.stamped = Timestamped(False, "now", (one,))
    said = say("-A", "arch", "timestamp")
    assert said.status == 3
    assert "tsa.example gave none: http://tsa.example gave no timestamp: it answered with status 503." in said.out
    assert "Not every log is stamped by two authorities yet." in said.out
    assert "One server is still to be asked: amana timestamp --pending" in said.out


def test_promises_and_blocks_say_what_is_left_to_do(say: Say, asked: Asked) -> None:
    asked.stamped = Timestamped(True, "now", (CheckpointTimes(DEVICE, 8, "", (PENDING, IN_BLOCK), ok=True),))
    said = say("-A", "arch", "timestamp")
    assert "https://calendar.example: promised, not yet in a Bitcoin block." in said.out
    assert f"Bitcoin block 812345, if its Merkle root is {'ef' * 32}" in said.out
    assert "fetches the finished proof" in said.out


def test_json_gives_all_of_it(say: Say, asked: Asked) -> None:
    said = say("-A", "arch", "timestamp", "--json")
    told = json.loads(said.out)
    assert told["ok"] is True
    assert told["checkpoints"][0]["timestamps"][0]["fingerprint"] == "ab" * 32
    assert told["checkpoints"][0]["bound"]["trusted"] is False


def test_nothing_that_waits_is_said(say: Say, asked: Asked) -> None:
    asked.stamped = Timestamped(True, "now", ())
    assert say("-A", "arch", "timestamp", "--pending").out == "Nothing waits to be asked.\n"
    assert say("-A", "arch", "timestamp").out == "There is no entry to stamp yet.\n"


# --- the list


def test_the_list_asks_nobody_and_shows_two_clocks_apart(say: Say, asked: Asked) -> None:
    asked.listed = (
        CheckpointTimes(DEVICE, 8, "cd" * 32, (TOKEN,), BOUND, device_clock="2026-03-01T09:58:00Z", ok=True),
    )
    said = say("-A", "arch", "timestamp", "--list", "--roots", "roots.pem", "--block-header", "00")
    assert said.status == 0
    assert [call[0] for call in asked.calls] == ["timestamps"]
    assert asked.calls[0][2]["block_headers"] == ("00",)
    lines = [line.strip() for line in said.out.splitlines()]
    (outsiders,) = [line for line in lines if line.startswith("Outsiders:")]
    (device,) = [line for line in lines if line.startswith("The device's own clock claimed")]
    assert "09:58" not in outsiders
    assert "10:00" not in device
    assert "Nothing proves that." in device
    assert "ran ahead" not in said.out


def test_a_clock_that_claims_what_outsiders_do_not_allow_is_named(say: Say, asked: Asked) -> None:
    asked.listed = (CheckpointTimes(DEVICE, 8, "", (TOKEN,), BOUND, device_clock="2027-01-01T00:00:00Z", ok=True),)
    assert "ran ahead" in say("-A", "arch", "timestamp", "--list").out


def test_without_a_key_the_devices_clock_is_said_to_be_sealed(say: Say, asked: Asked) -> None:
    asked.listed = (CheckpointTimes(DEVICE, 8, ""),)
    said = say("-A", "arch", "timestamp", "--list")
    assert "is sealed" in said.out
    assert "nobody says yet when it existed" in said.out


def test_keys_that_are_named_are_used_and_none_is_asked_for(
    say: Say, asked: Asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pass").write_text("words\n")
    say("-A", "arch", "timestamp", "--list", "--identity", "me.age", "--passphrase-file", str(tmp_path / "pass"))
    assert asked.calls[0][2]["identity"] == [Path("me.age")]
    assert asked.calls[0][2]["passphrase"] == "words"
    monkeypatch.setenv("AMANA_IDENTITY", "a.age:b.age")
    say("-A", "arch", "timestamp", "--list")
    assert asked.calls[1][2]["identity"] == [Path("a.age"), Path("b.age")]


@pytest.mark.parametrize(
    "wrong",
    [
        CheckpointTimes(DEVICE, 8, "", reason="log-damaged (device='d', reason='rolled-back')"),
        CheckpointTimes(
            DEVICE, 8, "", (Timestamp("rfc3161", "wadi", "wrong", "timestamp-wrong (reason='signature-wrong')"),)
        ),
    ],
)
def test_what_is_worth_nothing_is_damage(say: Say, asked: Asked, wrong: CheckpointTimes) -> None:
    asked.listed = (wrong,)
    said = say("-A", "arch", "timestamp", "--list")
    assert said.status == 4
    assert "not believed" in said.out or "worth nothing" in said.out
    assert "(reason=" not in said.out


def test_the_list_in_json_is_a_line_a_checkpoint(say: Say, asked: Asked) -> None:
    asked.listed = (STAMPED, STAMPED)
    assert len(say("-A", "arch", "timestamp", "--list", "--json").lines) == 2


def test_what_an_outsider_says_cannot_move_the_terminal(say: Say, asked: Asked) -> None:
    token = Timestamp("rfc3161", "x\x1b[2J", "checked", by="W\u202e", time="t", vouched="trusted", root="R\n")
    asked.listed = (CheckpointTimes(DEVICE, 8, "", (token,), ok=True),)
    out = say("-A", "arch", "timestamp", "--list", terminal=True).out
    assert "\x1b[2J" not in out
    assert "\u202e" not in out


# --- slips


@pytest.mark.parametrize(
    "words",
    [
        ["--calendar", "https://c.example", "--no-calendars"],
        ["--block-header", "00"],
        ["--unknown"],
    ],
)
def test_slips_of_the_hand(say: Say, asked: Asked, words: list[str]) -> None:
    said = say("-A", "arch", "timestamp", *words)
    assert (said.status, asked.calls) == (2, [])


def test_a_fault_is_one_sentence(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise DiskFault(path="arch/attested", reason="EROFS")

    monkeypatch.setitem(vars(amana), "timestamp", fail)
    said = say("-A", "arch", "timestamp")
    assert said.status == 1
    assert "arch/attested" in said.err


@pytest.mark.parametrize("words", [[], ["--list"], ["--pending"]])
def test_it_speaks_arabic(say: Say, asked: Asked, words: list[str]) -> None:
    said = say("--lang", "ar", "-A", "arch", "timestamp", *words)
    assert said.status == 0
    assert "سجلّ" in said.out
    assert "Outsiders" not in said.out


def test_its_help_says_what_whoever_is_asked_learns(say: Say) -> None:
    out = " ".join(say("timestamp", "--help").out.split())
    assert "sees a hash and the address it comes from" in out
    assert "--authority URL" in out
