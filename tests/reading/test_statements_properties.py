"""What holds for any text: exact spans, order, parents; and time that grows with the length and no faster."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.reading.nouns import Document
from amana.reading.statements import find_quotes, find_statements
from amana.reading.view import View
from tests.reading.growth import grows_within

_PIECES = [
    *[
        "said",
        "told",
        "Samira",
        "al-Hajj",
        "that",
        "according to",
        "he",
        "who",
        ",",
        ".",
        ":",
        "\n",
        "\n\n",
        " ",
        "— ",
    ],
    *[
        "“",
        "”",
        '"',
        "‘",
        "’",
        "«",
        "»",
        "''",
        "(",
        ")",
        "claims",
        "to",
        "by",
        "his",
        "was",
        "says",
        "a nurse",
        "and",
    ],
    *["قال", "وأضاف", "إن", "أنه", "بحسب", "عن", "قوله", "سامر", "،", "؛", "الذي", "مشيرا", "إلى", "أن", "مقتل"],
    *["\u064e", "\u0640", "\u202e", "\u200b", "\ud800", "9" * 40, "١٢", "😀", "\u0301", "\x85", "\u2028", "\r"],
]
_TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(_PIECES), max_size=60).map(" ".join))
_GLUED = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_TEXTS, _GLUED))
def test_every_row_is_where_it_says(text: str) -> None:
    rows = find_statements(View.of(text), [], Document())
    for row in rows:
        for span in (row, row.speaker, row.cue):
            if span is not None:
                assert 0 <= span.start < span.end <= len(text)
                assert text[span.start : span.end] == span.text
        assert row.parent is None or 0 <= row.parent < len(rows)
        assert row.rule
    assert [row.start for row in rows] == sorted(row.start for row in rows)


@settings(max_examples=200, deadline=None)
@given(st.one_of(_TEXTS, _GLUED))
def test_quotations_nest_and_never_cross(text: str) -> None:
    quotes = find_quotes(View.of(text))
    for quote in quotes:
        assert 0 <= quote.outer[0] <= quote.start < quote.end <= quote.outer[1] <= len(text)
        if quote.parent is not None:
            around = quotes[quote.parent]
            assert around.outer[0] < quote.outer[0]
            assert quote.outer[1] <= around.outer[1]


_LONG = [
    *[
        " ",
        "a",
        "9",
        ",",
        "“",
        "”",
        '"',
        "‘a ",
        "“a” ",
        "'",
        "(",
        "ا",
        "،",
        "said ",
        "that ",
        "Samira said, ",
        "saying ",
    ],
    *[
        "according to ",
        "his claim that ",
        "“a,” said X. ",
        "X: ",
        "Samira Nouri ",
        "Mrs. A B said. ",
        "and ",
        "who ",
        "— ",
    ],
    *[
        "قال ",
        "وقال إن ",
        "بحسب ",
        "، قال ",
        "عن قوله ",
        "«ا» ",
        "he said ",
        "was reported by ",
        "A, ",
        "He said:\n",
        "to say ",
    ],
    *[
        "He said X. ",
        "“a\n",
        "“a\n\n",
        "‘’",
        "'' ",
        "A",
        "A ",
        "al-A ",
        "Samira, a nurse, ",
        "قال «ا» ",
        "”“",
        "\n“a” ",
    ],
]


def _best(text: str) -> float:
    times = []
    for _ in range(2):
        start = time.process_time()
        find_statements(View.of(text, "en"), [], Document())
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("piece", _LONG)
def test_time_grows_with_the_length(piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (5_000, 20_000))
    # Four times the text takes about four times as long; a square would take sixteen.
    assert grows_within(lambda: (_best(short), _best(long)), lambda once: max(9 * once, 0.1))
