"""How a pattern's matches begin."""

from __future__ import annotations

import re
from itertools import product

import pytest

from amana.reading.times.grammar import TABLES, patterns
from amana.reading.times.starts import start_of

_ALPHABET = "abc"


@pytest.mark.parametrize(
    "pattern",
    ["a", "a?b", "ab?", "[ab]c", "(?:a|bc)?c", "(?<=a)b", "a{2}", "a{0,2}b", "(?:ab){1,3}c", "a(?!b).", "a+b*c"],
)
def test_what_can_match_fits(pattern: str) -> None:
    start = start_of(pattern)
    for length in (1, 2, 3, 4):
        for letters in product(_ALPHABET, repeat=length):
            text = "".join(letters)
            for begin in range(length):
                match = re.compile(pattern).match(text, begin)
                if match and match.end() > begin:
                    assert start.fits(text[begin : begin + 2])


@pytest.mark.parametrize(("pattern", "pair"), [("ab", "ac"), ("ab", "b"), ("a{2}", "ab"), ("ab", "a")])
def test_what_cannot_match_does_not_fit(pattern: str, pair: str) -> None:
    assert not start_of(pattern).fits(pair)


@pytest.mark.parametrize("language", TABLES)
def test_no_pattern_matches_nothing(language: str) -> None:
    assert not any(start_of(pattern).empty for _, _, pattern in patterns(language))
