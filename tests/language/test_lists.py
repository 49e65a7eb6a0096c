"""The word lists: every row whole, no row twice, every spelling of use."""

from __future__ import annotations

from collections import Counter

import pytest

from amana.language import BaseWords, fold, is_stop, name_key, stop_words
from amana.language.names.given import given_names
from amana.language.names.sounds import sounds, spell
from amana.language.tables import rows

_WORDS = ("ar/stop.tsv", "ar/words.tsv", "ar/months.tsv", "en/stop.tsv", "en/common.tsv")
_FORMS = ("ar/forms.tsv", "en/irregular.tsv")


@pytest.mark.parametrize("name", _WORDS)
def test_lists_of_words_have_one_word_a_row_and_none_twice(name: str) -> None:
    words = [row[0] for row in rows(name)]
    assert [row for row in rows(name) if len(row) != 1 or row[0] != row[0].strip() or not fold(row[0])] == []
    assert [word for word, count in Counter(map(fold, words)).items() if count > 1] == []


@pytest.mark.parametrize("name", _FORMS)
def test_tables_of_forms_lead_from_each_form_to_one_head(name: str) -> None:
    forms = Counter(fold(form) for row in rows(name) for form in row)
    assert [form for form, count in forms.items() if count > 1] == []
    assert [row for row in rows(name) if len(row) < 2 or not all(map(fold, row))] == []


@pytest.mark.parametrize("name", [*_WORDS, *_FORMS])
def test_english_lists_are_folded_already(name: str) -> None:
    words = [word for row in rows(name) for word in row]
    assert [word for word in words if word.isascii() and fold(word) != word] == []


def test_given_names_know_all_their_spellings() -> None:
    listed = list(rows("names/given.tsv"))
    assert [name for name, count in Counter(row[0] for row in listed).items() if count > 1] == []
    for name, *spellings in listed:
        assert len({fold(spelling) for spelling in spellings}) == len(spellings) >= 2
        for spelling in spellings:
            assert name in given_names(spelling)
            assert "=" + name in name_key(spelling)


def test_sounds_have_classes_and_weights() -> None:
    listed = [row for row in rows("names/sounds.tsv") if not row[1].startswith("=")]
    assert [row for row in listed if len(row[1].split()) != len(row[2].split())] == []
    assert [row for row in listed if not all(0 < float(weight) <= 1 for weight in row[2].split())] == []
    assert [row for row in listed if row[3] not in ("", "^", "$")] == []
    assert [place for place, count in Counter((row[0], row[3]) for row in listed).items() if count > 1] == []
    assert [row[0] for row in listed if fold(row[0]) != row[0] and row[0] not in "پچژڤگ"] == []


def test_letters_of_other_alphabets_are_read_as_sounds() -> None:
    letters = [row for row in rows("names/sounds.tsv") if row[1].startswith("=")]
    assert [row for row in letters if len(row[0]) != 1 or row[0].isascii()] == []
    assert [row for row in letters if not sounds(spell(row[0]))] == []


def test_stop_words_of_both_languages() -> None:
    assert {"من", "ومن", "فمن", "الي"} <= stop_words("ar")
    assert {"the", "of"} <= stop_words("en")
    assert stop_words("xx") == frozenset()
    assert is_stop("the")
    assert is_stop("الذي")
    assert not is_stop("قصف")


def test_base_words_are_known_with_their_article() -> None:
    base = BaseWords()
    assert base.known("جريح")
    assert base.known("الجريح")
    assert not base.known("زقنبوط")
