"""Known places: found however they are spelt, and not inside other words."""

from __future__ import annotations

from collections import Counter

import pytest

from amana.language import analyse, fold, place
from amana.language.places import of_word, of_words
from amana.language.tables import rows

_LIST = list(rows("places.tsv"))
_KINDS = {"country", "capital", "city", "town", "neighbourhood", "governorate", "region"}


def _places(text: str) -> list[str]:
    return [term for token in analyse(text) for term in token.places]


@pytest.mark.parametrize(
    "text",
    [
        "حلب",
        "حَلَب",
        "حلــب",
        "Halab",
        "Ḥalab",
        "Ḩalab",
        "Alep",
        "ALEPPO",
        "aleppo",
        "Aleppo’s",
        "بحلب",
        "وحلب",
        "لحلب",
        "وبحلب",
    ],
)
def test_one_city_however_it_is_spelt(text: str) -> None:
    assert _places(text) == ["@aleppo"]


@pytest.mark.parametrize("text", ["الحلبي", "حلبي", "حليب", "Halabi", "كبيرا", "ورد"])
def test_what_only_resembles_a_place_is_none(text: str) -> None:
    assert _places(text) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Deir ez-Zor", "@deir_ez_zor"),
        ("Deir\u00a0Ezzor", "@deir_ez_zor"),
        ("دير الزور", "@deir_ez_zor"),
        ("وبدير\r\nالزور", "@deir_ez_zor"),
        ("el-Bab", "@al_bab"),
        ("للقدس", "@jerusalem"),
        ("بستان القصر", "@bustan_al_qasr"),
        ("الفوعة", "@al_fuah"),
        ("Kefraya", "@kafriya"),
    ],
)
def test_places_by_their_names(text: str, term: str) -> None:
    assert _places(text) == [term]


def test_a_place_of_several_words_is_one_more_token_before_its_words() -> None:
    text = "in (Deir ez-Zor)."
    span, *words = analyse(text)[1:]
    assert (span.norm, text[span.start : span.end], span.places) == ("", "Deir ez-Zor", ("@deir_ez_zor",))
    assert [word.norm for word in words] == ["deir", "ez", "zor"]
    assert span.start == words[0].start


def test_a_comma_or_an_empty_line_parts_the_words_of_a_place() -> None:
    assert _places("دير، الزور") == []
    assert _places("دير\n\nالزور") == []


def test_the_longer_name_does_not_hide_the_city_within() -> None:
    assert _places("ريف دمشق") == ["@rural_damascus", "@damascus"]


def test_a_shared_name_gives_both_places() -> None:
    assert set(_places("طرابلس")) == {"@tripoli_lb", "@tripoli_ly"}


def test_a_place_has_its_names_to_show() -> None:
    found = place("@aleppo")
    assert found is not None
    assert (found.kind, found.country, found.english, found.arabic) == ("city", "SY", "Aleppo", "حلب")
    assert place("@nowhere") is None


def test_every_row_is_whole() -> None:
    assert [row for row in _LIST if len(row) != 6 or row[1] not in _KINDS or not row[3]] == []
    assert [name for name, count in Counter(row[0] for row in _LIST).items() if count > 1] == []
    assert [row[0] for row in _LIST if not row[0].replace("_", "").isalnum() or not row[0].isascii()] == []


def test_every_spelling_is_folded_and_leads_back_to_its_place() -> None:
    for name, *_, spellings in _LIST:
        for spelling in spellings.split("|"):
            words = spelling.split(" ")
            assert [fold(word) for word in words] == words
            found = of_words(words) if len(words) > 1 else of_word(spelling)
            assert "@" + name in found
