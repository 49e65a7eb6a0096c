"""Custody on the command line: who acts, an item's chain, what is suspect, and what a capture kit shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from amana.catalogue import ItemSummary
from amana.errors import KitCannot
from amana.records import AddedFile, CustodyAct, RestoredFile, VerifiedLog
from amana.records.outcomes import Receipt
from tests.cli.conftest import CUSTODY, HIT, ITEM, RECORD, SHA, WELL

Say = Callable[..., Any]
KIT_ID = "a1" * 16


def test_who_acts_is_the_name_that_was_given(say: Say, library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    say("list")
    assert library.named("open_archive")["person"] is None
    monkeypatch.setenv("AMANA_AS", "Nour")
    say("list")
    assert library.named("open_archive")["person"] == "Nour"
    for words in (("--as", "Samira T.", "list"), ("list", "--as", "Samira T.")):
        say(*words)
        assert library.named("open_archive")["person"] == "Samira T."
    say("list", "--as", "")
    assert library.named("open_archive")["person"] == ""  # and the library says that it is no name


# --- custody


def test_custody_tells_every_act_by_whom_and_by_whose_clock(say: Say, library: Any) -> None:
    said = say("custody", "3f2a", "--roots", "r.pem", "--block-header", "00ff")
    assert library.given("custody") == ("3f2a",)
    assert library.named("custody") == {"roots": Path("r.pem"), "block_headers": ("00ff",)}
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0] == "رسالة.txt"
    assert lines[2].strip() == "suspect: the device was declared lost before"
    assert "2026-01-01T00:00:00Z by the clock of 77d0, entry 0 · no name was given" in lines
    assert "    The archive was made. Who could open it: Rania." in lines
    at = lines.index("2026-03-01T10:00:00Z by the clock of phone (3f2a9c1b77d04e5a), entry 4 · Nour")
    assert lines[at + 1 : at + 5] == [
        "    Added as letters/رسالة.txt.",
        "    suspect: the device was declared lost before",
        "      found at: /media/card",
        "      source: Samira Taleb",
    ]
    read = lines.index("No time was recorded; 77d0, entry 9")
    assert lines[read + 1] == "    Read by text 1: it was read"
    assert "    The item was given back (2 files). It was done in part." in lines
    audited = lines.index("2026-03-03T10:00:00Z by the clock of 77d0, entry 11 · Rania")
    assert lines[audited + 1 : audited + 3] == [
        "    Everything that was here was audited in blue disk.",
        "      method: full",
    ]
    lost = "The device phone (3f2a9c1b77d04e5a) was declared lost. Entries of it that are still believed: 3."
    assert f"    {lost}" in lines


def test_custody_shows_the_two_clocks_apart(say: Say) -> None:
    inside, _, outside = say("custody", "3f2a").out.partition("By outsiders' clocks:\n")
    assert "tsa.example" not in inside
    assert "2026-03-01T10:00:00Z" not in outside
    untrusted, trusted, nobody = outside.splitlines()
    assert "not later than 2026-03-05T00:00:00Z, says tsa.example; nobody whom you named" in untrusted
    assert trusted.strip() == "Entry 2 of 77d0 was there not later than 2026-03-06T00:00:00Z, says Bitcoin 7."
    assert nobody.strip() == "When entry 3 of 77d0 was there, no outsider says."


def test_custody_says_whom_to_ask_where_no_outsider_was(say: Say, library: Any) -> None:
    library.answers["custody"] = replace(CUSTODY, bounds=CUSTODY.bounds[2:])
    assert "amana timestamp" in say("custody", "3f2a").out


def test_custody_speaks_arabic(say: Say) -> None:
    out = say("custody", "3f2a", "--lang", "ar").out
    for told in (
        "2026-03-01T10:00:00Z بساعة phone (3f2a9c1b77d04e5a)، القيد 4 · Nour",
        "إيداع باسم letters/رسالة.txt.",
        "موضع شكّ: أُعلن ضياع الجهاز قبل ذلك",
        "استرجاع المادّة (ملفّان). تمّ بعض ذلك لا كلّه.",
        "تدقيق كلّ ما كان هنا في blue disk.",
        "بساعات أطراف خارجية:",
    ):
        assert told in out


def test_custody_json_is_one_object_of_premis_events(say: Say) -> None:
    (told,) = say("custody", "3f2a", "--json").lines
    assert list(told) == ["item", "sha256", "name", "suspect", "events", "bounds"]
    assert [one["eventType"] for one in told["events"]] == [
        "archive made",
        "accession",
        "metadata extraction",
        "dissemination",
        "fixity check",
        "device lost",
    ]
    assert [one["eventOutcome"] for one in told["events"]][3] == "part"
    assert told["bounds"][1]["notLaterThan"] == "2026-03-06T00:00:00Z"


def test_a_name_in_a_record_cannot_write_on_the_terminal(say: Say, library: Any) -> None:
    event = CUSTODY.events[4]
    assert isinstance(event.noun, CustodyAct)
    noun = replace(event.noun, person="\x1b[31mRania", copy="a\nb", detail="c\x07d", reason="e\u202ef")
    library.answers["custody"] = replace(CUSTODY, events=(replace(event, noun=noun, device_name="d\x00e"),))
    out = say("custody", "3f2a").out
    assert not set(out) & {"\x1b", "\x07", "\x00", "\u202e"}
    assert r"a\nb" in out


# --- suspects


def test_list_says_that_an_item_is_suspect_before_its_name(say: Say, library: Any) -> None:
    usual = ItemSummary(ITEM, SHA, "x.txt", "x.txt", 1_234, "text/plain", "2026", "2026-03-01")
    library.answers["list"] = [replace(usual, suspect=one) for one in (None, "lost", "not-admitted", "forked")]
    lines = say("list").out.splitlines()
    assert "suspect" not in lines[0]
    assert lines[1].endswith("text/plain                [suspect: the device was declared lost before]  x.txt")
    assert "no custodian admitted" in lines[2]
    assert "forked" in lines[3]
    assert [line["suspect"] for line in say("list", "--json").lines] == [None, "lost", "not-admitted", "forked"]


def test_search_says_it_beside_the_reasons(say: Say, library: Any) -> None:
    library.answers["search"] = [replace(HIT, suspect="forked")]
    assert "suspect: the device's log was forked" in say("search", "x").out.splitlines()[1]
    assert say("search", "x", "--json").lines[0]["suspect"] == "forked"


def test_show_says_it_of_the_item_and_of_each_accession(say: Say, library: Any) -> None:
    both = replace(RECORD, accessions=RECORD.accessions * 2, suspects=(None, "lost"))
    library.answers["show"] = both
    said = say("show", "3f2a")
    assert said.out.count("suspect: the device was declared lost before") == 1
    (told,) = say("show", "3f2a", "--json").lines
    assert (told["suspect"], [one["suspect"] for one in told["accessions"]]) == (None, [None, "lost"])
    assert "suspects" not in told
    library.answers["show"] = replace(RECORD, suspects=("lost",))
    assert say("show", "3f2a").out.count("suspect: the device was declared lost before") == 2
    assert say("show", "3f2a", "--json").lines[0]["suspect"] == "lost"


def test_restore_counts_what_is_suspect_and_gives_it_back(say: Say, library: Any) -> None:
    one = RestoredFile("i", "a", "s", "restored", suspect="lost")
    library.answers["restore"] = [one, replace(one, path="b"), RestoredFile("j", "c", "s", "restored")]
    said = say("restore", "out")
    assert said.status == 0
    assert "1 item of them is suspect" in said.err
    assert say("restore", "out", "--json").lines[0]["suspect"] == "lost"


def test_restore_says_in_one_line_that_it_could_not_be_entered(say: Say, library: Any) -> None:
    assert say("restore", "out").err == ""
    library.answers["entered"] = False
    said = say("restore", "out")
    assert said.status == 0
    assert said.err.count("\n") == 1
    assert "not in the log" in said.err


def test_verify_says_from_where_on_a_log_is_suspect_and_that_all_is_well(say: Say, library: Any) -> None:
    log = VerifiedLog("d1", 6, "aa" * 32, True, suspect="lost", suspect_from=4)
    library.answers["verify"] = replace(WELL, logs=(log,))
    said = say("verify")
    assert said.status == 0
    line = "  Its entries from number 4 on: suspect: the device was declared lost before."
    assert said.out.splitlines()[-1] == line


# --- kits


def test_list_on_a_kit_shows_receipts_and_nothing_else(say: Say, library: Any) -> None:
    library.answers |= {
        "is_kit": True,
        "receipts": [Receipt(1, KIT_ID, "2026-03-01T10:00:00Z"), Receipt(2, "b2" * 16, None)],
    }
    said = say("list")
    assert said.out.splitlines() == [f"{KIT_ID}  2026-03-01T10:00:00Z", f"{'b2' * 16}  the time was not noted"]
    assert said.err == "2 receipts.\n"
    assert say("list", "--json").lines[0] == {"entry": 1, "item": KIT_ID, "time": "2026-03-01T10:00:00Z"}
    library.answers["list"] = KitCannot(verb="list", archive="a1")
    assert say("list", "--kind", "text").status == 2


def test_add_on_a_kit_prints_receipts(say: Say, library: Any) -> None:
    file = AddedFile("secret.txt", "kept", KIT_ID, None, 5, "text/plain", time="2026-03-01T10:00:00Z")
    library.answers |= {
        "is_kit": True,
        "add": [file],
        "receipts": [Receipt(n, KIT_ID, "2026-03-01T10:00:00Z") for n in range(25)],
    }
    said = say("add", "secret.txt")
    lines = said.out.splitlines()
    assert lines[1:3] == ["25 receipts.", f"  {KIT_ID}  2026-03-01T10:00:00Z"]
    assert lines[-1].strip() == "… and 5 more; amana list shows all."
    assert "secret" not in said.out + said.err
    assert "rebuild" not in said.out
    said = say("add", "secret.txt", "--json")
    assert said.lines[0]["time"] == "2026-03-01T10:00:00Z"
    assert said.lines[0]["sha256"] is None
    assert "25 receipts." in said.err


@pytest.mark.parametrize("verb", ["search", "show", "restore", "custody", "rebuild"])
def test_a_kit_says_in_one_plain_sentence_why_it_cannot(say: Say, library: Any, verb: str) -> None:
    library.answers[verb] = KitCannot(verb=verb, archive="a1")
    said = say(verb, *(["x"] if verb != "rebuild" else []))
    assert said.status == 2
    sentence, hint = said.err.splitlines()
    assert f"it can add and nothing more ({verb}), because nothing here opens what was added." in sentence
    assert "sync" in hint
