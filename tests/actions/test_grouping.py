"""Events that several texts of an archive tell of: proposed when they are read, held to what people say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.comparing.grouping import Proposals, events_proposed
from amana.catalogue import TextReading
from amana.records import made_id
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

_SHELLING = (
    "Shelling hit the vegetable market of Aleppo on Tuesday. At least 14 people were killed, said Samira Talib, a "
    "doctor of the clinic. The bakery beside the market was destroyed by two rockets.",
    "Two rockets destroyed the bakery beside the vegetable market of Aleppo, said the doctor Samira Talib on "
    "Tuesday. The shelling killed at least 14 people.",
)
_ARABIC = "قُتل 14 شخصًا على الأقلّ في قصف صاروخي على سوق الخضار في حلب يوم الثلاثاء، كما قالت الطبيبة سميرة طالب."
_HARVEST = "Farmers near Daraa began the harvest of olives last week, said Yusuf Karam. The presses work again."
_NOTES = [
    ("one.txt", _SHELLING[0].encode()),
    ("two.txt", _SHELLING[1].encode()),
    ("three.txt", _ARABIC.encode()),
    ("harvest.txt", _HARVEST.encode()),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("grouping")
    with making(folder) as opened:
        opened.add(write_tree(folder / "card", _NOTES), published="2031-03-13")
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path) as opened:
        yield opened


def _account(archive: OpenArchive, name: str) -> str:
    item = next(one.item for one in archive.list() if one.name == name)
    return made_id("account", archive.readings(item)[0].text_version)


def _accounts(archive: OpenArchive) -> list[set[str]]:
    return [{one.account for one in event.accounts} for event in events_proposed(archive.archive)]


def test_texts_of_one_event_are_proposed_together_in_both_languages(archive: OpenArchive) -> None:
    (event,) = events_proposed(archive.archive)
    told = {_account(archive, name) for name in ("one.txt", "two.txt", "three.txt")}
    assert {one.account for one in event.accounts} == told
    assert event.id == min(told)
    assert event.places[0] == "aleppo"
    assert event.days[0] == "2031-03-11"
    assert {one.published for one in event.accounts} == {"2031-03-13"}
    assert {one.item for one in event.accounts} <= {one.item for one in archive.list()}
    assert not event.sure


def test_each_proposal_says_why(archive: OpenArchive) -> None:
    proposals = Proposals(archive.archive)
    (event,) = proposals.events
    ties = proposals.ties(event)
    kinds = {said.kind for tie in ties for said in tie.evidence}
    assert kinds >= {"same-day", "same-place", "shared-words", "shared-person", "shared-figure"}
    assert [tie.score for tie in ties] == sorted((tie.score for tie in ties), reverse=True)
    assert {(tie.one, tie.other) for tie in ties} == set(event.pairs)


def test_what_a_person_says_is_held_to(archive: OpenArchive) -> None:
    one, two = _account(archive, "one.txt"), _account(archive, "two.txt")
    archive.different(one, two)
    assert all(not {one, two} <= told for told in _accounts(archive))
    assert any(one in told or two in told for told in _accounts(archive))


def test_accounts_that_a_person_puts_to_one_event_are_together(archive: OpenArchive) -> None:
    one, harvest = _account(archive, "one.txt"), _account(archive, "harvest.txt")
    archive.same(one, harvest)
    assert any({one, harvest} <= told for told in _accounts(archive))


def test_items_that_a_person_says_tell_of_one_event_are_together(archive: OpenArchive) -> None:
    event = archive.describe(None, [("description", "The market")], new="event").subject
    for name in ("two.txt", "harvest.txt"):
        item = next(one.item for one in archive.list() if one.name == name)
        archive.describe(item, [("of-event", event)])
    two, harvest = _account(archive, "two.txt"), _account(archive, "harvest.txt")
    assert any({two, harvest} <= told for told in _accounts(archive))


def test_one_text_of_two_items_is_one_account_of_the_first(archive: OpenArchive, tmp_path: Path) -> None:
    page = f"<html><head><title></title></head><body><p>{_SHELLING[0]}</p></body></html>".encode()
    pages = [("again.html", page), ("again.htm", page + b"\n")]
    archive.add(write_tree(tmp_path / "more", pages), published="2031-03-13")
    again = [one.item for one in archive.list() if one.name.startswith("again")]
    (version,) = {archive.readings(one)[0].text_version for one in again}
    told = [one for event in events_proposed(archive.archive) for one in event.accounts]
    assert [one.item for one in told if one.text_version == version] == [min(_items_with(archive, version))]


def _items_with(archive: OpenArchive, version: str) -> list[str]:
    return [
        one.item for one in archive.list() if any(r.text_version == version for r in archive.readings(one.item))
    ]


def test_accounts_kept_in_an_older_form_are_made_anew(archive: OpenArchive) -> None:
    before = events_proposed(archive.archive)
    catalogue = archive.archive.catalogue
    for item in list(catalogue.items()):
        kept = catalogue.readings(item.sha256)
        catalogue.keep_readings(
            [TextReading(r.item, r.text_version, r.reader, r.counts, r.packed, account="[0]") for r in kept]
        )
    assert events_proposed(archive.archive) == before


def test_an_archive_without_texts_proposes_nothing(tmp_path: Path) -> None:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        assert events_proposed(opened.archive) == ()
