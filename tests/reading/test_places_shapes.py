"""What is shaped like a place without being in the gazetteer: found, with no id."""

from __future__ import annotations

import pytest

from amana.reading import View
from amana.reading.places import find_places


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("They left the town of Kharbout.", "Kharbout"),
        ("In the village of Ain Zeitoun al-Noor", "Ain Zeitoun al-Noor"),
        ("It fell in the Bustan Yusuf neighborhood.", "Bustan Yusuf"),
        ("They met on Samira Street.", "Samira Street"),
        ("They swam in Lake Samira.", "Lake Samira"),
        ("They live near Kharbout.", "Kharbout"),
        ("غادروا بلدة خربوط", "خربوط"),
        ("غادروا حي الزهور", "حي الزهور"),
        ("غادروا قرية كفر زهور", "كفر زهور"),
        ("وصلوا إلى مخيم الأمل", "مخيم الأمل"),
        ("عند نهر خربوط", "نهر خربوط"),
    ],
)
def test_shapes(text: str, written: str) -> None:
    (found,) = find_places(View.of(text))
    assert (found.text, found.id, found.lat) == (written, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "They spoke in Arabic and in English.",
        "It was decided in Parliament in March.",
        "The Sunni neighborhood was quiet.",
        "قرية صغيرة ومدينة كبيرة وحي سكني",
        "سوق شعبي في الحي",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert find_places(View.of(text)) == []


@pytest.mark.parametrize(
    ("text", "written", "name"),
    [
        ("نزحوا من حي بستان القصر", "حي بستان القصر", "bustan_al_qasr"),
        ("قرب مطار حلب", "مطار حلب", "aleppo_airport"),
        ("في شارع دمشق", "شارع دمشق", None),
        ("عند جبل قاسيون", "جبل قاسيون", "qasioun"),
    ],
)
def test_a_kind_in_front_keeps_a_place_of_that_kind(text: str, written: str, name: str | None) -> None:
    (found,) = find_places(View.of(text))
    assert (found.text, found.id) == (written, name)
