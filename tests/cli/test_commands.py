"""Each command: what it asks of the library, what it prints for people and for programs, how it exits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from amana.actions import HitPlace, TextSuggestions
from amana.catalogue import RowCounts
from amana.errors import ItemAmbiguous, NotAnArchive, QueryUnreadable
from amana.records import AddedFile, EmbeddedFact, RestoredFile, Verified, VerifiedLog
from tests.cli.conftest import RECORD, SHA

Say = Callable[..., Any]
COUNTS = {"items": 2, "accessions": 3, "text_versions": 2, "entries": 6}


def test_init_without_a_passphrase_says_where_the_identity_is(say: Say, library: Any) -> None:
    said = say("init", "somewhere", "--no-passphrase", "--identity-out", "k.age")
    assert said.status == 0
    assert library.named("init") == {
        "recipients": (),
        "identity_out": Path("k.age"),
        "passphrase": None,
        "no_passphrase": True,
        "post_quantum": False,
        "person": None,
    }
    assert "/keys/samira.age" in said.out
    assert "keep it secret" in said.out


def test_init_json_has_the_three_facts(say: Say) -> None:
    said = say("--json", "init", "somewhere", "--recipient", "age1fictional")
    assert said.lines == [
        {"archive": "somewhere", "recipients": ["age1fictional"], "identity_file": "/keys/samira.age"}
    ]


def test_init_takes_the_passphrase_from_the_file(say: Say, library: Any, tmp_path: Path) -> None:
    (tmp_path / "p").write_text("wadi al-noor\n")
    assert say("init", "x", "--passphrase-file", str(tmp_path / "p")).status == 0
    assert library.named("init")["passphrase"] == "wadi al-noor"


def test_init_with_nobody_to_ask_cannot_choose_a_passphrase(say: Say, library: Any) -> None:
    said = say("init", "x")
    assert said.status == 5
    assert "--passphrase-file" in said.err
    assert library.calls == []


def test_init_asks_twice_until_both_are_the_same(say: Say, library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["", "one", "two", "three", "three"])
    monkeypatch.setattr("getpass.getpass", lambda *_, **__: next(answers))
    said = say("init", "x", terminal=True)
    assert said.status == 0
    assert library.named("init")["passphrase"] == "three"
    assert "not the same" in said.err
    assert "three" not in said.out + said.err


def test_add_hands_over_what_was_said_of_the_files(say: Say, library: Any) -> None:
    facts = {
        "source": "Samira Taleb",
        "collected_by": "Idris Karam",
        "collected_at": "2026-03-01",
        "place": "وادي النور",
        "note": "by hand",
        "language": "ar",
        "published": "2026",
    }
    options = [word for name, value in facts.items() for word in (f"--{name.replace('_', '-')}", value)]
    assert say("add", "a", "b", *options, "--tag", "x", "--tag", "y").status == 0
    assert library.given("add") == (Path("a"), Path("b"))
    named = library.named("add")
    assert {name: named[name] for name in facts} == facts
    assert named["tags"] == ("x", "y")


def test_add_says_how_many_were_kept(say: Say) -> None:
    said = say("add", "a.txt")
    assert said.out == "1 file was kept (12 bytes).\n"
    assert said.err == ""


def test_add_json_tells_of_each_file(say: Say) -> None:
    (line,) = say("add", "a.txt", "--json").lines
    assert list(line) == ["path", "outcome", "item", "sha256", "size", "media_type", "reason"]


def test_add_lists_what_failed_with_reason_and_hint(say: Say, library: Any) -> None:
    library.answers["add"] = [
        AddedFile("a.txt", "kept", "i", "s", 5, "text/plain"),
        AddedFile("b.txt", "duplicate", "i", "s", 5, "text/plain"),
        AddedFile("c\n\x1b[31m.txt", "failed", reason="vanished"),
    ]
    said = say("add", ".")
    assert said.status == 3
    assert said.out.startswith("1 file was kept (10 bytes).\n1 file was already kept")
    assert r"c\n\x1b[31m.txt: " in said.err
    assert "add it again" in said.err


def test_search_shows_rank_name_item_reasons_and_passage(say: Say, library: Any) -> None:
    said = say("search", "وادي", "النور")
    assert library.given("search") == ("وادي النور",)
    assert said.status == 0
    lines = said.out.splitlines()
    assert lines[0] == "  1  رسالة.txt  3f2a9c1b77d0"
    assert lines[1] == "     exact, other spelling (name) · text/plain"
    assert lines[2] == "     على الطريق إلى وادي النور"


def test_search_says_in_which_part_the_match_stands(say: Say, library: Any) -> None:
    library.answers["places"] = [HitPlace("message/12", "2031-03-02T14:05:00", "Samira")]
    assert "text/plain · in message/12, 2031-03-02 14:05:00, Samira\n" in say("search", "x").out
    (hit,) = say("search", "x", "--json").lines
    assert (hit["part"], hit["part_time"], hit["part_sender"]) == ("message/12", "2031-03-02T14:05:00", "Samira")
    library.answers["places"] = [HitPlace("page/3")]
    assert "text/plain · in page/3\n" in say("search", "x").out
    library.answers["places"] = [None]
    (hit,) = say("search", "x", "--json").lines
    assert hit["part"] is None


def test_search_marks_the_matches_on_a_terminal(say: Say) -> None:
    assert "\x1b[1mوادي\x1b[0m النور" in say("search", "x", terminal=True).out


def test_search_hands_over_its_options(say: Say, library: Any) -> None:
    options = "--exact --limit 3 --offset 6 --kind image --since 2025 --until 2026-03 --tag clinic"
    options += " --family chat --language ar --source stick --person Noor --place aleppo --status read"
    assert say("search", "x", *options.split()).status == 0
    assert library.named("search") == {
        "exact": True,
        "limit": 3,
        "offset": 6,
        "kind": "image",
        "since": "2025",
        "until": "2026-03",
        "tag": "clinic",
        "family": "chat",
        "language": "ar",
        "source": "stick",
        "person": "Noor",
        "place": "aleppo",
        "status": "read",
    }


def test_search_json_has_the_shape_of_a_hit(say: Say) -> None:
    (hit,) = say("search", "x", "--json").lines
    assert " ".join(hit) == (
        "rank score item title name media_type text_version snippet matches suspect part part_time part_sender"
    )
    assert hit["matches"][0] == {"start": 115, "end": 119, "text": "وادي", "why": "exact"}
    assert hit["matches"][1]["field"] == "name"


def test_search_says_when_there_is_nothing(say: Say, library: Any) -> None:
    library.answers["search"] = []
    said = say("search", "x")
    assert (said.status, said.out) == (0, "")
    assert "Nothing was found for x" in said.err
    assert "Without --exact" in say("search", "x", "--exact").err


def test_search_says_how_to_see_more(say: Say) -> None:
    assert "--offset 3" in say("search", "x", "--limit", "1", "--offset", "2").err


def test_jsonl_answers_in_order_and_goes_on_after_a_bad_line(say: Say, library: Any) -> None:
    refused = QueryUnreadable(query='"', position=0, reason="open")
    library.turns["search"] = [[], refused, []]
    lines = [
        b'{"id": 7, "query": "a"}',
        b"nonsense",
        b'{"id": "b"}',
        b'{"id": "c", "query": "\\""}',
        b"",
        b"[]",
        b'{"query": "d"}',
    ]
    said = say("search", "--jsonl", stdin=b"\n".join(lines))
    assert said.status == 3
    told = [(line["id"], line.get("hits"), line.get("error")) for line in said.lines]
    bad = "query-unreadable"
    assert told == [
        (7, [], None),
        (None, None, bad),
        ("b", None, bad),
        ("c", None, bad),
        (None, None, bad),
        (None, [], None),
    ]


def test_jsonl_reads_all_lines_well(say: Say) -> None:
    said = say("search", "--jsonl", stdin=b'{"id": 1, "query": "x"}\n')
    assert said.status == 0
    assert next(iter(said.lines[0]["hits"][0])) == "rank"


def test_jsonl_and_a_query_do_not_go_together(say: Say) -> None:
    assert say("search", "--jsonl", "x").status == 2
    assert say("search").status == 2


def test_list_is_a_line_an_item(say: Say, library: Any) -> None:
    said = say("list", "--kind", "text", "--tag", "t", "--since", "2025", "--until", "2026")
    assert library.named("list") == {"kind": "text", "tag": "t", "since": "2025", "until": "2026"}
    assert said.out == "3f2a9c1b77d0  2026-03-01       1.2 kB  text/plain                رسالة.txt\n"
    assert said.err == "1 item.\n"


def test_list_json_is_the_summary(say: Say) -> None:
    (line,) = say("list", "--json").lines
    assert (line["path"], line["date"]) == ("letters/رسالة.txt", "2026-03-01")


def test_show_tells_facts_texts_and_custody(say: Say, library: Any) -> None:
    said = say("show", "3f2a")
    assert library.given("show") == ("3f2a",)
    for told in ("رسالة.txt", "Samira Taleb", "clinic, letter", "640 characters", "4 " + "cd" * 32):
        assert told in said.out


def test_show_keeps_raw_fields_for_those_who_ask(say: Say, library: Any) -> None:
    said = say("show", "3f2a").out
    assert "1 more field as written in the file; --all shows them." in said
    assert "Box Camera" not in said
    assert "Box Camera" in say("show", "3f2a", "--all").out
    assert "Box Camera" in say("show", "3f2a", "--json").out
    (own,) = RECORD.intakes
    facts = (EmbeddedFact("xmp", "<x:xmpmeta>"), EmbeddedFact("caption", "well " * 200))
    library.answers["show"] = replace(RECORD, intakes=(replace(own, intake=replace(own.intake, facts=facts)),))
    short, whole = say("show", "3f2a").out, say("show", "3f2a", "--all").out
    assert ("xmpmeta" in short, "xmpmeta" in whole) == (False, True)
    assert (short.count("well"), whole.count("well")) == (60, 200)
    assert "well…" in short


def test_show_counts_the_parts(say: Say, library: Any) -> None:
    assert "Parts:" not in say("show", "3f2a").out
    library.answers["parts"] = {"message": 1200, "attachment": 3}
    assert (
        "Parts: messages 1,200 · attachments 3. `amana parts 3f2a9c1b77d0` lists them." in say("show", "3f2a").out
    )
    (record,) = say("show", "3f2a", "--json").lines
    assert record["parts"] == {"message": 1200, "attachment": 3}


def test_show_of_an_archive_does_not_list_what_was_read_of_each_member(say: Say, library: Any) -> None:
    (own,) = RECORD.intakes
    inside = [
        replace(own, intake=replace(own.intake, part=f"member/{at}.txt", outcome="failed" if at == 40 else "read"))
        for at in range(41)
    ]
    texts = tuple(replace(RECORD.text_versions[0], part=f"member/{at}.txt") for at in range(41))
    library.answers["show"] = replace(RECORD, intakes=(*inside, own), text_versions=texts)
    said = say("show", "3f2a").out
    assert said.count("Read by text 1") == 10
    assert said.index("Read by text 1: it was read\n  title") < said.index("member/0.txt")
    assert "32 more readings, mostly of files inside: 31 read, 0 with nothing to read, 1 failed." in said
    assert "31 more text versions; --all shows each." in said
    assert say("show", "3f2a", "--all").out.count("Read by text 1") == 42
    (record,) = say("show", "3f2a", "--json").lines
    assert len(record["intakes"]) == 42


def test_show_tells_what_was_read_in_each_text(say: Say, library: Any) -> None:
    assert "amana-rules 1-00000000: statements 3, claims 2, numbers 0" in say("show", "3f2a").out
    library.answers["readings"] = ()
    assert "was not read yet" in say("show", "3f2a").out
    library.answers["readings"] = (TextSuggestions(SHA, "amana-rules 1-0", RowCounts(), fault="timeout"),)
    assert "amana-rules 1-0 could not read this text: reading it took too long" in say("show", "3f2a").out


def test_show_json_holds_the_readings(say: Say, library: Any) -> None:
    (record,) = say("show", "3f2a", "--json").lines
    assert [(one["id"], one["statements"]) for one in record["readings"]] == [(SHA, [])]
    library.answers["readings"] = (TextSuggestions(SHA, "amana-rules 1-0", RowCounts(), fault="timeout"),)
    (record,) = say("show", "3f2a", "--json").lines
    assert record["readings"] == [{"id": SHA, "reader": "amana-rules 1-0", "fault": "timeout"}]


def test_show_json_is_the_record(say: Say) -> None:
    (record,) = say("show", "3f2a", "--json").lines
    assert record["accessions"][0]["accession"]["source"] == "Samira Taleb"
    assert record["text_versions"][0]["length"] == 640


def test_show_of_an_ambiguous_item_is_wrong_usage(say: Say, library: Any) -> None:
    library.answers["show"] = ItemAmbiguous(item="3f", count=2)
    said = say("show", "3f")
    assert said.status == 2
    assert "2 items begin with 3f" in said.err


def test_verify_says_all_is_well(say: Say, library: Any) -> None:
    said = say("verify", "copy")
    # A copy is held against the archive at hand, and what this machine saw of it.
    assert library.given("verify") == (Path.cwd(),)
    assert library.named("verify")["copy"] == Path("copy")
    assert said.status == 0
    assert said.out.splitlines() == [
        "All is well in copy.",
        "3 objects (4.1 kB) were read.",
        "The log of d1 holds: 6 entries, as signed.",
    ]


def test_verify_needs_no_identity(say: Say, library: Any) -> None:
    say("verify", "-A", "there")
    assert [verb for verb, _, _ in library.calls] == ["verify"]


def test_verify_names_what_is_wrong_and_exits_4(say: Say, library: Any) -> None:
    log = VerifiedLog("d1", 6, "aa" * 32, False, "root-differs")
    library.answers["verify"] = Verified(
        False, 3, 9, ("m" * 64,), tuple(f"{n:064}" for n in range(25)), ("x\u202e.exe",), ("u" * 64,), (log,)
    )
    said = say("verify", "copy")
    assert said.status == 4
    assert "Not all is well in copy." in said.out
    assert "1 object is missing" in said.out
    assert "25 objects are damaged" in said.out
    assert "and 5 more" in said.out
    assert r"x\u202e.exe" in said.out
    assert "does not hold" in said.out
    assert "any good copy" in said.out


def test_verify_json_is_one_object(say: Say) -> None:
    (line,) = say("verify", "--json").lines
    wanted = {"ok", "objects", "bytes", "missing", "damaged", "extra", "logs"}
    assert wanted <= set(line)
    assert {"device", "size", "root", "ok"} <= set(line["logs"][0])


def test_restore_names_folder_and_items(say: Say, library: Any) -> None:
    said = say("restore", "out", "3f2a", "77")
    assert library.given("restore") == (Path("out"), "3f2a", "77")
    assert "1 file (12 bytes) was given back to out" in said.out


def test_restore_lists_failures_and_exits_3(say: Say, library: Any) -> None:
    library.answers["restore"] = [
        RestoredFile("i", "a", "s", "present"),
        RestoredFile("j", "b", "s", "failed", "object-missing"),
    ]
    said = say("restore", "out")
    assert said.status == 3
    assert "1 failed:\n  b: " in said.err
    assert "1 was there already." in said.out


def test_restore_json_tells_of_each_item(say: Say) -> None:
    (line,) = say("restore", "out", "--json").lines
    assert list(line)[:4] == ["item", "path", "sha256", "outcome"]


def test_rebuild_counts(say: Say) -> None:
    assert "2 items" in say("rebuild").out
    assert say("rebuild", "--json").lines == [{**COUNTS, "faults": []}]


@pytest.mark.parametrize("words", [("add", "card"), ("rebuild",)], ids=["add", "rebuild"])
def test_places_of_ones_own_are_handed_over_and_a_bad_list_ends_it_before_anything(
    say: Say, library: Any, tmp_path: Path, words: tuple[str, ...]
) -> None:
    places = tmp_path / "places.tsv"
    places.write_text("Wadi al-Noor\n")
    said = say(*words, "--places", str(places))
    assert (said.status, library.calls) == (2, [])
    assert "line 1" in said.err
    places.write_text("wadi_al_noor\tWadi al-Noor\t\t\ttown\t36.1\t37.0\t\n")
    assert say(*words, "--places", str(places)).status == 0
    assert library.named(words[0])["gazetteer"].source == places.read_bytes()


def test_doctor_works_outside_an_archive(say: Say, library: Any) -> None:
    library.answers["find_archive"] = NotAnArchive(path=".")
    said = say("doctor")
    assert said.status == 0
    assert library.given("doctor") == (None,)
    assert said.out.splitlines()[1].startswith("! ")


def test_doctor_json_is_a_line_a_finding(say: Say) -> None:
    assert say("doctor", "--json").lines[1] == {"name": "disk", "value": "full", "ok": False}
