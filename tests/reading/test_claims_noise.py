"""Claims on any input: offsets hold, nothing is lost, and time grows with the text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from amana.reading.claims import find_claims
from amana.reading.claims.lists import lexicon
from amana.reading.layout import read_document
from amana.reading.nouns import Claim
from amana.reading.numbers import find_numbers
from amana.reading.view import View
from tests.reading.growth import grows_within

_WORDS = (
    (
        "12 people were killed and wounded including of_them the number of rose_to by three children "
        "not would . , dead one "
        "قتل مدنيا وأصيب بينهم طفلان ١٢ عشرات من قتيلان لم سيتم إجلاء a farmer was 75 bodies (75) 90% ، \n"
    )
    .replace("_", " ")
    .split(" ")
)


def read(text: str) -> list[Claim]:
    view = View(text, "ar")
    return find_claims(view, find_numbers(view), [], [], [], [], [], read_document(view), None)


@settings(deadline=None)
@given(some.one_of(some.text(max_size=200), some.lists(some.sampled_from(_WORDS), max_size=50).map(" ".join)))
def test_offsets_hold_and_nothing_is_lost(text: str) -> None:
    found = read(text)
    for claim in found:
        for span in (claim, claim.counted, claim.actor):
            if span:
                assert 0 <= span.start < span.end <= len(text)
                assert text[span.start : span.end] == span.text
        assert claim.of is None or (claim.relation and 0 <= claim.of < len(found))
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)
    numbers = find_numbers(View(text, "ar"))
    counting = {at for at, number in enumerate(numbers) if number.role in {"quantity", "percent"}}
    assert counting == {claim.number for claim in found if claim.number is not None}


@pytest.mark.parametrize(
    "text",
    [
        "9" * 400 + " people were killed",
        "\ud800 12 killed \udc00",
        "قُتِلَ 12 مدنيًّا",
        "12\u202e killed",
        "İ 12 people were killed",
    ],
)
def test_bad_input_is_read(text: str) -> None:
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.text


def test_vowel_marks_make_no_difference() -> None:
    assert [claim.category for claim in read("قُتِلَ 12 مدنيًّا وأُصيبَ ٣٠")] == ["killed", "wounded"]


def seconds(text: str) -> float:
    view = View(text, "en")
    numbers, document = find_numbers(view), read_document(view)
    least = 9.0
    for _ in range(3):
        start = time.process_time()
        find_claims(View(text, "en"), numbers, [], [], [], [], [], document, None)
        least = min(least, time.process_time() - start)
    return least


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "a ",
        "م ",
        ", ",
        "12 ",
        "killed ",
        "12 people were killed and ",
        "12 people were killed.\n",
        "قتل ",
        "قتل 12 و ",
        "among 12 killed ",
        "number of ",
        "was killed ",
        "a farmer was killed ",
        "of them 12 ",
        "'",
        "(75) ",
        "، ",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (10_000, 40_000))
    assert grows_within(lambda: (seconds(short), seconds(long)), lambda least: 20 * max(least, 0.005))


def test_the_lists_hold_no_empty_form() -> None:
    assert all(word and word == word.strip() for word in lexicon())
