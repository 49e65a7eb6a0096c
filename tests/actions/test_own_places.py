"""An archive's own places: the readings that `add` and `rebuild` make know them, and say by which list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive, TextSuggestions
from amana.errors import ReadingFailed
from amana.reading import Gazetteer, read_gazetteer, read_text, reader_version
from tests.archive.archives import write_tree

TEXT = "Samira fled from Wadi an-Nur. نزح يوسف من حي الزهور."
PLACES = (
    "wadi_al_noor\tWadi al-Noor\tوادي النور\tWadi an-Nur\ttown\t36.10\t37.00\t\n"
    "al_zuhur\tAl-Zuhur\tحي الزهور\tZuhur\tneighbourhood\t36.11\t37.02\twadi_al_noor\n"
)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


@pytest.fixture
def card(tmp_path: Path) -> Path:
    return write_tree(tmp_path / "card", [("a.txt", TEXT.encode())])


@pytest.fixture
def places(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "places.tsv"
    path.write_text(PLACES, encoding="utf-8")
    return read_gazetteer(path)


def only_reading(archive: OpenArchive) -> TextSuggestions:
    (item,) = archive.list()
    (found,) = archive.readings(item.item)
    return found


def test_add_reads_by_them_as_the_library_does(archive: OpenArchive, card: Path, places: Gazetteer) -> None:
    archive.add(card, gazetteer=places)
    found = only_reading(archive)
    assert found.reading == read_text(TEXT, gazetteer=places)
    assert [one.id for one in found.reading.places] == ["wadi_al_noor", "al_zuhur"]


def test_rebuild_reads_by_them_and_readings_are_told_apart(
    archive: OpenArchive, card: Path, places: Gazetteer
) -> None:
    archive.add(card)
    assert only_reading(archive).reader == reader_version()
    archive.rebuild(gazetteer=places)
    assert only_reading(archive).reader == f"{reader_version()}+{places.sum}"
    archive.rebuild()
    assert only_reading(archive).reader == reader_version()


def test_the_list_may_be_gone_once_it_was_read(
    archive: OpenArchive, card: Path, places: Gazetteer, tmp_path: Path
) -> None:
    (tmp_path / "places.tsv").unlink()
    archive.add(card, gazetteer=places)
    assert only_reading(archive).reader.endswith(places.sum)


def test_a_text_that_breaks_the_reader_says_which_list_it_was(
    archive: OpenArchive, card: Path, places: Gazetteer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("amana.actions.taking_in.suggesting.asked", lambda *_: b"no JSON")
    archive.add(card, gazetteer=places)
    found = only_reading(archive)
    assert (found.fault, found.reader) == ("crashed", reader_version(places.sum))


def test_a_process_that_cannot_use_what_it_is_handed_does_not_start(archive: OpenArchive, card: Path) -> None:
    with pytest.raises(ReadingFailed) as caught:
        archive.add(card, gazetteer=Gazetteer(source=b"no list"))
    assert caught.value.facts["reason"] == "not-started"
    assert [one.name for one in archive.list()] == ["a.txt"]
