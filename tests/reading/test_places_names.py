"""Places by their names: found in both scripts, placed, and never a person or what only looks like one."""

from __future__ import annotations

import pytest

from amana.reading import PlaceMention, View
from amana.reading.places import find_places, shipped


def _found(text: str) -> list[PlaceMention]:
    return find_places(View.of(text))


def _ids(text: str) -> list[str | None]:
    return [one.id for one in _found(text)]


@pytest.mark.parametrize(
    ("text", "name", "written"),
    [
        ("They reached Aleppo at night.", "aleppo", "Aleppo"),
        ("They reached ALEPPO at night.", "aleppo", "ALEPPO"),
        ("The people of Deir ez-Zor waited.", "deir_ez_zor", "Deir ez-Zor"),
        ("Al-Bab’s market was hit.", "al_bab", "Al-Bab"),
        ("He works in the U.S. and writes.", "united_states", "U.S."),
        ("She left the United Kingdom.", "united_kingdom", "United Kingdom"),
        ("قصف الطيران حلب.", "aleppo", "حلب"),
        ("عاد إلى حَلَب.", "aleppo", "حَلَب"),
        ("عاش بحلب سنة.", "aleppo", "حلب"),
        ("حمص وحلب وحماة", "aleppo", "حلب"),
        ("سافر للقدس أمس.", "jerusalem", "للقدس"),
        ("وصل إلى دير الزور.", "deir_ez_zor", "دير الزور"),
        ("زار الولايات\u00a0المتحدة", "united_states", "الولايات\u00a0المتحدة"),
    ],
)
def test_a_place_however_it_is_written(text: str, name: str, written: str) -> None:
    assert (name, written) in [(one.id, one.text) for one in _found(text)]


def test_a_place_has_its_position_and_what_holds_it() -> None:
    (found,) = _found("They reached Aleppo at night.")
    assert found.name == "Aleppo"
    assert found.lat == pytest.approx(36.2, abs=0.1)
    assert found.lon == pytest.approx(37.16, abs=0.1)
    assert found.admin == "Aleppo, Syria"


@pytest.mark.parametrize(
    "text",
    [
        "Samira al-Halabi spoke.",
        "Paris Hilton came by.",
        "Mr. Washington spoke.",
        "Yusuf London spoke.",
        "It was said in March and in August.",
        "Reading is a joy. Nice work.",
        "قال إدريس الحلبي لنا.",
        "قالت سميرة البغدادي.",
        "هذا حليب كبير وهو ورد جميل.",
        "في إطار البيان الذي صدر يوم الخميس.",
    ],
)
def test_people_and_words_are_no_places(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("He grew up in Paris, Texas.", "Paris", "Texas, United States"),
        ("He grew up in Paris, France.", "Paris", "France"),
        ("A fire in Portland, Maine, went out.", "Portland", "Maine, United States"),
        ("A fire in Birmingham, Ala., went out.", "Birmingham", "Alabama, United States"),
    ],
)
def test_what_stands_behind_says_which(text: str, name: str, within: str) -> None:
    found = _found(text)[0]
    assert found.name == name
    assert found.admin is not None
    assert found.admin.endswith(within)
    assert found.alternatives


def test_what_is_said_once_holds_for_the_text() -> None:
    found = [one for one in _found("Paris, Texas, is a town. Samira lives in Paris.") if one.text == "Paris"]
    assert len({one.id for one in found}) == 1


def test_by_itself_the_largest_is_meant_and_the_others_are_told() -> None:
    (found,) = _found("Samira lives in Paris.")
    assert found.id == "paris"
    assert len(found.alternatives) > 1


def test_ids_are_those_of_the_search_list() -> None:
    for name in ("aleppo", "rural_damascus", "syria", "bustan_al_qasr"):
        entry = shipped().by_id(name)
        assert entry is not None
        assert entry.id == name
    assert shipped().by_id("nowhere") is None


def test_the_longest_name_counts() -> None:
    assert _ids("They met in New York City.")[0] != "US.NY"
    assert [one.text for one in _found("He sailed the South China Sea.")] == ["South China Sea"]


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("at 36°12′N 37°10′E in the field", 36.2, 37.1667),
        ("at 36.2012° N, 37.1612° E", 36.2012, 37.1612),
        ("the point 36.20120, 37.16120 was hit", 36.2012, 37.1612),
        ("at 33°52′10″S 151°12′30″E", -33.8694, 151.2083),
    ],
)
def test_coordinates_are_a_place_without_a_name(text: str, lat: float, lon: float) -> None:
    (found,) = _found(text)
    assert found.id is None
    assert found.lat == pytest.approx(lat, abs=0.001)
    assert found.lon == pytest.approx(lon, abs=0.001)


@pytest.mark.parametrize("text", ["1.5, 2.5", "99.12345, 400.12345", "a score of 36.2, 37.1", "95°00′N 10°00′E"])
def test_other_figures_are_no_coordinates(text: str) -> None:
    assert _found(text) == []
