"""Persons by name shape and evidence, in both scripts. Everybody here is invented."""

from __future__ import annotations

import pytest

from amana.reading.names import find_names
from amana.reading.nouns import PlaceMention
from amana.reading.view import View


def names(text: str, kind: str = "person", places: tuple[str, ...] = ()) -> list[str]:
    """The names of a kind in a text; `places` are the words of it that are places."""
    found = [_place(text, one) for one in places]
    return [one.text for one in find_names(View.of(text), found) if one.kind == kind]


def _place(text: str, name: str) -> PlaceMention:
    start = text.index(name)
    return PlaceMention(start, start + len(name), name, "x", name, None, None, None, None, "at", "test")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met Samira Haddad there.", ["Samira Haddad"]),
        ("Idris al-Hajj left.", ["Idris al-Hajj"]),
        ("He saw Yusuf bin Idris al-Nuri.", ["Yusuf bin Idris al-Nuri"]),
        ("Then Abu Yazan arrived.", ["Abu Yazan"]),
        ("Mujahid Abu al-Noor, a baker, stayed.", ["Mujahid Abu al-Noor"]),
        ("They spoke with Abd al-Rahman al-Nuri.", ["Abd al-Rahman al-Nuri"]),
        ("Lt Gen Talib Qandari spoke.", ["Talib Qandari"]),
        ("Col. John J. Marlow came.", ["John J. Marlow"]),
        ("President Qandaris refused.", ["Qandaris"]),
        ("Qandaris said the road was open.", ["Qandaris"]),
        ("“The road is open,” said Qandaris.", ["Qandaris"]),
        ("Velmi Qandaris, 35, left the town.", ["Velmi Qandaris"]),
        ("Velmi Qandaris, a local photographer, left.", ["Velmi Qandaris"]),
        ("the activist Qandaris left", ["Qandaris"]),
        ("Velmi al-Qandar's house burned.", ["Velmi al-Qandar"]),
        ("al-Qandar’s house burned.", ["al-Qandar"]),
        ("By Yousef Halabi\n\nThe town slept.", ["Yousef Halabi"]),
        ("Willem van der Marlow wrote.", ["Willem van der Marlow"]),
        ("Sean O'Marlow and Ewan McMarlow wrote.", ["Sean O'Marlow", "Ewan McMarlow"]),
        ("Maria de la Fuente wrote.", ["Maria de la Fuente"]),
        ("Richard “Tex” Marlow wrote.", ["Richard “Tex” Marlow"]),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian envoy left.",
        "On Monday the shelling stopped.",
        "Lake Qandaris froze.",
        "Operation Velmi Qandaris began.",
        "Yesterday the road was open.",
        "Witnesses said the road was open.",
        "May was quiet, and June was not.",
        "They will leave. Will they return?",
        "Iraqi forces moved.",
        "The Qandaris Velmi was late.",
    ],
)
def test_what_is_no_english_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقالت سميرة حداد إن الطريق مفتوح", ["سميرة حداد"]),
        ("التقى إدريس الحاج بالوفد", ["إدريس الحاج"]),
        ("غادر يوسف بن إدريس النوري البلدة", ["يوسف بن إدريس النوري"]),
        ("وصل أبو يزن أمس", ["أبو يزن"]),
        ("تحدث عبد الرحمن النوري طويلا", ["عبد الرحمن النوري"]),
        ("تحدث عبدالرحمن النوري طويلا", ["عبدالرحمن النوري"]),
        ("وصل صلاح الدين الحمصي", ["صلاح الدين الحمصي"]),
        ("قال الرئيس السوري السابق إدريس الحاج", ["إدريس الحاج"]),
        ("قال وزير الخارجية الفرنسي جان مارلو أمس", ["جان مارلو"]),
        ("الدكتور قندريس شلينغر رئيس القسم", ["قندريس شلينغر"]),
        ("أكد قندريس أن الطريق مفتوح", ["قندريس"]),
        ("وأضاف قندريس أن الطريق مفتوح", ["قندريس"]),
        ("مع محمد علي النوري", ["محمد علي النوري"]),
        ("الناشط علي بن إدريس", ["علي بن إدريس"]),
        ("الملك إدريس الثاني", ["إدريس الثاني"]),
        ("لقاء مع خالد وسميرة", ["خالد", "سميرة"]),
        ("استقبل السيد إدريس بن زايد آل نهيان", ["إدريس بن زايد آل نهيان"]),
        ("قُتل إِدْرِيس الحاجّ أمس", ["إِدْرِيس الحاجّ"]),
        ("قال الهولندي شلينغر فان قندر", ["شلينغر فان قندر"]),
    ],
)
def test_arabic_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "قال المتحدث إن الطريق مفتوح",
        "اتفق الطرفان على وقف القتال",
        "ذهب الناس إلى السوق صباح اليوم",
        "كان السلام أملا للجميع",
        "وصل الصحفي السوري أمس",
        "على الطريق جنود كثيرون",
        "قالوا إنهم عائدون",
    ],
)
def test_what_is_no_arabic_name(text: str) -> None:
    assert names(text) == []


def test_a_place_is_no_person_unless_its_words_stand_where_a_name_does() -> None:
    assert names("They left Samira for good.", places=("Samira",)) == []
    assert names("President Samira left.", places=("Samira",)) in ([], ["Samira"])
    assert names("the Prime Minister of Samira Idris Hajj left", places=("Samira",)) == ["Idris Hajj"]
    assert names("غادروا خان يونس أمس", places=("خان يونس",)) == []


def test_both_scripts_in_one_text() -> None:
    text = "Samira Haddad (سميرة حداد) left."
    assert names(text) == ["Samira Haddad", "سميرة حداد"]


def test_a_clitic_is_no_part_of_the_name() -> None:
    assert names("تحدثنا عن إدريس الحاج وسمير النوري") == ["إدريس الحاج", "سمير النوري"]


def test_marks_of_direction_are_no_part_of_the_name() -> None:
    assert names("قال \u200eإدريس \u200eالحاج أمس") == ["إدريس \u200eالحاج"]


def test_a_surname_stands_alone_where_the_text_had_it_before() -> None:
    assert names("Velmi Qandaris, 35, left. Later Qandaris returned.") == ["Velmi Qandaris", "Qandaris"]
    assert names("التقى إدريس القنداري بهم. ثم عاد القنداري إلى بيته") == ["إدريس القنداري", "القنداري"]
