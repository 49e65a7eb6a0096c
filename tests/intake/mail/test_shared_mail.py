"""Mails, mailboxes, contacts and calendars from elsewhere, read in the confined process."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from amana.intake import HEAD_SIZE, Outcome, ReaderPool, Task, media_type, readers
from amana.intake.mail import outlook_mailbox
from tests.shared_data import shared

PROCESS_REASONS = {"timeout", "memory", "crashed", "garbled"}
MODULES = {
    "eml": "mail-message",
    "emlx": "mail-message",
    "mbox": "mailbox",
    "vcf": "contacts",
    "ics": "contacts",
    "ical": "contacts",
}


def outcome_of(pool: ReaderPool, data: bytes, name: str) -> Outcome:
    return pool.read(data, len(data), media_type(data[:HEAD_SIZE], name), data[:HEAD_SIZE], name)


@pytest.fixture(scope="module")
def told() -> dict[str, Outcome]:
    """The outcome of each file of these kinds, by its name."""
    names = (*MODULES, "msg", "pst")
    paths = sorted(path for path in shared("ingest_fixtures").iterdir() if path.suffix[1:] in names)
    with readers(1) as pool:
        return {path.name: outcome_of(pool, path.read_bytes(), path.name) for path in paths}


def test_each_is_read_by_the_module_of_its_kind(told: dict[str, Outcome]) -> None:
    assert len(told) >= 19
    for name, outcome in told.items():
        expected = MODULES.get(Path(name).suffix[1:])
        assert expected in {None, outcome.module}, name
        assert name.endswith(".pst") or outcome.outcome == "read", name


def test_dates_keep_their_zones_and_threads_their_ids(told: dict[str, Outcome]) -> None:
    reading = told["plaintext.emlx"].reading
    assert reading is not None
    assert reading.published == "2020-02-06T15:39:55+02:00"
    facts = {fact.name: fact.value for fact in reading.facts}
    assert facts["thread"] == facts["in-reply-to"] != facts["message-id"]
    assert facts["emlx:date-received"] == "1581000000"


def test_a_mail_by_another_name_is_known_by_its_content(told: dict[str, Outcome]) -> None:
    outcome = told["fnf.msg"]
    assert outcome.module == "mail-message"
    assert outcome.reading is not None
    assert sum(fact.name == "received-at" for fact in outcome.reading.facts) == 8
    (picture,) = outcome.reading.parts
    assert (picture.media_type, picture.size) == ("image/png", 405_781)


def test_an_outlook_message_has_its_header_and_its_text(told: dict[str, Outcome]) -> None:
    outcome = told["piste.msg"]
    assert outcome.module == "outlook-message"
    assert outcome.reading is not None
    assert outcome.reading.published == "2010-11-28T23:42:18+01:00"
    assert [len(text.text) for text in outcome.reading.texts] == [11_467]


def test_an_outlook_mailbox_gives_its_messages(told: dict[str, Outcome]) -> None:
    pytest.importorskip("pypff")
    reading = told["testPST.pst"].reading
    assert reading is not None
    assert [part.place for part in reading.parts] == [f"message/{n}" for n in range(1, 7)]
    dates = [fact.value for fact in reading.parts[0].facts if fact.name == "date"]
    assert dates == ["2014-02-26T08:50:04+01:00"]
    assert reading.resume is None


def test_an_outlook_mailbox_in_instalments(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypff")
    path = shared("ingest_fixtures") / "testPST.pst"
    monkeypatch.setattr("amana.intake.mail.mailbox._TEXT", 1)
    reader = outlook_mailbox.OutlookMailbox()
    places = []
    with path.open("rb") as source:
        reading = reader.read(source, path.name, reader.limits)
        while True:
            places.append([part.place for part in reading.parts])
            if reading.resume is None:
                break
            reading = reader.read_on(source, path.name, reader.limits, reading.resume)
    assert places[:6] == [[f"message/{n}"] for n in range(1, 7)]


def test_an_outlook_mailbox_has_no_reader_where_its_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlook_mailbox, "_installed", lambda: False)
    assert not outlook_mailbox.OutlookMailbox().recognises("application/vnd.ms-outlook-pst", b"!BDN", "a.pst")


def test_damaged_outlook_mailboxes_harm_no_other_file() -> None:
    pytest.importorskip("pypff")
    whole = (shared("ingest_fixtures") / "testPST.pst").read_bytes()
    chance = random.Random(5)
    damaged = [whole[: len(whole) * share // 5] for share in range(1, 5)]
    for _ in range(8):
        data = bytearray(whole)
        for _ in range(200):
            data[chance.randrange(600, len(data))] ^= 1 << chance.randrange(8)
        damaged.append(bytes(data))
    head = whole[:HEAD_SIZE]
    kind = media_type(head, "a.pst")
    with readers(1) as pool:
        outcomes = [pool.read_many((Task(data, len(data), kind, head, "a.pst"),))[0] for data in damaged]
        last = outcome_of(pool, whole, "a.pst")
    assert all(one.outcome in {"read", "nothing", "failed"} for one in outcomes)
    assert last.outcome == "read"


def test_a_mailbox_that_is_shorter_than_it_says_is_told_as_cut() -> None:
    """Its end holds nothing that is missed: all messages are there, and still it is not whole."""
    pytest.importorskip("pypff")
    whole = (shared("ingest_fixtures") / "testPST.pst").read_bytes()
    with readers(1) as pool:
        cut = outcome_of(pool, whole[: len(whole) * 19 // 20], "a.pst")
        assert (cut.outcome, cut.reason) == ("read", "cut-short")
        assert outcome_of(pool, whole, "a.pst").reason is None
