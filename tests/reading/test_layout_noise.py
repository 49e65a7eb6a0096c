"""Layout on any input: offsets hold, and time grows with the text."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from amana.reading.layout import read_document
from amana.reading.nouns import Document, Span
from amana.reading.view import View
from tests.reading.growth import grows_within

_WORDS = [
    "By",
    "بقلم",
    "Samira",
    "3 May 2019",
    "٣ أيار ٢٠١٩",
    "(75)",
    "(Noor) -",
    "Share",
    "photos show",
    "صور",
    "\n",
    "\n\n",
    " ",
    ".",
]


def spans(document: Document) -> Iterator[Span]:
    yield from (one for one in (document.title, document.outlet, document.byline) if one)
    yield from document.published_evidence + document.boilerplate + document.captions
    yield from (one for pair in document.duplicates for one in pair)


@settings(deadline=None)
@given(some.one_of(some.text(max_size=300), some.lists(some.sampled_from(_WORDS), max_size=60).map(" ".join)))
def test_offsets_hold_whatever_the_text(text: str) -> None:
    for span in spans(read_document(View(text, None))):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "text", ["\ud800 (\udc00) - 3 May 2019", "9" * 400, "\u0301" * 50, "\u202e\u202bBy Samira", "٣/٥/٢٠١٩"]
)
def test_bad_input_is_read(text: str) -> None:
    read_document(View(f"{text}\n{text}\n{text}", "ar"))


def seconds(text: str) -> float:
    least = 9.0
    for _ in range(3):
        start = time.process_time()
        read_document(View(text, "en"))
        least = min(least, time.process_time() - start)
    return least


@pytest.mark.parametrize(
    "unit",
    [
        " ",
        "1",
        "a",
        "A ",
        '"',
        ",",
        "م",
        "م ",
        "(",
        "(75) ",
        "3 May ",
        "- ",
        "By Al ",
        "photos ",
        "photos\n",
        "By Samira\n",
        "Share\n",
        "a line of words\n",
        "12 people were killed.\n",
        "photos show these.\n",
        "خاص - ",
        "| ",
        "(c) ",
        "@",
        "#a ",
        "12/",
        "\n",
        "“a” ",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    short, long = (unit * (size // len(unit)) for size in (25_000, 100_000))
    assert grows_within(lambda: (seconds(short), seconds(long)), lambda least: 20 * max(least, 0.002))
