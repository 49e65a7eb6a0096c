"""Index and query agree on Arabic clitics, whatever an archive's list of words is at the time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.language import BaseWords, analyse, is_stop
from amana.language.ar import base_words

_CLITICS = ("و", "ف", "ب", "ل", "ك", "وب", "ول")
_LETTERS = "حجخدرزشصضطعغقمنهي"


class _Archive(BaseWords):
    def __init__(self, *words: str) -> None:
        self.words = set(words)

    def known(self, word: str) -> bool:
        return word in self.words or super().known(word)


def _finds(query: str, text: str, archive: _Archive) -> bool:
    wanted = {stem for token in analyse(query, archive) for stem in token.stems}
    return any(wanted.intersection(token.stems) for token in analyse(text))


@settings(max_examples=100)
@given(st.text(_LETTERS, min_size=4, max_size=7), st.sampled_from(_CLITICS))
def test_a_word_seen_only_with_a_clitic_is_found_by_itself(word: str, clitic: str) -> None:
    written = clitic + word
    if written not in base_words() and not is_stop(word) and not analyse(written)[0].places:
        assert _finds(word, written, _Archive(written))


@settings(max_examples=100)
@given(st.text(_LETTERS, min_size=3, max_size=7), st.sampled_from(_CLITICS))
def test_a_clitic_on_the_query_comes_off_where_the_rest_stands_in_the_archive(word: str, clitic: str) -> None:
    written = clitic + word
    # A stop word has no stem: it is found as it is written, and by that alone. A place of the gazetteer keeps its
    # first letter (بقيق is a town).
    if written not in base_words() and not is_stop(word) and not analyse(written)[0].places:
        assert _finds(written, word, _Archive(word))


def test_a_short_word_that_nobody_knows_is_not_looked_for_inside_others() -> None:
    assert not _finds("زحق", "بزحق", _Archive("بزحق"))
    assert _finds("زحق", "بزحق", _Archive("بزحق", "زحق"))


@pytest.mark.parametrize(("query", "text"), [("رد", "ورد"), ("تاب", "كتاب"), ("غام", "ألغام"), ("راس", "فراس")])
def test_a_listed_word_keeps_its_first_letter(query: str, text: str) -> None:
    assert not _finds(query, text, _Archive(query, text))


def test_what_is_indexed_does_not_depend_on_what_came_before() -> None:
    before = analyse("وبزحق لغدير")
    for at in range(70_000):
        analyse(f"كلمة{at}")
    assert analyse("وبزحق لغدير") == before
