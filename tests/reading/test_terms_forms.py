"""Terms in running text: the longest form counts; Arabic words are known with what is written at them."""

from __future__ import annotations

import pytest

from amana.reading import View
from amana.reading.terms import find_terms


def _found(text: str) -> list[tuple[str, str]]:
    return [(term.text, term.id) for term in find_terms(View.of(text))]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("BARREL BOMBS fell", "weapon.barrel_bomb"),
        ("barrel-bombs fell", "weapon.barrel_bomb"),
        ("barrel\u00a0bombs fell", "weapon.barrel_bomb"),
        ("explosive barrels fell", "weapon.barrel_bomb"),
        ("سقطت براميل متفجرة", "weapon.barrel_bomb"),
        ("سقطت البراميل المتفجرة", "weapon.barrel_bomb"),
        ("قصفوهم بالبراميل المتفجّرة", "weapon.barrel_bomb"),
        ("وبالقذائف", "weapon.shell"),
        ("قذيفتان", "weapon.shell"),
        ("صواريخهم", "weapon.rocket"),
        ("الصَّواريخ", "weapon.rocket"),
        ("للمستشفيات", "infrastructure.hospital"),
        ("مستشفاهم والمستشفيات", "infrastructure.hospital"),
        ("مدارسنا", "infrastructure.school"),
        ("مدرستهم", "infrastructure.school"),
        ("حاصروهم", "siege"),
        ("كان الحصار", "siege"),
        ("التهجير القسري", "displacement.forced"),
        ("they were forced to flee", "displacement.forced"),
        ("they were forcibly evacuated", "displacement.forced"),
        ("الاختفاء القسري", "disappearance.enforced"),
    ],
)
def test_forms(text: str, term: str) -> None:
    assert term in [name for _, name in _found(text)]


def test_the_longest_form_counts() -> None:
    assert _found("internationally banned weapons") == [("internationally banned weapons", "weapon.banned")]
    assert _found("مشفى ميداني") == [("مشفى ميداني", "infrastructure.hospital")]
    assert _found("chemical weapons") == [("chemical weapons", "weapon.chemical")]


@pytest.mark.parametrize(
    "text", ["a bombastic tankard", "seashells and rapeseed", "the schoolgirl laughed", "برميلو"]
)
def test_a_form_within_another_word_is_none(text: str) -> None:
    assert _found(text) == []


def test_a_comma_parts_the_words_of_a_form() -> None:
    assert ("barrel, bombs", "weapon.barrel_bomb") not in _found("barrel, bombs")


def test_both_scripts_in_order() -> None:
    assert [name for _, name in _found("siege وقصف and torture")] == ["siege", "attack.bombardment", "torture"]
