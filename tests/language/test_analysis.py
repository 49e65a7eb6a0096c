"""Analysis: offsets are exact, tokens in order, and marks that nobody sees make no difference."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.language import Token, analyse, fold

_SCRIPTS = st.text(
    st.one_of(
        st.sampled_from("ابتحلدرزقموةىءأإآؤئـًّٰ ،٠٤٫٬'’‘-.,\u200f\u200c\u00a0\r\n"),
        st.sampled_from("abceghlmnorsté\u0301ḤAS'’0123456789 ,.-"),
        st.characters(),
    ),
    max_size=40,
)
_UNSEEN = st.sampled_from("\u064b\u064e\u0650\u0652\u0651\u0670\u0640\u200e\u200f\u202b\u2069\u200d\u061c")


def _words(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.norm]


@settings(max_examples=300)
@given(_SCRIPTS)
def test_every_token_folds_from_its_own_span_and_none_overlap(text: str) -> None:
    end = 0
    for token in _words(analyse(text)):
        assert end <= token.start < token.end <= len(text)
        assert fold(text[token.start : token.end]) == token.norm == fold(token.surface)
        end = token.end


@settings(max_examples=300)
@given(_SCRIPTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200)
@given(st.data())
def test_unseen_marks_inside_a_word_change_neither_spelling_nor_offsets(data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(("المدينة", "وادي", "قصف", "بحلب", "إدلب", "مسؤول", "Wadi", "éloge")))
    marked = word[0]
    for letter in word[1:]:
        marked += "".join(data.draw(st.lists(_UNSEEN, max_size=2))) + letter
    before = analyse(f"({word})")[0]
    (token,) = analyse(f"({marked})\u200f")
    assert (token.norm, token.stems) == (before.norm, before.stems)
    assert (token.start, token.end) == (1, 1 + len(marked))


def _norms(text: str) -> list[str]:
    return [token.norm for token in _words(analyse(text))]


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("Wadi al-Noor’s bridge", ["wadi", "al", "noor", "bridge"]),
        ("the civilians’ bread, didn't", ["the", "civilians", "bread", "didnt"]),
        ("al-Sha‘ar Qur’an", ["al", "shaar", "quran"]),
        ("ﻻ حَــلَب\u00a0الشــّـام", ["لا", "حلب", "الشام"]),
        ("line\r\nnext\u200f.", ["line", "next"]),
        ("cafe\u0301 café", ["cafe", "cafe"]),
        ("22nd H1N1 و40 IMG_0001", ["22nd", "h1n1", "و", "40", "img", "0001"]),
        ("½ ـــ ء !?", []),
        ("नमस्ते 世界 мир", [fold("नमस्ते"), "世界", "мир"]),
    ],
)
def test_words_of_a_text(text: str, norms: list[str]) -> None:
    assert _norms(text) == norms


def test_a_possessive_is_found_by_the_name_and_stands_apart_from_its_s() -> None:
    for text in ("Samira's", "Samira’s"):
        (token,) = analyse(text)
        assert (token.start, token.end, token.norm) == (0, 6, "samira")


def test_surface_keeps_what_folding_drops() -> None:
    assert analyse("Éloge")[0].surface == "éloge"
    assert analyse("حَلَب")[0].surface == "حَلَب"


@pytest.mark.parametrize(
    "text", ["1," * 20_000, "111," * 20_000 + "4444", "111\u00a0" * 20_000 + "4444", "a'" * 20_000]
)
def test_long_rows_of_numbers_and_joints_are_read_in_reasonable_time(text: str) -> None:
    assert analyse(text)


def test_a_word_without_end_has_its_spelling_and_no_stem() -> None:
    (token,) = analyse("a" * 1_000_000)
    assert (token.end, token.stems) == (1_000_000, ())
