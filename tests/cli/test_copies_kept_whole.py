"""`audit`, `answer`, `repair` and `erase` on the command line: what is asked for, said, and how it ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import amana
from amana.actions.custody import erasing
from amana.actions.custody.auditing import Answered, Challenged
from amana.actions.custody.erasing import ToErase
from amana.records import (
    ERASED,
    Audited,
    CustodyAct,
    ItemsErased,
    Mended,
    Misanswered,
    NotMended,
    Repaired,
    Restored,
    RestoredFile,
    Shown,
    Verified,
    VerifiedLog,
)
from tests.cli.conftest import ITEM, RECORD, SHA, WELL, FakeArchive

Say = Callable[..., Any]
WHOLE = Audited("stick", "full", True, 3, 3, 4_096, verified=WELL, entered=True)
PLANNED = ToErase((ITEM,), ("letters/رسالة.txt",), 2, 1_234, 0)
DONE = ItemsErased((ITEM,), ("ab" * 32, "cd" * 32), 1, 1_234)


@pytest.fixture(autouse=True)
def pretended(library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The verbs of this page, pretended too."""

    def pretend(face: Any, verb: str, usual: Any) -> None:
        def call(*given: Any, **named: Any) -> Any:
            return library.answer(verb, usual, *given, **named)

        monkeypatch.setitem(vars(face), verb, call)

    pretend(amana, "audit", WHOLE)
    pretend(amana, "challenge", Challenged("stick", Path("q.json"), 7, "2031-02-01T00:00:00Z"))
    pretend(amana, "answer", Answered(Path("a.json"), 7, 6))
    pretend(amana, "repair", (Repaired(None, entered=True),))
    pretend(erasing, "plan", PLANNED)
    pretend(erasing, "erase", DONE)
    pretend(erasing, "erasures", ())


# --- audit


def test_an_audit_says_that_a_copy_is_well_and_what_was_read(say: Say, library: Any) -> None:
    said = say("--archive", "here", "audit", "stick", "--as", "Nadia")
    assert said.status == 0
    assert said.out.splitlines()[:2] == [
        "The copy stick is well.",
        "All of it was read: 3 of 3 objects (4.1 kB), its logs, and every small file.",
    ]
    assert library.given("audit") == (Path("here"), "stick")
    named = library.named("audit")
    assert (named["sample"], named["nonce"], named["answer"], named["person"]) == (None, False, None, "Nadia")


def test_what_is_wrong_with_a_copy_is_named_and_ends_with_4(say: Say, library: Any) -> None:
    log = VerifiedLog("d1", 6, "aa" * 32, False, "log-damaged (device='d1', reason='rolled-back')")
    found = Verified(False, 3, 1, ("ab" * 32,), ("cd" * 32,), (), (), (log,), erased=("ef" * 32,))
    library.answers["audit"] = Audited("stick", "full", False, 3, 3, 4_096, verified=found, entered=False)
    said = say("audit", "stick")
    assert said.status == 4
    assert "The copy stick is not well." in said.out
    for name in ("ab" * 32, "cd" * 32, "ef" * 32):
        assert name in said.out
    assert "shorter than it was" in said.out
    assert "erased by a custodian, and is still here" in said.out
    assert "amana repair stick" in said.out
    assert "not in the log" in said.err


def test_a_sample_says_what_it_shows_and_not_more(say: Say, library: Any) -> None:
    library.answers["audit"] = Audited(
        "stick",
        "sample",
        True,
        10_000,
        300,
        9,
        shown=(Shown(100, 95.3), Shown(1, 3.0)),
        verified=WELL,
        entered=True,
    )
    said = say("audit", "stick", "--sample", "3%")
    assert library.named("audit")["sample"] == "3%"
    assert "If 100 of the 10,000 objects were bad, this would have shown it in 95.3 of 100 cases." in said.out
    assert "If 1 of the 10,000 objects were bad, this would have shown it in 3 of 100 cases." in said.out
    assert "says nothing about bytes" in said.out


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("missing", "it is not there"),
        ("unanswered", "the answer leaves it out"),
        ("differs", "not that of these bytes"),
        ("swapped", "that of another one"),
        ("old-answer", "an earlier challenge"),
        ("from-the-name", "without the bytes"),
        ("answer-shape", "is no answer"),
        ("rolled-back", "shorter than it was"),
    ],
)
def test_each_way_of_answering_without_the_bytes_has_its_words(
    say: Say, library: Any, reason: str, words: str
) -> None:
    wrong = (Misanswered(SHA, reason),)
    library.answers["audit"] = Audited("stick", "nonce", False, 3, 2, 9, wrong=wrong, entered=True)
    said = say("audit", "stick", "--nonce")
    assert said.status == 4
    assert words in said.out and SHA in said.out


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("answered-before", "counts once"),
        ("challenge-unknown", "not made here"),
        ("answered-late", "expired"),
        ("of-another-archive", "another archive"),
    ],
)
def test_an_answer_that_does_not_count_says_why(say: Say, library: Any, reason: str, words: str) -> None:
    library.answers["audit"] = Audited("stick", "nonce", False, 0, 0, 0, refused=reason, entered=True)
    said = say("audit", "stick", "--answer", "a.json")
    assert (said.status, library.named("audit")["answer"]) == (4, Path("a.json"))
    assert words in said.out


def test_what_is_on_its_way_and_what_cannot_be_judged_is_told(say: Say, library: Any) -> None:
    library.answers["audit"] = Audited(
        "stick", "nonce", True, 9, 2, 9, unjudged=("ab" * 32,), behind=3, entered=True
    )
    said = say("audit", "stick", "--nonce")
    assert "3 of what was asked for are on their way" in said.out
    assert "damaged or missing in this archive" in said.out


def test_a_challenge_is_written_and_says_what_to_do_with_it(say: Say, library: Any) -> None:
    said = say("audit", "stick", "--challenge", "q.json", "--sample", "5%")
    assert said.status == 0
    assert "A challenge about 7 objects was written to q.json" in said.out
    assert "amana answer q.json --out answer.json" in said.out
    assert library.named("challenge") == {"sample": "5%"}
    (line,) = say("--json", "audit", "stick", "--challenge", "q.json").lines
    assert line == {"copy": "stick", "file": "q.json", "objects": 7, "expires": "2031-02-01T00:00:00Z"}


@pytest.mark.parametrize(
    "words",
    [
        ("--nonce", "--answer", "a"),
        ("--challenge", "q", "--answer", "a"),
        ("--nonce", "--challenge", "q"),
        ("--answer", "a", "--sample", "5%"),
    ],
)
def test_one_audit_asks_in_one_way(say: Say, words: tuple[str, ...]) -> None:
    said = say("audit", "stick", *words)
    assert said.status == 2
    assert "do not go together" in said.err


def test_an_answer_says_how_much_it_answers_for(say: Say, library: Any) -> None:
    said = say("answer", "q.json", "-o", "a.json")
    assert said.status == 0
    assert "6 of 7 objects are answered for, in a.json." in said.out
    assert library.given("answer")[1:] == (Path("q.json"), Path("a.json"))


def test_json_gives_all_of_an_audit(say: Say) -> None:
    (line,) = say("--json", "audit", "stick").lines
    assert (line["copy"], line["ok"], line["verified"]["objects"]) == ("stick", True, 3)


# --- repair


def test_a_repair_says_what_came_from_where(say: Say, library: Any) -> None:
    mended = (Mended("object", "ab" * 32, "stick"), Mended("file", "README.txt", "here"))
    library.answers["repair"] = (Repaired(None, mended, aside=1, entered=True),)
    said = say("repair", "--from", "/media/x", "--object", "ab" * 32)
    assert said.status == 0
    assert said.out.splitlines() == [
        "All is well again in this archive: 2 things were mended.",
        f"  {'ab' * 32} was mended from stick.",
        "  README.txt was mended from this archive.",
        "1 damaged file was set aside in local/damaged, to be looked at.",
    ]
    assert library.named("repair")["sources"] == ("/media/x",)
    assert library.named("repair")["objects"] == ("ab" * 32,)


def test_what_no_copy_has_is_named_and_ends_with_4(say: Say, library: Any) -> None:
    lost = (NotMended("object", "ab" * 32, "missing"),)
    silent = (("gone", "store-unreachable (url='/x', reason='folder-absent')"),)
    library.answers["repair"] = (Repaired(None, (), lost, silent=silent, entered=False),)
    said = say("repair")
    assert said.status == 4
    assert "1 thing could not be mended in this archive." in said.out
    assert f"{'ab' * 32}: it is not there; no copy that was asked has it right." in said.out
    assert "gone could not be asked:" in said.out
    assert "--from" in said.out
    assert "not in the log" in said.err


def test_a_copy_that_cannot_be_repaired_at_all_is_named_and_ends_with_3(say: Say, library: Any) -> None:
    unreached = "store-unreachable (url='/x', reason='folder-absent')"
    library.answers["repair"] = (
        Repaired("gone", unreached=unreached, entered=True),
        Repaired("stick", entered=True),
    )
    said = say("repair", "gone", "stick")
    assert said.status == 3
    assert "gone was not repaired:" in said.out
    assert "Nothing was wrong: stick." in said.out
    assert library.given("repair")[1:] == ("gone", "stick")
    first, second = say("--json", "repair", "gone", "stick").lines
    assert (first["ok"], second["ok"]) == (False, True)


# --- erase


def test_nothing_is_erased_without_a_terminal_or_a_yes(say: Say, library: Any) -> None:
    said = say("erase", "3f2a", "--reason", "asked")
    assert said.status == 2
    assert "--yes" in said.err
    assert "رسالة.txt" in said.err and "cannot be undone" in said.err
    assert not [verb for verb, _, _ in library.calls if verb == "erase"]


def test_a_yes_erases_and_says_what_went_and_what_comes_next(say: Say, library: Any) -> None:
    said = say("erase", "3f2a", "--reason", "asked", "--yes")
    assert said.status == 0
    assert said.out.splitlines() == [
        "1 item was erased (1.2 kB).",
        "2 objects went. New ones that hold what had to stay: 1.",
        "Now sync: the other copies still have it until then.",
    ]
    assert library.given("erase")[1:] == ("3f2a",)
    assert library.named("erase")["reason"] == "asked"


@pytest.mark.parametrize(("typed", "erased"), [("3f2a9c", True), ("yes", False), ("", False)])
def test_a_person_types_the_items_digits(
    say: Say, library: Any, monkeypatch: pytest.MonkeyPatch, typed: str, erased: bool
) -> None:
    monkeypatch.setattr("click.prompt", lambda *_, **__: typed)
    said = say("erase", "3f2a", "--reason", "asked", terminal=True)
    assert said.status == (0 if erased else 3)
    assert bool([verb for verb, _, _ in library.calls if verb == "erase"]) is erased
    assert ("Nothing was erased." in said.err) is not erased


def test_what_stays_is_said_before_and_after(say: Say, library: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.prompt", lambda *_, **__: "3f2a9c")
    library.answers["plan"] = ToErase((ITEM,), ("a.txt",), 2, 9, 9, (SHA,))
    library.answers["erase"] = ItemsErased((ITEM,), ("ab" * 32,), 1, 9, (SHA,), 2, ("ab" * 32,))
    said = say("erase", "3f2a", "--reason", "asked", terminal=True)
    assert said.status == 3
    assert "has the same bytes" in said.err and "has the same bytes" in said.out
    assert "would not let 1 old object go" in said.out
    assert "2 log entries could not be read" in said.out


def test_what_was_erased_before_is_said_so(say: Say, library: Any) -> None:
    library.answers["erase"] = ItemsErased((ITEM,), (), 0, 0)
    assert "erased before" in say("erase", "3f2a", "--reason", "x", "--yes").out


def test_a_reason_must_be_given(say: Say) -> None:
    assert say("erase", "3f2a", "--yes").status == 2


def test_restoring_what_was_erased_is_said_and_by_name_ends_with_3(
    say: Say, library: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def restore(self: FakeArchive, dest: Path, *items: str, **named: Any) -> Restored:
        named["tell"](RestoredFile(ITEM, "letters/a.txt", SHA, "erased"))
        return Restored(erased=1)

    monkeypatch.setattr(FakeArchive, "restore", restore)
    for words, status in ((("restore", "out"), 0), (("restore", "out", "3f2a"), 3)):
        said = say(*words)
        assert (said.status, "1 file was erased by a custodian" in said.err) == (status, True)


def test_showing_an_erased_item_says_when_by_whom_and_why(say: Say, library: Any) -> None:
    gone = replace(RECORD, accessions=(replace(RECORD.accessions[0], content=ERASED),), intakes=())
    library.answers["show"] = gone
    act = CustodyAct("erased", "2031-01-01T00:00:00Z", "d1", "s", person="Nadia", reason="she asked")
    library.answers["erasures"] = (act,)
    said = say("show", "3f2a")
    assert "Erased" in said.out and "Nadia" in said.out and "she asked" in said.out
    assert "letters/رسالة.txt" in said.out
    (line,) = say("--json", "show", "3f2a").lines
    assert line["erased"][0]["reason"] == "she asked"
