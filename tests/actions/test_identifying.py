"""Who is the same as whom, by people's word: it can be taken back, and nothing said of either is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.archive import keep_assertions
from amana.errors import AssertionFallen, AssertionUnknown, JudgementClash, JudgementRefused, SubjectUnknown
from amana.records import Assertion, made_id

NOUR, SAMI, TOWN = (made_id("own", "list", name) for name in ("P-1", "P-2", "T-1"))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key", person="Layan") as opened:
        say(opened, NOUR, "name", "نور", "person")
        say(opened, SAMI, "name", "Nour", "person")
        say(opened, TOWN, "name", "Qasr al-Murr", "place")
        yield opened


def say(archive: OpenArchive, subject: str, prop: str, value: str, kind: str | None = None) -> str:
    return keep_assertions(archive.archive, [Assertion(subject, prop, "", "", "", value, subject_type=kind)])[0]


def test_two_that_are_one_are_shown_together_and_parted_again(archive: OpenArchive) -> None:
    judged = archive.same(NOUR[:10], SAMI[:10], note="the same photograph")
    assert judged.made
    for one in (NOUR, SAMI):
        known = archive.known(one)
        assert known.ids == tuple(sorted((NOUR, SAMI)))
        assert known.values("name") == ("نور", "Nour")
        (said,) = known.standing("same-as")
        assert (said.row.assertion.person, said.row.assertion.note) == ("Layan", "the same photograph")
    undone = archive.undo(judged.assertion[:10])
    assert (undone.subject, undone.prop, undone.value) == (NOUR, "same-as", SAMI)
    assert archive.known(NOUR).ids == (NOUR,)
    assert archive.known(NOUR).values("name") == ("نور",)
    archive.undo(undone.assertion)
    assert archive.known(NOUR).ids == tuple(sorted((NOUR, SAMI)))


def test_what_was_said_before_is_not_said_twice(archive: OpenArchive) -> None:
    first = archive.same(NOUR, SAMI)
    again = archive.same(SAMI, NOUR)
    assert (again.made, again.assertion) == (False, first.assertion)


def test_the_opposite_of_what_stands_is_refused_until_that_is_undone(archive: OpenArchive) -> None:
    apart = archive.different(NOUR, SAMI)
    with pytest.raises(JudgementClash) as clash:
        archive.same(SAMI, NOUR)
    assert clash.value.facts["assertion"] == apart.assertion
    archive.undo(apart.assertion)
    joined = archive.same(SAMI, NOUR)
    with pytest.raises(JudgementClash) as clash:
        archive.different(NOUR, SAMI)
    assert clash.value.facts["assertion"] == joined.assertion


def test_what_cannot_be_one_is_refused(archive: OpenArchive) -> None:
    with pytest.raises(JudgementRefused) as refused:
        archive.same(NOUR, TOWN)
    assert refused.value.facts["reason"] == "two-types"
    with pytest.raises(JudgementRefused):
        archive.different(NOUR, NOUR)
    with pytest.raises(SubjectUnknown):
        archive.same(NOUR, "ffff")


def test_an_assertion_is_taken_back_once(archive: OpenArchive) -> None:
    said = say(archive, NOUR, "role", "nurse", "person")
    archive.undo(said)
    assert archive.known(NOUR).value("role") is None
    assert [one.value for one in archive.known(NOUR).said if one.prop == "role"] == ["nurse", None]
    with pytest.raises(AssertionFallen):
        archive.undo(said)
    with pytest.raises(AssertionUnknown):
        archive.undo("0" * 32)


def test_assertions_are_the_same_after_the_catalogue_was_made_anew(archive: OpenArchive) -> None:
    archive.same(NOUR, SAMI)
    before = archive.known(SAMI)
    archive.rebuild()
    assert archive.known(SAMI) == before


def test_words_that_clash_after_a_merge_are_both_kept(archive: OpenArchive) -> None:
    from amana.actions.knowledge.knowing import Knowing

    say(archive, NOUR, "different-from", SAMI, "person")
    say(archive, NOUR, "same-as", SAMI, "person")  # as another device may have said
    assert archive.known(NOUR).ids == (NOUR,)
    assert {one.prop for one in archive.known(NOUR).standing()} == {"name", "different-from", "same-as"}
    (clash,) = Knowing(archive.archive).identities.clashes
    assert (clash.same.value, clash.different.value) == (SAMI, SAMI)
