"""Lists of people and groups: what people spoke of and what texts name, together where people say so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.errors import SubjectUnknown
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

TEXTS = [
    (
        "one.txt",
        "Samira al-Haddad, a nurse, said: “We left Qasr al-Murr.” She helped the Green Helmets.".encode(),
    ),
    ("two.txt", "قالت سميرة الحداد: «غادرنا قصر المرّ». وصل إدريس كرم أمس.".encode()),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("things")
    with making(folder, "Layan") as opened:
        opened.add(write_tree(folder / "card", TEXTS))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path, "Layan") as opened:
        yield opened


def test_whoever_texts_name_is_listed_without_anybody_s_help(archive: OpenArchive) -> None:
    names = {name for one in archive.people() for name in one.names}
    assert {"Samira al-Haddad", "سميرة الحداد"} <= names
    assert not any(one.known for one in archive.people())


def test_names_that_may_be_of_one_make_one_line_and_parting_them_makes_two(archive: OpenArchive) -> None:
    (samira,) = archive.people("Samira al-Haddad")
    assert set(samira.names) >= {"Samira al-Haddad", "سميرة الحداد"}
    assert (samira.texts, samira.known) == (2, False)
    assert archive.people("سميرة الحداد") == [samira]
    archive.different(*samira.ids)
    assert [one.texts for one in archive.people("Samira al-Haddad")] == [1, 1]


def test_a_person_that_somebody_speaks_of_is_known_with_the_names_in_texts(archive: OpenArchive) -> None:
    (samira,) = archive.people("Samira al-Haddad")
    person = archive.describe(None, [("name", "Samira al-Haddad"), ("born", "1980")], new="person").subject
    assert len(archive.people("Samira al-Haddad")) == 2
    archive.same(person, samira.ids[0])
    (known, *rest) = archive.people("Samira al-Haddad")
    assert known.known
    assert person in known.ids
    assert known.texts >= 1
    assert not any(one.known for one in rest)
    told = archive.known(known.id)
    assert told.value("born") == "1980"
    assert [one.written for one in archive.knowing().mentions_of(told)]


def test_a_name_in_a_text_can_be_spoken_of_by_the_beginning_of_its_id(archive: OpenArchive) -> None:
    (idris,) = archive.people("إدريس كرم")
    assert archive.knowing().find(idris.id[:10]) == idris.id
    archive.describe(idris.id[:10], [("role", "a baker")])
    assert archive.known(idris.id).value("role") == "a baker"
    with pytest.raises(SubjectUnknown):
        archive.known("0000ffff")


def test_who_only_people_spoke_of_is_listed_too(archive: OpenArchive) -> None:
    archive.describe(None, [("name", "Nour Haddad")], new="person")
    (nour,) = archive.people("Nour Haddad")
    assert (nour.known, nour.texts) == (True, 0)
    assert [one.names[0] for one in archive.groups() if one.known] == []


BULLETINS = [
    (
        "bulletin.txt",
        "QASR AL-MURR BULLETIN\n4 October 2031\n\nMore than 40,000 people left Aleppo on 2 October 2031, the "
        "volunteers' desk said. The buses came at six. 275 wounded were carried to Idlib.\n",
    ),
    (
        "notes.txt",
        "Notes of a teacher\n5 October 2031\n\nOn 2 October 2031 buses took us out of Aleppo. Volunteers "
        "counted more than 40,000 people. 275 wounded were carried to Idlib.\n",
    ),
    ("recipe.txt", "How to bake bread\n\nTake 500 grams of flour and let the dough rest for two hours.\n"),
]


@pytest.fixture(scope="module")
def made_of_bulletins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bulletins")
    with making(folder, "Layan") as opened:
        opened.add(write_tree(folder / "card", [(name, text.encode()) for name, text in BULLETINS]))
    return folder


@pytest.fixture
def told(made_of_bulletins: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made_of_bulletins, tmp_path, "Layan") as opened:
        yield opened


def test_texts_that_tell_of_one_event_are_proposed_as_one_and_compared_by_its_id(told: OpenArchive) -> None:
    (event,) = told.events()
    assert (event.known, event.texts) == (False, 2)
    assert "2031-10-02" in event.days
    assert "aleppo" in event.places
    names = {one.item: one.name for one in told.list()}
    assert {names[item] for item in event.items} == {"bulletin.txt", "notes.txt"}
    table = told.compare(event.id[:10])
    assert {one.account.item for one in table.accounts} == set(event.items)
    assert table.same_event


def test_an_event_that_somebody_confirms_is_known_and_has_what_they_say_of_it(told: OpenArchive) -> None:
    (proposed,) = told.events()
    event = told.describe(None, [("title", "The leaving"), ("date", "2031-10-02")], new="event").subject
    for item in proposed.items:
        told.describe(item, [("of-event", event)])
    (known,) = told.events()
    assert (known.id, known.known, known.names[0], known.days) == (event, True, "The leaving", ("2031-10-02",))
    assert {one.account.item for one in told.compare(event[:10]).accounts} == set(proposed.items)


def test_an_event_that_is_taken_back_is_a_proposal_again(told: OpenArchive) -> None:
    event = told.describe(None, [("title", "The leaving")], new="event").subject
    said = [told.describe(item, [("of-event", event)]) for item in told.events()[0].items]
    assert [one.known for one in told.events()] == [True]
    for one in said:
        told.undo(str(one.changes[0].assertion))
    assert sorted((one.known, one.texts) for one in told.events()) == [(False, 2), (True, 0)]
    assert [one.kind for one in told.suggestions("event").questions] == ["event"]


def test_accounts_that_somebody_holds_apart_are_no_event(told: OpenArchive) -> None:
    (event,) = told.events()
    told.different(event.ids[0], event.ids[1])
    assert told.events() == []


def test_places_are_listed_with_how_many_texts_tell_of_them(told: OpenArchive) -> None:
    listed = {one.id: one for one in told.places()}
    assert listed["aleppo"].texts == 2
    assert listed["aleppo"].names == ("Aleppo", "حلب")
    bridge = told.describe(None, [("name", "The old bridge"), ("known-place", "aleppo")], new="place").subject
    assert told.places()[0].id == bridge


def test_ties_are_worked_out_once_and_anew_when_a_text_comes(
    told: OpenArchive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = told.events()
    monkeypatch.setattr("amana.compare.events.scoring.scored", None)  # not asked for again
    assert told.events() == first
    monkeypatch.undo()
    told.add(write_tree(tmp_path / "more", [("third.txt", BULLETINS[1][1].replace("teacher", "driver").encode())]))
    assert [one.texts for one in told.events()] == [3]
