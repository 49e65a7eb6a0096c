"""Noise: whatever the text, rows fit it; and no pattern takes more than its length in time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.reading import PlaceMention, Term, View
from amana.reading.places import find_places
from amana.reading.terms import find_terms
from tests.reading.growth import grows_within

_WORDS = [
    "Aleppo", "حلب", "وبحلب", "للقدس", "ريف", "الشرقية", "أحياء", "eastern", "and", "of", "the", "town",
    "from", "in", "city", "Old City", "countryside", "U.S.", "’s", "'", "St.", "al-", "-", "\u200e",
    "\u0651", "\u0640", "Paris", "Texas", "°", "36.12345,37.12345", "33°47′N 44°30′E", "bombs", "barrel",
    "قصف", "البراميل", "بلدة", "حي", "\ud800", "٣", "\n",
]  # fmt: skip
_PIECES = st.lists(st.sampled_from(_WORDS), max_size=40)
_TEXTS = st.one_of(st.text(max_size=200), _PIECES.map(" ".join), _PIECES.map("".join))


def _fits(text: str, rows: list[PlaceMention] | list[Term]) -> None:
    for row in rows:
        assert 0 <= row.start < row.end <= len(text)
        assert text[row.start : row.end] == row.text
    for one, other in pairwise(rows):
        assert one.end <= other.start


@settings(deadline=None)
@given(_TEXTS, st.sampled_from(["en", "ar", None]))
def test_rows_fit_any_text(text: str, language: str | None) -> None:
    view = View(text, language)
    _fits(text, find_places(view))
    _fits(text, find_terms(view))


_REPEATED = [
    " ", "a", "A", "Aa ", "ا", "ال ", "1", ".", "'", "’", "\"", "-", "A-", "A. ", "al-", "A’", "\u0301",
    "A\u0301", "\u0640", "Aleppo ", "Aleppo, ", "حلب ", "و", "وحلب ", "ريف حلب ", "eastern ",
    "eastern and ", "countryside of ", "neighborhoods ", "the town of ", "in A ", "1.2345, ",
    "36.12345,37.12345 ", "33°47′N ", "33°", "barrel ", "bomb ", "براميل ", "حي ", "بلدة ", "New ", "San ",
    "of the A ", "\u200e", "\n", "St. ", "W. Va. ", "قال ",
]  # fmt: skip


def _least(text: str) -> float:
    took = []
    for _ in range(3):
        view = View(text, "en")
        start = time.process_time()
        find_places(view)
        find_terms(view)
        took.append(time.process_time() - start)
    return min(took)


@pytest.mark.parametrize("piece", _REPEATED)
def test_time_grows_with_length(piece: str) -> None:
    short, long = piece * (2_000 // len(piece)), piece * (16_000 // len(piece))
    # Eight times the text: a quadratic pattern would take sixty-four times as long.
    assert grows_within(lambda: (_least(short), _least(long)), lambda least: 24 * max(least, 0.003))
