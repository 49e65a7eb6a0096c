"""Where texts, people and items say that something was; and how much is meant before it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amana.actions import OpenArchive
from amana.actions.knowledge.places_told import _degrees
from amana.errors import DateUnreadable, ItemUnknown
from amana.records import Progress
from tests.archive.archives import write_tree
from tests.archive.made_once import making, open_copy

HOMS = "HOMS, March 8, 2016 - About 300 people were evacuated from Homs to Idlib on 6 March 2016."
IDLIB = "15 civilians were killed in Idlib on 2 May 2017. The village of Murr Kabir was quiet."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of these texts, read once: each test has its own copy."""
    folder = tmp_path_factory.mktemp("places")
    with making(folder) as opened:
        opened.add(write_tree(folder / "card", [("homs.txt", HOMS.encode()), ("idlib.txt", IDLIB.encode())]))
    return folder


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Iterator[OpenArchive]:
    with open_copy(made, tmp_path) as opened:
        yield opened


def item(archive: OpenArchive, name: str) -> str:
    return next(one.item for one in archive.list() if one.name == name)


def test_places_come_with_where_they_lie_and_how_many_texts_tell_of_them(archive: OpenArchive) -> None:
    places = {one.id: one for one in archive.places_told().places}
    assert places["idlib"].texts == 2
    assert places["idlib"].names == ("Idlib", "إدلب")
    assert places["idlib"].lat == pytest.approx(35.9, abs=0.3)
    assert places["idlib"].lon == pytest.approx(36.6, abs=0.3)


def test_of_an_item_its_own_places_alone(archive: OpenArchive) -> None:
    assert "homs" not in {one.id for one in archive.places_told(item(archive, "idlib.txt")).places}
    with pytest.raises(ItemUnknown):
        archive.places_told("f" * 32)


def test_of_a_period_the_places_of_sentences_that_tell_of_it(archive: OpenArchive) -> None:
    assert {one.id for one in archive.places_told(since="2017").places} == {"idlib"}
    assert {one.id for one in archive.places_told(until="2016").places} == {"homs", "idlib"}
    with pytest.raises(DateUnreadable):
        archive.places_told(since="yesterday")


def test_of_a_place_itself_and_what_lies_within(archive: OpenArchive) -> None:
    assert [one.id for one in archive.places_told(place="حمص").places] == ["homs"]


def test_where_people_say_a_place_and_an_item_lie(archive: OpenArchive, tmp_path: Path) -> None:
    from PIL import Image

    Image.new("RGB", (8, 8), "red").save(tmp_path / "mill.png")
    archive.add(tmp_path / "mill.png")
    mill = item(archive, "mill.png")
    archive.describe(mill, [("latitude", "36.25"), ("longitude", "37.5")])
    archive.describe(None, [("name", "The old mill"), ("latitude", "36.5"), ("longitude", "37")], new="place")
    told = archive.places_told()
    assert [(one.names, one.lat, one.lon) for one in told.places if one.known] == [(("The old mill",), 36.5, 37.0)]
    assert [(one.item, one.lat, one.lon, one.asserted) for one in told.items] == [(mill, 36.25, 37.5, True)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("36.2", 36.2),
        ("36.202100 N", 36.2021),
        ("36.2 S", -36.2),
        ("-4", -4.0),
        ("91", None),
        ("", None),
        ("٣٦", None),
    ],
)
def test_degrees(text: str, value: float | None) -> None:
    assert _degrees(text, 90.0) == value


def test_how_much_is_meant_is_asked_before_it_is_looked_at(archive: OpenArchive) -> None:
    assert len(archive.items_meant()) == 2
    assert len(archive.items_meant(limit=1)) == 1
    one = item(archive, "homs.txt")
    assert archive.items_meant(one, one) == [one]


def test_long_looks_tell_how_far_they_are_and_can_be_broken_off(archive: OpenArchive) -> None:
    seen: list[Progress] = []
    archive.compare(watch=seen.append)
    archive.timeline(watch=seen.append)
    archive.flows(watch=seen.append)
    list(archive.open_claims(watch=seen.append))
    archive.places_told(since="2016", watch=seen.append)
    assert [one.files for one in seen] == [0, 1] * 5

    def stop(_: Progress) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.compare(watch=stop)


def test_a_timeline_counts_what_is_beyond_the_limit(archive: OpenArchive) -> None:
    whole = archive.timeline()
    part = archive.timeline(limit=1)
    assert len(part.entries) == 1
    assert part.left_out == len(whole.entries) - 1 > 0
    assert set(part.accounts) == {part.entries[0].account}
    assert whole.left_out == 0


def test_a_light_account_keeps_what_it_is_called(archive: OpenArchive) -> None:
    account = next(iter(archive.timeline().accounts.values()))
    assert account.light.title == account.title
    assert (account.light.text, account.light.reading.claims) == ("", ())
