"""Names and passages from outside, safe to print."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.phrases import has_right_to_left, json_line
from amana.phrases.safe import name, passage

# Lone surrogates too: that is how a name that is not UTF-8 comes.
anything = st.text(st.characters(exclude_categories=()))
UNSAFE = {"Cc", "Cs", "Zl", "Zp"}
TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("plain name.txt", "plain name.txt"),
        ("رسالة من وادي النور.txt", "رسالة من وادي النور.txt"),
        ("می‌خواهم", "می‌خواهم"),
        ("two\nlines\t\r", r"two\nlines\t\r"),
        ("\x1b[2J\x9b\x00", r"\x1b[2J\x9b\x00"),
        ("a\u202eb\u2066c", r"a\u202eb\u2066c"),
        ("caf\udce9", r"caf\xe9"),
        ("\ud800", r"\ud800"),
        ("x\U000e0041", r"x\U000e0041"),
        ("\u2028", r"\u2028"),
    ],
)
def test_a_name_shows_what_is_in_it(given_name: str, shown: str) -> None:
    assert name(given_name) == shown


@given(anything)
def test_nothing_in_a_name_reaches_the_terminal(text: str) -> None:
    shown = name(text)
    assert not {unicodedata.category(one) for one in shown} & UNSAFE
    assert not set(shown) & TURNING
    shown.encode("utf-8")


@given(anything)
def test_a_passage_is_one_safe_line(text: str) -> None:
    shown = passage(text)
    assert not {unicodedata.category(one) for one in shown} & UNSAFE
    assert not set(shown) & TURNING


@given(st.dictionaries(anything, st.lists(anything | st.integers() | st.none())))
def test_json_is_one_safe_line_and_says_the_same(value: dict[str, list[str | int | None]]) -> None:
    line = json_line(value)
    assert json.loads(line) == json.loads(json.dumps(value))
    assert not {unicodedata.category(one) for one in line} & UNSAFE
    assert not set(line) & TURNING
    line.encode("utf-8")


def test_arabic_in_json_can_be_read() -> None:
    assert json_line({"name": "رسالة"}) == '{"name": "رسالة"}'


@pytest.mark.parametrize(
    ("text", "turns"), [("abc", False), ("é", False), ("ابجد", True), ("a א", True), ("١٢٣", True)]
)
def test_right_to_left_is_seen(text: str, turns: bool) -> None:
    assert has_right_to_left(text) is turns
