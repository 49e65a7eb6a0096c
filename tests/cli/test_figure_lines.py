"""Places as a person is shown them: by their names in the person's language, where those are known."""

from __future__ import annotations

import pytest

from amana.cli.figure_lines import where
from amana.cli.settings import Settings
from amana.cli.voice import Voice
from amana.compare.figures import Spot


@pytest.mark.parametrize(
    ("language", "spot", "told"),
    [
        ("en", Spot("aleppo", "Aleppo", "eastern"), "Aleppo (eastern)"),
        ("ar", Spot("aleppo", "Aleppo"), "حلب"),
        ("ar", Spot(None, "Qasr al-Murr"), "Qasr al-Murr"),
        ("ar", Spot("0123456789abcdef" * 2, "The old mill"), "The old mill"),
        ("ar", None, ""),
    ],
)
def test_a_place_is_shown_by_its_name(language: str, spot: Spot | None, told: str) -> None:
    assert where(Voice(Settings(language=language)), spot) == told
