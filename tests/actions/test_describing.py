"""What people say of things: kept with who said it and on what basis, replaced and never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.comparing.account_ids import account_id, event_id, row_id, row_ids
from amana.actions.knowledge.describing import Saying
from amana.errors import (
    BasisUnreadable,
    PropertyMisplaced,
    PropertyUnknown,
    SchemaUnreadable,
    SubjectUnknown,
    TypeUnknown,
    ValueAbsent,
    ValueUnreadable,
)
from amana.records import Basis, made_id
from tests.archive.archives import write_tree
from tests.archive.made_once import copied, making

TEXT = "Samira Karam said: “We left Qasr al-Murr on Tuesday.” More than 40 people were wounded there."
OWN_SCHEMA = b"""
[lists.shelter]
label = ["Shelter", "\xd9\x85\xd8\xa3\xd9\x88\xd9\x89"]
meaning = ["Where they slept.", "\xd8\xa3\xd9\x8a\xd9\x86 \xd9\x86\xd8\xa7\xd9\x85\xd9\x88\xd8\xa7."]
choices = [["school", "a school", "\xd9\x85\xd8\xaf\xd8\xb1\xd8\xb3\xd8\xa9"]]

[properties.slept-in]
of = ["person"]
value = "choice"
list = "shelter"
label = ["Slept in", "\xd9\x86\xd8\xa7\xd9\x85 \xd9\x81\xd9\x8a"]
meaning = ["Where they slept.", "\xd8\xa3\xd9\x8a\xd9\x86 \xd9\x86\xd8\xa7\xd9\x85\xd9\x88\xd8\xa7."]
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one text, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("describing")
    with making(folder, "Layan") as opened:
        opened.add(write_tree(folder / "card", [("note.txt", TEXT.encode())]))
    return folder


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return copied(made, tmp_path)


@pytest.fixture
def archive(root: Path) -> Iterator[OpenArchive]:
    with opened(root, "Layan") as archive:
        yield archive


def opened(root: Path, person: str | None) -> OpenArchive:
    return amana.open_archive(root / "archive", identity=root / "key", person=person)


def item_of(archive: OpenArchive) -> str:
    return next(archive.list()).item


def test_a_person_is_spoken_of_for_the_first_time_and_known_from_then_on(archive: OpenArchive) -> None:
    basis = archive.basis(item_of(archive)[:8], "Samira  Karam")
    done = archive.describe(
        None,
        [("name", "Samira Karam"), Saying("name", "سميرة كرم", "ar"), ("role", "nurse")],
        new="person",
        basis=[basis],
        confidence="likely",
        note="by her word",
    )
    assert done.new
    assert [one.change for one in done.changes] == ["said", "said", "said"]
    known = archive.known(done.subject[:12])
    assert (known.type, known.values("name"), known.value("role")) == (
        "person",
        ("Samira Karam", "سميرة كرم"),
        "nurse",
    )
    said = known.standing("role")[0].row.assertion
    assert (said.person, said.confidence, said.note) == ("Layan", "likely", "by her word")
    assert [one.id for one in archive.knowing().all("person")] == [done.subject]
    text = archive.show(item_of(archive)).text_versions[0].sha256
    assert said.basis == (Basis(item_of(archive), text, 0, 12),)
    assert len(archive.knowing().about_item(item_of(archive))) == 3


def test_ones_own_word_is_replaced_and_anothers_stands_beside_it(root: Path, archive: OpenArchive) -> None:
    person = archive.describe(None, [("born", "1980")], new="person").subject
    (change,) = archive.describe(person, [("born", "1981-03")]).changes
    assert (change.change, change.value, change.before) == ("replaced", "1981-03", ("1980",))
    with opened(root, "Idris") as other:
        (change,) = other.describe(person, [("born", "1979")]).changes
        assert (change.change, change.before) == ("said", ())
        assert other.known(person).values("born") == ("1981-03", "1979")
        (change,) = other.describe(person, [("born", "1982")], replace=True).changes
        assert change.before == ("1981-03", "1979")
    with opened(root, "Layan") as again:
        known = again.known(person)
        assert known.values("born") == ("1982",)
        assert [one.value for one in known.said if not one.stands] == ["1980", "1981-03", "1979"]


def test_what_is_said_already_is_not_said_again(archive: OpenArchive) -> None:
    person = archive.describe(None, [("name", "Idris"), ("born", "1980")], new="person").subject
    before = archive.known(person)
    done = archive.describe(person, [("name", "Idris"), ("born", "١٩٨٠")])
    assert [one.change for one in done.changes] == ["unchanged", "unchanged"]
    assert archive.known(person) == before


def test_a_value_is_withdrawn_and_the_others_stay(archive: OpenArchive) -> None:
    named = [Saying("name", "Idris", "en"), Saying("name", "إدريس", "ar"), Saying("born", "1979")]
    person = archive.describe(None, named, new="person").subject
    (change,) = archive.describe(person, [Saying("name", "", "ar")]).changes
    assert (change.change, change.before) == ("withdrawn", ("إدريس",))
    assert archive.known(person).values("name") == ("Idris",)
    archive.describe(person, [("born", "1980")])
    archive.describe(person, [("born", "")])
    assert archive.known(person).values("born") == ()
    with pytest.raises(ValueAbsent):
        archive.describe(person, [("born", "")])


def test_one_wrong_value_keeps_all_of_them_out(archive: OpenArchive) -> None:
    item = item_of(archive)
    for sayings, error in (
        ([("title", "A note"), ("no-such", "x")], PropertyUnknown),
        ([("title", "A note"), ("born", "1980")], PropertyMisplaced),
        ([("title", "A note"), ("published", "13/12/2016")], ValueUnreadable),
    ):
        with pytest.raises(error):
            archive.describe(item, sayings)
    assert archive.known(item).said == ()
    with pytest.raises(TypeUnknown):
        archive.describe(None, [("name", "x")], new="persn")
    with pytest.raises(SubjectUnknown):
        archive.describe("abcdef", [("name", "x")])


def test_a_dry_run_says_what_would_change_and_changes_nothing(archive: OpenArchive) -> None:
    item = item_of(archive)
    (change,) = archive.describe(item, [("title", "A note")], dry_run=True).changes
    assert (change.change, change.assertion) == ("said", None)
    assert archive.known(item).said == ()


def test_the_id_of_a_list_names_the_same_thing_on_every_device(archive: OpenArchive) -> None:
    first = archive.describe(None, [("name", "Idris")], new="person", own_id="people:P-17")
    assert first.subject == made_id("own", "people", "P-17")
    assert archive.known(first.subject).values("own-id") == ("people:P-17",)
    again = archive.describe(None, [("role", "baker")], own_id="people:P-17")
    assert (again.subject, again.new) == (first.subject, False)
    with pytest.raises(ValueUnreadable):
        archive.describe(None, [("role", "baker")], own_id="P-17")


def test_a_link_is_given_by_the_beginning_of_an_id(archive: OpenArchive) -> None:
    group = archive.describe(None, [("name", "Green Helmets")], new="group").subject
    person = archive.describe(None, [("name", "Idris"), ("member-of", group[:10])], new="person").subject
    assert archive.known(person).values("member-of") == (group,)
    with pytest.raises(SubjectUnknown):
        archive.describe(person, [("member-of", "00000000")])


def test_the_day_of_publication_that_somebody_says_is_what_the_text_is_read_by(archive: OpenArchive) -> None:
    item = item_of(archive)
    assert archive.readings(item)[0].reading.times[0].first is None  # type: ignore[union-attr]
    archive.describe(item, [("published", "2031-05-08")])
    reading = archive.readings(item)[0].reading
    assert reading is not None
    assert reading.times[0].first == "2031-05-06"


def test_places_in_an_item(archive: OpenArchive) -> None:
    item = item_of(archive)
    assert archive.basis("note: by telephone") == Basis(note="by telephone")
    assert archive.basis(f"{item[:9]}@3.5-8") == Basis(item=item, since="3.5", until="8")
    assert archive.basis(f"{item[:9]}[1,2,30,40]") == Basis(item=item, region="1,2,30,40")
    spanned = archive.basis(f"{item}:0-6")
    assert TEXT[spanned.start : spanned.end] == "Samira"
    for wrong, quote, reason in (
        ("no", None, "not-a-place"),
        (f"{item}:9-9000", None, "out-of-text"),
        (f"{item}:9-9", None, "out-of-text"),
        (item, "never said", "quote-not-found"),
        (item, "e", "quote-ambiguous"),
    ):
        with pytest.raises(BasisUnreadable) as fault:
            archive.basis(wrong, quote)
        assert fault.value.facts["reason"] == reason


def test_an_archive_adds_properties_of_its_own_and_a_copy_of_it_has_them(root: Path, archive: OpenArchive) -> None:
    with pytest.raises(PropertyUnknown):
        archive.describe(None, [("slept-in", "school")], new="person")
    (root / "own.toml").write_bytes(OWN_SCHEMA)
    item = archive.add_schema(root / "own.toml")
    assert archive.add_schema(root / "own.toml") == item
    person = archive.describe(None, [("slept-in", "school")], new="person").subject
    assert archive.known(person).value("slept-in") == "school"
    archive.rebuild()
    assert archive.schema().property("slept-in").own
    (use,) = archive.known(item).standing("use-as")
    archive.undo(use.id)
    assert "slept-in" not in archive.schema().properties
    assert archive.known(person).value("slept-in") == "school"


def test_a_wrong_schema_is_not_kept(root: Path, archive: OpenArchive) -> None:
    (root / "own.toml").write_bytes(b"[properties.name]\nof = 3\n")
    with pytest.raises(SchemaUnreadable):
        archive.add_schema(root / "own.toml")
    assert len(list(archive.list())) == 1


def test_what_is_neither_told_nor_kept_is_not_spoken_of(archive: OpenArchive) -> None:
    item = item_of(archive)
    with pytest.raises(SubjectUnknown) as refused:
        archive.describe("0" * 32, [("note", "no such thing")])
    assert refused.value.facts["id"] == "0" * 32
    with pytest.raises(SubjectUnknown):
        archive.describe("f" * 32, [("note", "no such thing")], basis=[Basis(item=item)], dry_run=True)
    assert archive.known("0" * 32).said == ()


def test_rows_accounts_events_and_movements_of_what_is_kept_are_spoken_of(
    archive: OpenArchive, tmp_path: Path
) -> None:
    text = "March 6, 2031 - 12 people were killed in Homs. Families moved from Homs to Idlib on Saturday."
    archive.add(write_tree(tmp_path / "more", [("told.txt", text.encode())]))
    item = next(one.item for one in archive.list() if one.name == "told.txt")
    (reading,) = archive.readings(item)
    assert reading.reading is not None
    version, claims = reading.text_version, reading.reading.claims
    killed = next(row for row in claims if row.category == "killed")
    (flow,) = archive.flows(item).flows
    account = account_id(version)
    for subject in (row_id(version, killed.start, killed.end), account, event_id(account), flow.figure.id):
        done = archive.describe(subject, [("note", "seen")])
        assert done.subject == subject
        assert archive.known(subject).values("note") == ("seen",)
    place = next(row for row in reading.reading.places if row.text == "Homs")
    near = row_id(version, place.start, place.end)
    assert archive.describe(near, [("note", "here")], within=item).subject == near


def test_the_ids_of_many_rows_are_those_of_each() -> None:
    spans = [(0, 1), (7, 12), (1_000_000_000, 1_000_000_007)]
    assert list(row_ids("ab" * 32, spans)) == [row_id("ab" * 32, *span) for span in spans]


def test_what_others_linked_to_is_spoken_of(archive: OpenArchive) -> None:
    event = "ab" * 16
    archive.describe(item_of(archive), [("of-event", event)])
    assert archive.describe(event, [("note", "that day")]).subject == event
