"""Every form of every row of the vocabulary is found, as a whole, and gives its row's id."""

from __future__ import annotations

from collections import Counter

import pytest

from amana.reading import View
from amana.reading.terms import Row, find_terms, rows, vocabulary


@pytest.mark.parametrize("row", rows(), ids=[row.id for row in rows()])
def test_every_english_form(row: Row) -> None:
    for form in row.english:
        text = f"They spoke of {form}, and went."
        found = [(term.text, term.id, term.kind) for term in find_terms(View.of(text, "en"))]
        assert (form, row.id, row.kind) in found


@pytest.mark.parametrize("row", rows(), ids=[row.id for row in rows()])
def test_every_arabic_form(row: Row) -> None:
    for form in row.arabic:
        text = f"ذكروا {form} يومها"
        found = [(term.text, term.id, term.kind) for term in find_terms(View.of(text, "ar"))]
        assert (form, row.id, row.kind) in found


def test_rows_are_whole() -> None:
    assert len(rows()) >= 250
    assert [name for name, count in Counter(row.id for row in rows()).items() if count > 1] == []
    assert [row.id for row in rows() if not row.english or not row.arabic] == []


def test_no_form_stands_in_two_rows() -> None:
    held: dict[tuple[str, ...], str] = {}
    for row in rows():
        for form in (*row.english, *row.arabic):
            words = vocabulary.words_of(form)
            assert held.setdefault(words, row.id) == row.id, form


@pytest.mark.parametrize(
    ("variant", "forms"),
    [
        ("bomb(s)", ["bomb", "bombs"]),
        ("besieg(e|ed)", ["besieg", "besiege", "besieged"]),
        ("mine(s) and trap(s)", ["mine and trap", "mine and traps", "mines and trap", "mines and traps"]),
        ("napalm", ["napalm"]),
    ],
)
def test_brackets_hold_endings(variant: str, forms: list[str]) -> None:
    assert vocabulary.expanded(variant) == forms
