"""What reading leaves open, what is asked first, and what answers come to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.reviewing.queue_values import Question, QuestionKind
from amana.errors import AnswerLacking, AnswerMisplaced, QuestionUnknown, SubjectUnknown, ValueUnreadable
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

TEXTS = {
    "one.txt": (
        "QASR AL-MURR, 3 March 2030 - Samira al-Murri, a baker, said that 40 people were wounded in Aleppo. "
        "Khaled Darwish came with her on 05/06/2029. The bakers carried 30 people to Homs."
    ),
    "two.txt": (
        "قصر المرّ، ٤ آذار ٢٠٣٠ - قالت سميرة المرّي، وهي خبّازة: «غادرنا ليلًا». وأصيب أكثر من ٤٠ شخصًا في حلب."
    ),
    "three.txt": (
        "Samira al-Murri, a baker, came again on 7 March 2030. “The road is closed, and nobody can leave.” "
        "The bakers went home. Walid Jaber stayed."
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("reviewing")
    with making(folder, "Nour") as opened:
        opened.add(write_tree(folder / "card", [(name, text.encode()) for name, text in TEXTS.items()]))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path, "Nour") as opened:
        yield opened


def questions(archive: OpenArchive, kind: QuestionKind) -> tuple[Question, ...]:
    return archive.suggestions(kind).questions


def values(archive: OpenArchive, made: tuple[str, ...]) -> list[tuple[str, str | None]]:
    rows = [archive.archive.catalogue.assertion(one).assertion for one in made]
    return [(row.property, row.value) for row in rows]


def test_names_are_asked_about_together_with_where_they_stand(archive: OpenArchive) -> None:
    (question,) = questions(archive, "name")
    assert {one.words for one in question.asked} == {"Samira al-Murri", "سميرة المرّي"}
    assert question.settles == 3
    for one in question.asked:
        place = one.place
        assert archive.text(place.text_version)[place.start : place.end] == one.words
        assert one.words in place.sentence
    kinds = {reason.kind for one in question.asked[1:] for reason in one.reasons if not reason.against}
    assert {"spelling", "script"} <= kinds


def test_an_accepted_name_is_one_and_is_asked_no_more(archive: OpenArchive) -> None:
    (question,) = questions(archive, "name")
    done = archive.review(question.id, "accept")
    assert [prop for prop, _ in values(archive, done.assertions)] == ["same-as", "same-as"]
    assert questions(archive, "name") == ()
    (known,) = archive.named("person")
    assert known.sure
    assert len(known.mentions) == 3
    archive.undo(done.assertions[0])
    (again,) = questions(archive, "name")
    assert len(again.asked) == 2


def test_who_is_known_and_who_is_proposed(archive: OpenArchive) -> None:
    (proposed,) = archive.named("person")
    assert proposed.names == ("Samira al-Murri", "سميرة المرّي")
    assert (proposed.known, proposed.sure, len(proposed.links)) == ((), False, 1)
    ((one, other, pair),) = proposed.links
    assert {one.written, other.written} == set(proposed.names)
    assert "script" in {ground.kind for ground in pair.grounds_for}
    first = proposed.mentions[0]
    made = archive.describe(None, [("name", "Rim Haddad")], new="person").subject
    archive.describe(None, [("name", "Qasr Bakers")], new="group")
    archive.same(first.id, made)
    (known,) = archive.named("person")
    assert set(known.known) == {made, first.id}
    assert [one.names for one in archive.named("group")] == [("Qasr Bakers",)]
    assert {one.id for one in archive.named()} == {known.id, *(one.id for one in archive.named("group"))}


def test_the_names_like_one_name(archive: OpenArchive) -> None:
    (proposed,) = archive.named("person")
    one, *others = proposed.mentions
    found = archive.names_like(one.id)
    assert {other.id for other, _ in found} == {other.id for other in others}
    assert all(pair.verdict == "ask" and pair.grounds_for for _, pair in found)
    archive.different(one.id, others[0].id)
    assert {other.id for other, _ in archive.names_like(one.id)} == {other.id for other in others[1:]}
    assert len(archive.names_like(one.id, limit=1)) == 1
    with pytest.raises(SubjectUnknown):
        archive.names_like("0" * 32)


def test_a_rejected_name_is_never_asked_again(archive: OpenArchive) -> None:
    (question,) = questions(archive, "name")
    done = archive.review(question, "reject")
    assert {prop for prop, _ in values(archive, done.assertions)} == {"different-from"}
    ids = {one.subject for one in question.asked}
    later = questions(archive, "name")
    assert all(question.first.subject not in {one.subject for one in other.asked} for other in later)
    assert all({one.subject for one in other.asked} < ids for other in later)


def test_a_corrected_name_says_which_are_the_same(archive: OpenArchive) -> None:
    (question,) = questions(archive, "name")
    done = archive.review(question.id, "correct", same="2")
    said = values(archive, done.assertions)
    assert said == [("same-as", question.asked[1].subject), ("different-from", question.asked[2].subject)]
    with pytest.raises(QuestionUnknown):
        archive.review(question.id, "accept")


def test_a_date_that_may_be_two_days(archive: OpenArchive) -> None:
    (question,) = questions(archive, "time")
    assert {one.value for one in question.options} == {"2029-06-05", "2029-05-06"}
    done = archive.review(question.id, "correct", date="2029-05-06")
    (row,) = [archive.archive.catalogue.assertion(one).assertion for one in done.assertions]
    assert (row.property, row.value, row.person, row.subject_type) == ("date", "2029-05-06", "Nour", "time")
    (basis,) = row.basis
    assert archive.text(basis.text_version or "")[basis.start : basis.end] == "05/06/2029"
    assert questions(archive, "time") == ()


def test_a_figure_without_a_category(archive: OpenArchive) -> None:
    found = {one.first.words: one for one in questions(archive, "category")}
    assert "30" in found
    with pytest.raises(AnswerLacking):
        archive.review(found["30"].id, "accept")
    with pytest.raises(ValueUnreadable):
        archive.review(found["30"].id, "correct", category="carried about")
    with pytest.raises(AnswerMisplaced):
        archive.review(found["30"].id, "correct", place="homs")
    archive.review(found["30"].id, "correct", category="rescued")
    assert "30" not in {one.first.words for one in questions(archive, "category")}


def test_a_rejected_figure_leaves_the_queue_and_undo_brings_it_back(archive: OpenArchive) -> None:
    before = questions(archive, "category")
    done = archive.review(before[0].id, "reject")
    assert values(archive, done.assertions) == [("judgement", "rejected")]
    assert before[0] not in questions(archive, "category")
    archive.undo(done.assertions[0])
    assert questions(archive, "category") == before


def test_a_statement_without_a_speaker(archive: OpenArchive) -> None:
    found = next(one for one in questions(archive, "speaker") if one.first.words.startswith("The road is closed"))
    assert [one.label for one in found.options] == ["Samira al-Murri", "Walid Jaber"]
    done = archive.review(found.id, "correct", speaker="walid jaber")
    assert values(archive, done.assertions) == [("name", "Walid Jaber"), ("speaker", found.options[1].value)]
    assert found not in questions(archive, "speaker")


def test_a_speaker_whom_nobody_named_is_somebody_new(archive: OpenArchive) -> None:
    found = questions(archive, "speaker")[0]
    done = archive.review(found.id, "correct", speaker="Rim Haddad")
    (_, name), (_, speaker) = values(archive, done.assertions)
    assert name == "Rim Haddad"
    assert archive.known(speaker or "").type == "person"


def test_the_order_is_by_what_hangs_on_an_answer_and_stable(archive: OpenArchive) -> None:
    queue = archive.suggestions()
    assert [one.settles for one in queue.questions] == sorted(
        (one.settles for one in queue.questions), reverse=True
    )
    assert queue == archive.suggestions()
    assert archive.suggestions(limit=2).questions == queue.questions[:2]
    assert queue.total == len(queue.questions)
    assert len({one.id for one in queue.questions}) == queue.total


def test_unknown_questions(archive: OpenArchive) -> None:
    for wanted in ("ffffffffffffffff", "", "no id at all"):
        with pytest.raises(QuestionUnknown):
            archive.review(wanted, "accept")


def test_a_queue_of_an_empty_archive_is_empty(tmp_path: Path) -> None:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        assert opened.suggestions().total == 0
        assert list(opened.named()) == []


SECOND = (
    "Homs, 6 March 2030 - Residents said that 12 houses burned down in Homs on 5 March 2030 after the market was "
    "shelled at night. Karim Mansour, who sells bread at the market, carried water."
)
THIRD = (
    "The market of Homs was shelled at night on 5 March 2030, and 12 houses burned down in Homs, said "
    "Karim Mansour, who sells bread at the market."
)


@pytest.fixture(scope="module")
def made_of_accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("accounts")
    with making(folder) as opened:
        texts = [("one.txt", SECOND.encode()), ("two.txt", THIRD.encode())]
        opened.add(write_tree(folder / "card", texts), published="2030-03-06")
    return folder


@pytest.fixture
def accounts(made_of_accounts: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    """Two accounts of one event."""
    with open_copy(made_of_accounts, tmp_path) as opened:
        yield opened


def test_accounts_of_one_event_are_confirmed_by_a_person(accounts: OpenArchive) -> None:
    (question,) = questions(accounts, "event")
    assert question.settles == len(question.asked) == 2
    assert {reason.kind for reason in question.asked[1].reasons} >= {"same-day", "same-place"}
    done = accounts.review(question.id, "accept")
    said = values(accounts, done.assertions)
    assert [prop for prop, _ in said] == ["title", "of-event", "of-event"]
    assert {value for prop, value in said if prop == "of-event"} == {question.proposed}
    assert accounts.known(question.proposed or "").type == "event"
    assert questions(accounts, "event") == ()
    for one in done.assertions:
        accounts.undo(one)
    assert questions(accounts, "event") == (question,)


def test_a_place_that_may_be_several_is_settled_for_all_that_is_written_so(tmp_path: Path) -> None:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        text = "40 people were killed in rural Damascus on 5 March 2030. Nobody left rural Damascus."
        opened.add(write_tree(tmp_path / "card", [("one.txt", text.encode())]))
        (question,) = questions(opened, "place")
        assert question.proposed == question.options[0].value == "rural_damascus"
        assert (len(question.asked), question.settles) == (2, 3)
        done = opened.review(question.id, "correct", known_place="damascus")
        assert values(opened, done.assertions) == [("known-place", "damascus")] * 2
        (figure,) = [cell.told.figure for row in opened.compare().rows for cell in row.cells]
        assert figure.spot is not None
        assert figure.spot.id == "damascus"
        assert questions(opened, "place") == ()


def test_accounts_of_two_events_are_held_apart(accounts: OpenArchive) -> None:
    (question,) = questions(accounts, "event")
    done = accounts.review(question.id, "reject")
    assert values(accounts, done.assertions) == [("different-from", question.asked[1].subject)]
    assert questions(accounts, "event") == ()


def test_of_a_correction_that_names_nobody_nothing_is_one(accounts: OpenArchive) -> None:
    (question,) = questions(accounts, "event")
    with pytest.raises(AnswerMisplaced):
        accounts.review(question.id, "correct", same="7")
    with pytest.raises(AnswerLacking):
        accounts.review(question.id, "correct", same=" ")
    accounts.review(question.id, "correct", same="1,2")
    assert questions(accounts, "event") == ()


def test_an_undated_text_of_an_event_is_asked_when_it_was_published(tmp_path: Path) -> None:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    undated = SECOND.partition(" - ")[2].replace("on 5 March 2030", "on Tuesday")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        opened.add(write_tree(tmp_path / "card", [("one.txt", undated.encode())]))
        opened.add(write_tree(tmp_path / "other", [("two.txt", THIRD.encode())]), published="2030-03-06")
        (question,) = questions(opened, "day")
        assert question.proposed == "2030-03-05"
        assert question.first.words == "Tuesday"
        assert question.settles == 2
        done = opened.review(question.id, "reject")
        assert values(opened, done.assertions) == [("judgement", "rejected")]
        assert questions(opened, "day") == ()
        opened.undo(done.assertions[0])
        done = opened.review(question.id, "accept")
        assert values(opened, done.assertions) == [("published", "2030-03-05")]
        assert questions(opened, "day") == ()


def test_groups_written_alike_are_one_line_of_the_question(tmp_path: Path) -> None:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        told = "The Murr Relief Organization said on {} March 2030 that 40 people were wounded."
        opened.add(
            write_tree(tmp_path / "card", [(f"{day}.txt", told.format(day).encode()) for day in range(1, 5)])
        )
        (question,) = questions(opened, "name")
        assert question.settles == 4
        assert len(question.asked) == 1
        assert len(question.first.more) == 3
        rejected = opened.review(question.id, "reject")
        assert {prop for prop, _ in values(opened, rejected.assertions)} == {"different-from"}
        for one in rejected.assertions:
            opened.undo(one)
        done = opened.review(question.id, "accept")
        assert [prop for prop, _ in values(opened, done.assertions)] == ["same-as"] * 3
        assert questions(opened, "name") == ()
        (known,) = opened.named("group")
        assert known.sure
