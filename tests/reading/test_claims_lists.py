"""Each word between figures is found as what its row says; each noun for persons counts them."""

from __future__ import annotations

from pathlib import Path

import pytest

import amana.reading.claims
from amana.reading.claims import find_claims
from amana.reading.claims.items import sentences_of
from amana.reading.claims.lists import categories, plain, words
from amana.reading.layout.tables import forms, rows
from amana.reading.nouns import Claim, Document
from amana.reading.numbers import find_numbers
from amana.reading.view import View

_HERE = Path(amana.reading.claims.__file__)
WORDS = [
    (kind, form)
    for kind, english, arabic, *_ in rows(_HERE.with_name("words.tsv"))
    for form in forms(english) + forms(arabic)
]
SETS = [
    (name, form)
    for name, english, arabic, *_ in rows(_HERE.with_name("sets.tsv"))
    for form in forms(english) + forms(arabic)
]
_PERSONS = list(rows(_HERE.with_name("persons.tsv")))
ONE = [form for _, one, *_ in _PERSONS for form in forms(one)]
SEVERAL = [form for _, _, several, *_ in _PERSONS for form in forms(several)]
ONE_ARABIC = [form for _, _, _, arabic, *_ in _PERSONS for form in forms(arabic)]
TRIGGERS = {category for category, *_ in rows(_HERE.with_name("triggers.tsv"))}


def read(text: str, language: str) -> list[Claim]:
    view = View(text, language)
    return find_claims(view, find_numbers(view), [], [], [], [], [], Document(), None)


@pytest.mark.parametrize(("kind", "form"), WORDS)
def test_each_word(kind: str, form: str) -> None:
    text = f"xx {form.title()} xx"
    ((_, sentence),) = sentences_of(View(text, None), [0])
    assert any(text[item.start : item.end] == form.title() and item.of(kind) for item in sentence.items)


@pytest.mark.parametrize(("name", "form"), SETS)
def test_each_small_word(name: str, form: str) -> None:
    assert plain(form) in words(name)


@pytest.mark.parametrize("one", ONE)
def test_each_noun_for_one_person(one: str) -> None:
    (claim,) = read(f"It is said that a {one} was killed there.", "en")
    assert (claim.category, claim.lower, claim.upper, claim.rule) == ("killed", 1, 1, "claims/implicit-one")
    assert claim.text == f"a {one}"


@pytest.mark.parametrize("several", SEVERAL)
def test_each_noun_for_several(several: str) -> None:
    (claim,) = read(f"It is said that 14 {several} were killed there.", "en")
    assert (claim.category, claim.lower) == ("killed", 14)
    assert claim.counted
    assert claim.counted.text == several


@pytest.mark.parametrize("one", ONE_ARABIC)
def test_each_arabic_noun_for_one_person(one: str) -> None:
    for text in (f"قتل {one} هناك", f"مقتل {one} هناك", f"أصيب ال{one} هناك"):
        (claim,) = read(text, "ar")
        assert (claim.lower, claim.rule) == (1, "claims/implicit-one")


def test_each_category_has_its_words() -> None:
    assert set(categories()) == TRIGGERS
