"""Words of a stretch: each stands where it says, and a hyphen is one only between blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.reading.statements.words import words_between

_PIECES = st.sampled_from(
    [" ", "-", "--", "\n", "Samira", "said", "قالت", "،", ".", "U.S.", "3.5", "’s", "(", "ـ"]
)


@given(st.lists(_PIECES, max_size=12).map("".join), st.integers(0, 8), st.integers(0, 30))
def test_words_stand_where_they_say(text: str, start: int, length: int) -> None:
    end = min(start + length, len(text))
    words = words_between(text, min(start, end), end)
    places = [words.span(at, at + 1) for at in range(len(words))]
    assert places == sorted(places)
    for word, (first, last) in zip(words, places, strict=True):
        assert start <= first < last <= end
        assert last - first == word.size
        assert not any(char.isspace() for char in text[first:last])


@pytest.mark.parametrize(
    ("text", "start", "end", "dashes"),
    [
        ("a - b", 0, 5, 1),
        ("a-b", 0, 3, 0),
        ("- a", 0, 3, 0),
        ("a -", 0, 3, 0),
        ("a - b", 2, 5, 1),
        ("”- b", 1, 4, 0),
    ],
)
def test_a_hyphen_is_a_dash_only_between_blanks(text: str, start: int, end: int, dashes: int) -> None:
    assert sum(word.kind == "—" for word in words_between(text, start, end)) == dashes
