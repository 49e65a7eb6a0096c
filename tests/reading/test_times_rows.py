"""Each row of the tables of times does what it says."""

from __future__ import annotations

from datetime import date

import pytest

from amana.reading.nouns import Time
from amana.reading.times import find_times
from amana.reading.times.find import MAKERS
from amana.reading.times.grammar import TABLES, patterns
from amana.reading.times.lexicon import class_characters, rows, word_of
from amana.reading.view import View

_PUBLISHED = date(2016, 12, 22)
_ROWS = [row for table in TABLES.values() for row in rows(table) if row[0] != "def"]
_FORMS = [
    (row[0], row[1], form) for row in rows("lexicon.tsv") for cell in row[2:4] for form in cell.split("|") if form
]


def _read(text: str) -> list[Time]:
    return find_times(View.of(text), _PUBLISHED)


@pytest.mark.parametrize("row", _ROWS, ids=[f"{row[0]}-{at}" for at, row in enumerate(_ROWS)])
def test_the_example_of_a_pattern_is_found_by_it_with_its_value(row: list[str]) -> None:
    value = row[4] if len(row) > 4 else ""
    assert (row[0], value) in [(time.rule, time.value or "") for time in _read(row[3])]


@pytest.mark.parametrize(("kind", "value", "form"), _FORMS, ids=[form for _, _, form in _FORMS])
def test_a_form_of_the_lexicon_has_its_class_and_value(kind: str, value: str, form: str) -> None:
    word = word_of(form)
    assert word is not None
    assert (word.kind, word.value, word.skip) == (kind, value, 0)


@pytest.mark.parametrize("language", TABLES)
def test_every_pattern_names_a_maker(language: str) -> None:
    assert {maker for _, maker, _ in patterns(language)} <= set(MAKERS)


def test_classes_have_characters_of_their_own() -> None:
    known = class_characters()
    assert len(set(known.values())) == len(known)


def test_what_is_written_on_to_an_arabic_word_is_no_part_of_the_time() -> None:
    (time,) = [time for time in _read("عادوا إلى وادي النور وأمس") if time.value]
    assert time.text == "أمس"
