"""Places as a person is shown them: by their names in the person's language, where those are known."""

from __future__ import annotations

import re

import pytest

from amana.compare.figures import Spot, pairs_of
from amana.phrases import Speaker, pair_reasons, where, without_isolates
from amana.phrases.place_parts import AREAS, SIDES, part_words
from amana.reading.places import lists
from tests.compare.figures.made import COUNTRY, figure


@pytest.mark.parametrize(
    ("language", "spot", "told"),
    [
        ("en", Spot("aleppo", "Aleppo", "eastern"), "Aleppo (eastern)"),
        (
            "en",
            Spot("aleppo", "Aleppo", "northern, southern countryside"),
            "Aleppo (northern, southern countryside)",
        ),
        ("en", Spot("aleppo", "Aleppo", "neighbourhoods eastern"), "Aleppo (eastern neighbourhoods)"),
        ("ar", Spot("aleppo", "Aleppo"), "\u2068حلب\u2069"),
        ("ar", Spot("aleppo", "Aleppo", "eastern"), "\u2068حلب (القسم الشرقي)\u2069"),
        ("ar", Spot("aleppo", "Aleppo", "eastern, western"), "\u2068حلب (القسمان الشرقي والغربي)\u2069"),
        ("ar", Spot("aleppo", "Aleppo", "western countryside"), "\u2068حلب (الريف الغربي)\u2069"),
        ("ar", Spot("aleppo", "Aleppo", "eastern neighbourhoods"), "\u2068حلب (الأحياء الشرقية)\u2069"),
        ("ar", Spot("homs", "Homs", "old city"), "\u2068حمص (المدينة القديمة)\u2069"),
        ("ar", Spot("homs", "Homs", "the mill side"), "\u2068حمص (the mill side)\u2069"),
        ("ar", Spot(None, "Qasr al-Murr"), "\u2068Qasr al-Murr\u2069"),
        ("ar", Spot("0123456789abcdef" * 2, "The old mill"), "\u2068The old mill\u2069"),
        ("ar", None, ""),
    ],
)
def test_a_place_is_shown_by_its_name(language: str, spot: Spot | None, told: str) -> None:
    assert where(Speaker(language), spot) == told


def test_every_part_that_the_reader_makes_has_words() -> None:
    made = {*lists.english("direction").values(), *lists.arabic("direction").values()}
    areas = {*lists.english("area").values(), *lists.arabic("area").values()}
    assert made <= set(SIDES)
    assert areas <= set(AREAS)
    for area in ("", *AREAS):
        for side in ("", *SIDES):
            part = f"{side} {area}".strip()
            told = part_words(Speaker("ar"), part) if part else ""
            assert not re.search("[A-Za-z{}]", told), part
            assert bool(told) == bool(part)


def test_reasons_name_places_and_means_in_the_persons_language() -> None:
    one = figure(8, spot=Spot("aleppo", "Aleppo", "eastern"), means=frozenset(["air"]))
    other = figure(6, name="b", spot=Spot("aleppo", "Aleppo", "western"), means=frozenset(["ground", "toxic"]))
    (pair,) = pairs_of([one, other], COUNTRY, same_event=True)
    told = [without_isolates(line) for line in pair_reasons(Speaker("ar"), pair, {"a": "A1", "b": "B1"})]
    assert told == [
        "أماكن مختلفة (A1: حلب (القسم الشرقي)، B1: حلب (القسم الغربي))",
        "كلّ منهما يذكر وسيلة أخرى (A1: من الجوّ، B1: قذائف أو صواريخ، غاز سامّ)",
    ]
