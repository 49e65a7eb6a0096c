"""Whatever the text: exact spans, in order; and time that grows with its length."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.reading.numbers import find_numbers
from amana.reading.numbers.folded import Folded
from amana.reading.numbers.tables import forms, rows
from amana.reading.view import View
from tests.reading.growth import grows_within

_PIECES = [
    "5", "75", "1,500", "275.000", "٧٥", "۳", "½",
    "-", "–", ".", ",", " ", "\n", "(", ")", "[", "]", "%", "$", "'", "’",
    "and", "to",
    "between", "more than", "million",
    "hundred", "twenty", "half", "one", "tens", "of", "a", "m", "k",
    "مئة", "وعشرون", "ألف", "آلاف", "قتيلان", "من", "إلى", "بين", "و", "أكثر من", "نصف", "بالمئة",
    "\u064e", "\u0640", "\u200f", "\u202e", "\ud800", "İ", "x10^", "e", "^", "/", ":", "+", "th", "7" * 40, "²",
]  # fmt: skip


def _is_sound(text: str) -> None:
    found = find_numbers(View.of(text, "en"))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        for span in (one, one.hedged, one.unit_span):
            assert span is None or (text[span.start : span.end] == span.text and span.text)
        for bound in (one.lower, one.upper):
            assert bound is None or abs(bound) < 1e300
        if one.lower is not None and one.upper is not None:
            assert one.lower <= one.upper
    assert all(first.start <= second.start and first.end <= second.start for first, second in pairwise(found))


@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    _is_sound(text)


@settings(max_examples=400)
@given(st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))
def test_pieces_of_numbers(text: str) -> None:
    _is_sound(text)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(_PIECES), max_size=24).map(" ".join))
def test_words_of_numbers(text: str) -> None:
    _is_sound(text)


@given(st.text(max_size=60))
def test_folding_keeps_the_way_back(text: str) -> None:
    folded = Folded(text)
    assert len(folded.text) == len(folded.kept)
    for at in range(len(folded.text)):
        start, end = folded.back(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert text[start] == folded.kept[at]


_OWN = [
    form
    for name, column in (("words", 2), ("words", 3), ("vague", 4), ("vague", 5), ("hedges", 2), ("hedges", 3))
    for row in rows(name)
    for form in forms(row[column])[:1]
][::5]
_LONG = [
    " ", "7", "7 ", "1,", "1.", "1-", "1/", "1:",
    "+1-", "a", "a ", "a-", "e", "1e", "1^", '"', "'", ",", "(", "(1)",
    "[1]",
    "ا", "ا ", "و", "\u064e", "ا\u064e", "one ", "one-", "and ", "two and ", "hundred ",
    "million ", "tens of ",
    "half a ",
    "خمسة و", "من ", "1 to ", "1 or ", "1 x 10", "777 ", "1,000,", "20 000 ", "1\n", "½", "\u200f", "A ", "Aa 1 ",
    *(form + " " for form in _OWN), *(form + " 5 " for form in _OWN[::2]),
]  # fmt: skip


def _seconds(text: str) -> float:
    best = 1e9
    for _ in range(2):
        view = View(text, "en")
        start = time.process_time()
        find_numbers(view)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("piece", _LONG)
def test_time_grows_with_length(piece: str) -> None:
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (1500, 6000))
    # Linear is fourfold; what grows with the square is sixteenfold. Some milliseconds say nothing.
    assert grows_within(lambda: (_seconds(short), _seconds(long)), lambda least: max(least * 10, 0.05))


@pytest.mark.parametrize("piece", [" ", "7", "a", "ا", '"', ",", "1,", "1-", "\u064e", "\n", "_"])
def test_a_hundred_thousand_of_one_thing(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (12_500, 100_000))
    assert grows_within(lambda: (_seconds(short), _seconds(long)), lambda least: max(least * 24, 0.5))
