"""Each form of the lists of claims says what its row says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import amana.reading.claims
from amana.reading.claims import find_claims
from amana.reading.claims.lists import categories
from amana.reading.layout.tables import forms, rows
from amana.reading.nouns import Claim, Document
from amana.reading.numbers import find_numbers
from amana.reading.view import View

_HERE = Path(amana.reading.claims.__file__)
_TRIGGERS = list(rows(_HERE.with_name("triggers.tsv")))
_NOUNS = {
    "person": ("people", "شخصا"),
    "house": ("homes", "منزلا"),
    "hospital": ("hospitals", "مشفى"),
    "village": ("villages", "قرية"),
    "weapon": ("rockets", "صاروخا"),
    "strike": ("air strikes", "غارة"),
    "body": ("bodies", "جثة"),
}
_THERE = {"fighters", "hospitals", "attacks"}
ENGLISH = [(category, how, form) for category, how, english, *_ in _TRIGGERS for form in forms(english)]
ARABIC = [(category, how, form) for category, how, _, arabic, *_ in _TRIGGERS for form in forms(arabic)]


def status(category: str, how: str) -> str:
    """What may just be there is a suggestion."""
    return "candidate" if how == "head" and category in _THERE else "linked"


def claims(text: str, language: str) -> list[Claim]:
    view = View(text, language)
    return find_claims(view, find_numbers(view), [], [], [], [], [], Document(), date(2019, 5, 3))


def noun(category: str, language: int) -> str:
    counts = categories()[category].counts
    unit = next(unit for unit in _NOUNS if unit in counts)
    return _NOUNS[unit][language]


def english(category: str, how: str, form: str) -> str:
    thing = noun(category, 0)
    return {
        "act": f"The raid went on for a day, {form} 14 {thing} there.",
        "done": f"It is said that 14 {thing} were {form} there.",
        "be": f"It is said that 14 {thing} {form} there.",
        "noun": f"They spoke of the {form.removesuffix(' of')} of 14 {thing} there.",
        "head": f"There were 14 {form} there.",
        "toll": f"The {form} rose to 14 there.",
        "weak": f"It is said that 14 {thing} {form} there.",
        "away": f"The raid {form} 14 {thing} from their homes.",
    }[how]


def is_dual(form: str) -> bool:
    return any(one.text == form for one in find_numbers(View(f"هناك {form} هناك", "ar")))


def arabic(category: str, how: str, form: str) -> str:
    thing = noun(category, 1)
    return {
        "act": f"كانت هناك {form} 14 {thing} هناك",
        "done": f"{form} 14 {thing} هناك",
        "be": f"هناك 14 {thing} {form} هناك",
        "noun": f"تحدثوا عن {form} 14 {thing} هناك",
        "head": f"هناك 14 {form} هناك",
        "toll": f"وصلت {form} إلى 14 هناك",
        "weak": f"{form} 14 {thing} هناك",
        "away": f"{form} الجيش 14 {thing} على الخروج من هناك",
    }[how]


@pytest.mark.parametrize(("category", "how", "form"), ENGLISH)
def test_each_english_form(category: str, how: str, form: str) -> None:
    (claim,) = (one for one in claims(english(category, how, form), "en") if one.number is not None)
    assert (claim.category, claim.status, claim.lower) == (category, status(category, how), 14)


@pytest.mark.parametrize(("category", "how", "form"), ARABIC)
def test_each_arabic_form(category: str, how: str, form: str) -> None:
    dual = how == "head" and is_dual(form)
    text = f"كان هناك {form} أيضا" if dual else arabic(category, how, form)
    (claim,) = (one for one in claims(text, "ar") if one.number is not None)
    assert (claim.category, claim.status, claim.lower) == (category, status(category, how), 2 if dual else 14)
