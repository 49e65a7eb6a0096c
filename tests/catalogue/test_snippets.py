"""Snippets hold their matches and cut no word."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from amana.catalogue.snippets import USUAL, snippet_of

_WORDS = st.lists(st.text("abcdeحلب", min_size=1, max_size=12), min_size=1, max_size=120)


@settings(max_examples=200)
@given(_WORDS, st.data())
def test_a_snippet_holds_whole_words_and_a_match(words: list[str], data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([" ", "\u00a0", "\n"])).join(words)
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    chosen = sorted(data.draw(st.sets(st.sampled_from(spans), min_size=1)))
    start, end = snippet_of(text, chosen)
    assert 0 <= start < end <= len(text)
    assert any(start <= low and high <= end for low, high in chosen)
    assert all(end <= low or high <= start or (start <= low and high <= end) for low, high in spans)
    assert end - start <= USUAL + 40


def test_without_a_match_the_beginning_is_shown() -> None:
    assert snippet_of("", []) == (0, 0)
    assert snippet_of("short", []) == (0, 5)
    start, end = snippet_of("word " * 100, [])
    assert (start, end) == (0, 159)


def test_a_match_longer_than_a_snippet_is_whole() -> None:
    text = "before " + "x" * 500 + " after"
    start, end = snippet_of(text, [(7, 507)])
    assert start <= 7
    assert end >= 507
