"""An archive's own list of places: read, used before the shipped one, and refused with the line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.errors import PlacesUnreadable
from amana.reading import View
from amana.reading.places import find_places, own, read_gazetteer

_GOOD = (
    "# id\tenglish\tarabic\tvariants\tkind\tlat\tlon\twithin\n"
    "wadi_al_noor\tWadi al-Noor\tوادي النور\tWadi an-Nur|Valley of Light\ttown\t36.1\t37.0\taleppo_governorate\n"
    "\n"
    "al_zuhur\tAl-Zuhur\tحي الزهور\tZuhur\tneighbourhood\t\t\twadi_al_noor\n"
    "checkpoint_7\t\tحاجز الطاحون\t\tcheckpoint\t36.11\t37.02\t\n"
)


def _file(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "places.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_its_places_are_found_in_both_scripts(tmp_path: Path) -> None:
    gazetteer = read_gazetteer(_file(tmp_path, _GOOD))
    text = "Samira fled from Wadi an-Nur to Zuhur. نزح يوسف من وادي النور إلى حي الزهور وبحاجز الطاحون."
    found = find_places(View.of(text), gazetteer)
    assert [one.id for one in found] == ["wadi_al_noor", "al_zuhur", "wadi_al_noor", "al_zuhur", "checkpoint_7"]
    assert (found[0].name, found[0].lat, found[0].admin) == ("Wadi al-Noor", 36.1, "Aleppo Governorate, Syria")
    assert (found[1].lat, found[1].admin) == (None, "Wadi al-Noor, Aleppo Governorate, Syria")
    assert found[4].name == "حاجز الطاحون"


def test_its_names_go_before_the_shipped_ones(tmp_path: Path) -> None:
    gazetteer = read_gazetteer(_file(tmp_path, "my_paris\tParis\t\t\tvillage\t36.0\t37.0\t\n"))
    assert find_places(View.of("They live in Paris."), gazetteer)[0].id == "my_paris"
    assert find_places(View.of("They live in Paris."))[0].id == "paris"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("only\tthree\tcells", "place-cells"),
        ("Big\tBig\t\t\t\t\t\t", "place-id"),
        ("\tBig\t\t\t\t\t\t", "place-id"),
        ("a\t\t\tb\t\t\t\t", "place-nameless"),
        ("a\t...\t\t\t\t\t\t", "place-name"),
        ("a\t" + "x" * 201 + "\t\t\t\t\t\t", "place-name"),
        ("a\tA\t\t\t\tnorth\t37\t", "place-position"),
        ("a\tA\t\t\t\t91\t37\t", "place-position"),
        ("a\tA\t\t\t\tnan\t37\t", "place-position"),
        ("a\tA\t\t\t\t36\t\t", "place-position"),
        ("a\tA\t\t\t\t\t\tnowhere_at_all", "place-within"),
        ("a\tA\t\t\t\t\t\t\na\tB\t\t\t\t\t\t", "place-twice"),
    ],
)
def test_a_bad_line_is_refused_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(PlacesUnreadable) as caught:
        read_gazetteer(_file(tmp_path, f"# places\n{line}\n"))
    assert caught.value.facts["reason"] == reason
    assert caught.value.facts["line"] == (3 if reason == "place-twice" else 2)


def test_bytes_that_are_no_utf_8_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PlacesUnreadable) as caught:
        read_gazetteer(_file(tmp_path, b"a\tA\xff\t\t\t\t\t\t\n"))
    assert caught.value.facts["reason"] == "not-utf-8"


def test_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MOST_PLACES", 2)
    with pytest.raises(PlacesUnreadable) as caught:
        read_gazetteer(_file(tmp_path, _GOOD))
    assert caught.value.facts["reason"] == "place-too-many"
    monkeypatch.setattr(own, "LONGEST_FILE", 20)
    with pytest.raises(PlacesUnreadable) as caught:
        read_gazetteer(_file(tmp_path, _GOOD))
    assert caught.value.facts["reason"] == "too-large"


def test_places_that_hold_one_another_are_no_endless_loop(tmp_path: Path) -> None:
    gazetteer = read_gazetteer(_file(tmp_path, "a\tAaa\t\t\t\t\t\tb\nb\tBbb\t\t\t\t\t\ta\n"))
    assert find_places(View.of("They live in Aaa."), gazetteer)[0].admin == "Bbb"


def test_windows_line_ends_and_a_byte_order_mark_are_no_hindrance(tmp_path: Path) -> None:
    text = "\ufeff" + _GOOD.replace("\n", "\r\n")
    assert len(read_gazetteer(_file(tmp_path, text)).entries) == 3
