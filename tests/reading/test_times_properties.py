"""Whatever the text: offsets are exact, nothing raises, and time grows with length alone."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.reading.nouns import Time
from amana.reading.times import find_times, infer_published
from amana.reading.times.grammar import TABLES, matches
from amana.reading.times.lexicon import OTHER, class_characters, rows
from amana.reading.view import View
from tests.reading.growth import grows_within

_WORDS = sorted(
    {form for row in rows("lexicon.tsv") for cell in row[2:4] for form in cell.split("|") if form}
    | {"22", "2016", "31", "0", "9999", "12:61", "1/2", "22/12/2016", "2016-02-31", "٢٢", "٢٠١٦", "13th", "1990s"}
)
_NOISE = st.one_of(
    st.sampled_from(_WORDS),
    st.text(max_size=6),
    st.sampled_from(["\ud800", "\u202e", "\u0301", "ـ", "\n", "\r\n", "9" * 400, "\u200b", "٪", "½", "²"]),
)
_TEXTS = st.lists(st.tuples(_NOISE, st.sampled_from(["", " ", " ", "-", ", "])), max_size=30).map(
    lambda parts: "".join(word + mark for word, mark in parts)
)
_DAYS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))


def _check(text: str, times: list[Time]) -> None:
    assert all(text[one.start : one.end] == one.text and one.start < one.end for one in times)
    assert [one.start for one in times] == sorted(one.start for one in times)
    assert all(one.end <= other.start for one, other in pairwise(times))


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _DAYS)
def test_offsets_are_exact_and_nothing_raises(text: str, published: date | None) -> None:
    view = View(text, None)
    _check(text, find_times(view, published))
    infer_published(view)


@pytest.mark.parametrize("published", [date(1, 1, 1), date(9999, 12, 31), date(2016, 2, 29)])
def test_the_ends_of_the_calendar(published: date) -> None:
    examples = [row[3] for table in TABLES.values() for row in rows(table) if row[0] != "def"]
    text = "\n".join(examples)
    _check(text, find_times(View(text, None), published))


@pytest.mark.parametrize("language", TABLES)
def test_patterns_take_steps_that_grow_with_length_alone(language: str) -> None:
    characters = [OTHER, *class_characters().values()]
    tried = [*characters, *(one + other for one in characters[::11] for other in characters[::7])]

    def least(unit: str, length: int) -> float:
        kinds = unit * (length // len(unit))
        taken = []
        for _ in range(3):
            start = time.process_time()
            matches(kinds, (language,))
            taken.append(time.process_time() - start)
        return min(taken)

    for unit in sorted(tried, key=lambda unit: -least(unit, 300))[:3]:
        assert grows_within(
            lambda unit=unit: (least(unit, 2_000), least(unit, 16_000)),  # type: ignore[misc]
            lambda short: 24 * max(short, 0.0005),
        )


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "7",
        "a",
        "”",
        ",",
        "ب",
        "ـ",
        "\u064b",
        "\n",
        "1-",
        "since ",
        "twenty ",
        "that day ",
        "12/12/12 ",
        "2016-12-22;",
        "قبل ",
    ],
)
def test_texts_take_time_that_grows_with_length_alone(unit: str) -> None:
    def least(length: int) -> float:
        view = View(unit * (length // len(unit)), None)
        taken = []
        for _ in range(3):
            start = time.process_time()
            find_times(view, date(2016, 12, 22))
            taken.append(time.process_time() - start)
        return min(taken)

    assert grows_within(lambda: (least(8_000), least(64_000)), lambda short: 24 * max(short, 0.0005))


def test_a_long_line_is_read_in_stretches_with_what_was_told_before() -> None:
    text = "On 3 May 2015 the road was closed. " + "It was quiet. " * 20_000 + "The following day it was opened."
    times = find_times(View(text, "en"), date(2016, 12, 22))
    _check(text, times)
    assert [time.first for time in times] == ["2015-05-03", "2015-05-04"]


def test_a_long_line_without_a_blank() -> None:
    text = "2016-12-22;" * 30_000
    times = find_times(View(text, None), None)
    _check(text, times)
    assert len(times) > 29_000
