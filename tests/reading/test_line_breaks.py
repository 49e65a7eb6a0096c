"""Paragraphs that a machine broke into lines are read whole: a hedge at the end of one line keeps its number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.reading import Reading, View, read_text

BROKEN = [
    (
        "The driver said nobody could tell what came after. A man at the bridge told us that more than\n"
        "1,500 people had crossed before us that day. We did not see them.",
        ("more than\n1,500", 1500.0, None, "displaced"),
    ),
    (
        "قال السائق إن الطريق مفتوح حتى جسر التوت، وقال لنا رجل عند الجسر إن أكثر من\n"
        "١٥٠٠ شخص قُتلوا في ذلك اليوم. ولم أرهم.",
        ("أكثر من\n١٥٠٠", 1500.0, None, "killed"),
    ),
    (
        "Volunteers who came to the town on that day said when they were asked that between 12,000\r\n"
        "and 15,000 people were killed in Qasr al-Murr.",
        ("between 12,000\r\nand 15,000", 12000.0, 15000.0, "killed"),
    ),
]
APART = [
    "Wounded: more than\n300 people were counted.\nMissing: nobody.",
    "We will return one day, to the street with the walnut trees and to the house by the old well\n"
    "We did not leave, we were driven out\n"
    "Nobody can say what will become of the town",
    "WADI AL-NOOR LOCAL BULLETIN, NUMBER 7, FOR ALL WHO LIVE IN THE TOWN AND ITS VILLAGES\n4 October 2021",
]


@pytest.mark.parametrize(("text", "told"), BROKEN)
def test_a_figure_keeps_the_hedge_that_stands_on_the_line_before(
    text: str, told: tuple[str, float, float | None, str]
) -> None:
    (claim,) = read_text(text).claims
    assert (claim.text, claim.lower, claim.upper, claim.category) == told
    assert text[claim.start : claim.end] == claim.text


@pytest.mark.parametrize("text", APART)
def test_lines_that_a_person_broke_stay_apart(text: str) -> None:
    view = View.of(text)
    assert view.unbroken is view
    assert len(view.lines) == len(text.splitlines())


def test_offsets_stay_what_they_were() -> None:
    for text, _ in BROKEN:
        unbroken = View.of(text).unbroken.text
        assert len(unbroken) == len(text)
        assert unbroken.split() == text.split()
        assert "\n" not in unbroken


_WORDS = st.sampled_from(
    ["more than", "1,500", "people", "killed", "said", "“we", "left”", "Aleppo.", "حلب", "٣٠٠", "Sami"]
)


@given(st.lists(_WORDS, min_size=12, max_size=60), st.integers(60, 110))
def test_every_row_is_what_stands_at_its_offsets_however_lines_are_broken(words: list[str], width: int) -> None:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    text = "\n".join(lines)
    for row in _rows(read_text(text)):
        assert text[row.start : row.end] == row.text


def _rows(reading: Reading) -> list:  # type: ignore[type-arg]
    kinds = ("statements", "numbers", "claims", "times", "places", "names", "terms")
    return [row for kind in kinds for row in getattr(reading, kind)]
