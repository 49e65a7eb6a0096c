"""Who speaks: plain text with what could turn its neighbours set apart, each part made safe once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import ItemUnknown
from amana.phrases import Speaker, bounds_in_words, cut_around, days_in_words, error_sentences, pieces

FSI, PDI = "\u2068", "\u2069"
ENGLISH, ARABIC = Speaker(), Speaker("ar")
anything = st.text(st.characters(exclude_categories=()))


def _balanced(text: str) -> bool:
    depth = 0
    for one in text:
        depth += (one == FSI) - (one == PDI)
        if depth < 0:
            return False
    return depth == 0


def test_a_name_is_set_apart_where_directions_mix() -> None:
    assert ENGLISH.name("road.txt") == "road.txt"
    assert ENGLISH.name("رسالة.txt") == f"{FSI}رسالة.txt{PDI}"
    assert ARABIC.name("road.txt") == f"{FSI}road.txt{PDI}"


@pytest.mark.parametrize("terminal", [None, True, False])
def test_whether_there_is_a_terminal_is_of_no_matter(terminal: bool | None) -> None:
    assert ARABIC.name("a", terminal=terminal) == f"{FSI}a{PDI}"
    assert f"{FSI}a{PDI}" in ARABIC.say("custody-added", terminal=terminal, path="a")


def test_what_was_made_here_stands_in_other_words_as_it_is() -> None:
    inner = ARABIC.say("list-of", items=("a", "b"))
    outer = ARABIC.say("custody-added", path=inner)
    assert inner in outer
    assert "\\u2068" not in outer


def test_marks_that_come_from_outside_are_shown_and_do_nothing() -> None:
    told = ENGLISH.say("custody-added", path=f"a{PDI}b\u202ec")
    assert r"a\u2069b\u202ec" in told
    assert not {PDI, "\u202e"} & set(told)


@given(anything, st.sampled_from(["en", "ar"]))
def test_every_mark_that_begins_ends(fact: str, language: str) -> None:
    speaker = Speaker(language)
    told = speaker.say("custody-added", path=speaker.made(speaker.name(fact) + speaker.snippet(fact, ())))
    assert _balanced(told)


def test_a_long_fact_keeps_the_mark_that_ends_it() -> None:
    told = ARABIC.say("custody-added", path="ب" * 5_000)
    assert "…" in told
    assert _balanced(told)


def test_options_keep_their_hyphens_in_front() -> None:
    told = error_sentences(ARABIC, ItemUnknown(id="x"))
    assert all(_balanced(one) for one in told)
    assert f" {FSI}--exact{PDI} " in ARABIC.say("search-nothing-exact", query="x")
    assert " --exact " not in ARABIC.say("search-nothing-exact", query="x")


def test_nothing_stands_out_in_plain_text() -> None:
    assert ENGLISH.strong("a") == ENGLISH.faint("a") == "a"
    assert ENGLISH.snippet(" a\nb ", [(1, 2)]) == "a b"
    assert ENGLISH.program == "amana"


def test_sizes_are_said_in_the_language() -> None:
    assert ENGLISH.size(4_100_000) == "4.1 MB"
    assert ENGLISH.size(4_100_000) != ARABIC.size(4_100_000)


def test_a_date_is_set_apart_in_arabic_so_that_it_is_not_turned() -> None:
    assert days_in_words(ARABIC, "2016-12-01", None) == f"{FSI}2016-12-01{PDI}"
    assert f"{FSI}2016-12-01{PDI}" in days_in_words(ARABIC, "2016-12-01", "2016-12-05")
    assert days_in_words(ENGLISH, "2016-12-01", None, proposed=True) == "2016-12-01 ?"
    assert days_in_words(ENGLISH, None, None, proposed=True) == ""
    assert days_in_words(ENGLISH, None, "2016-12-05") == "up to 2016-12-05"
    assert days_in_words(ARABIC, None, "2016-12-05") == f"حتى {FSI}2016-12-05{PDI}"


def test_an_open_bound_stays_open() -> None:
    assert bounds_in_words(ENGLISH, 1_500, None, "least") == "at least 1,500"


@given(st.text(max_size=600), st.integers(-5, 700), st.integers(0, 300))
def test_a_long_passage_is_cut_around_its_words(text: str, start: int, length: int) -> None:
    shown, (begin, end) = cut_around(text, start, start + length)
    assert len(shown) <= 242
    if 0 <= start < len(text) and begin < end:
        assert text[start:].startswith(shown[begin:end])


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70))))
def test_pieces_lose_no_word(text: str, spans: list[tuple[int, int]]) -> None:
    words = "".join(piece for piece, _ in pieces(text, spans))
    assert "".join(words.split()) == "".join("".join(one for one, _ in pieces(text, ())).split())


def test_pieces_say_what_stands_out() -> None:
    assert pieces("on the road", [(3, 6)]) == [("on ", False), ("the", True), (" road", False)]
    assert pieces("on", [(0, 9)]) == [("on", False)]
