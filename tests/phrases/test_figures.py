"""Places as a person is shown them: by their names in the person's language, where those are known."""

from __future__ import annotations

import pytest

from amana.compare.figures import Spot
from amana.phrases import Speaker, where


@pytest.mark.parametrize(
    ("language", "spot", "told"),
    [
        ("en", Spot("aleppo", "Aleppo", "eastern"), "Aleppo (eastern)"),
        ("ar", Spot("aleppo", "Aleppo"), "\u2068حلب\u2069"),
        ("ar", Spot(None, "Qasr al-Murr"), "\u2068Qasr al-Murr\u2069"),
        ("ar", Spot("0123456789abcdef" * 2, "The old mill"), "\u2068The old mill\u2069"),
        ("ar", None, ""),
    ],
)
def test_a_place_is_shown_by_its_name(language: str, spot: Spot | None, told: str) -> None:
    assert where(Speaker(language), spot) == told
