"""Groups and works by name: known ones, head words, acronyms. Everything here is invented."""

from __future__ import annotations

import pytest

from amana.reading.names import find_names
from amana.reading.nouns import NameMention, PlaceMention
from amana.reading.view import View


def found(text: str, places: tuple[str, ...] = ()) -> list[NameMention]:
    mentions = [_place(text.index(one), one) for one in places]
    return find_names(View.of(text), mentions)


def _place(start: int, name: str) -> PlaceMention:
    return PlaceMention(start, start + len(name), name, "x", name, None, None, None, None, "at", "test")


def groups(text: str, places: tuple[str, ...] = ()) -> list[str]:
    return [one.text for one in found(text, places) if one.kind == "group"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Ministry of Water and Power met", ["Ministry of Water and Power"]),
        ("He joined the Wadi Relief Front in May.", ["Wadi Relief Front"]),
        ("at the University of Qandar they met", ["University of Qandar"]),
        ("the Qandar regime fell", ["Qandar regime"]),
        ("Syrian forces and Shiite militias moved", ["Syrian forces", "Shiite militias"]),
        ("opposition factions left", ["opposition factions"]),
        ("the civil defense came", ["civil defense"]),
        ("The UN and UNICEF met.", ["UN", "UNICEF"]),
        ("the Council and the Army", ["Council", "Army"]),
        ("International Committee of the Red Cross", ["International Committee of the Red Cross"]),
        ("the army was there", ["army"]),
        ("the government of Qandar left", ["government of Qandar"]),
    ],
)
def test_english_groups(text: str, expected: list[str]) -> None:
    assert groups(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت وزارة المياه أمس", ["وزارة المياه"]),
        ("انضم إلى جبهة الوادي الشعبية", ["جبهة الوادي الشعبية"]),
        ("قال المرصد السوري أمس", ["المرصد السوري"]),
        ("حزب الله وحركة حماس", ["حزب الله", "حركة حماس"]),
        ("درس في جامعة قندريس", ["جامعة قندريس"]),
        ("بيان الأمم المتحدة", ["الأمم المتحدة"]),
        ("قال مجلس إدارة الشركة أمس", ["مجلس إدارة الشركة"]),
        ("المركز الوطني للأبحاث", []),
        ("وكالة الوادي للأنباء", ["وكالة الوادي للأنباء"]),
    ],
)
def test_arabic_groups(text: str, expected: list[str]) -> None:
    assert groups(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A council was held.",
        "They walked to the office and back.",
        "كان المركز بعيدا",
        "حركة سريعة",
        "المجموعة كلها",
    ],
)
def test_what_is_no_group(text: str) -> None:
    assert groups(text) == []


def test_a_person_within_a_group_is_no_person() -> None:
    text = "the Samira Haddad Foundation met"
    assert [one.kind for one in found(text)] == ["group"]


def test_an_acronym_in_brackets_is_the_group_before_it_and_so_is_every_later_one() -> None:
    mentions = found("the Qandar Relief Office (QRO) opened. Later QRO closed.")
    assert [one.text for one in mentions] == ["Qandar Relief Office", "QRO", "QRO"]
    assert [one.same_as for one in mentions] == [None, 0, 0]


def test_an_acronym_that_does_not_spell_the_words_is_no_group() -> None:
    assert groups("the old Qandar mill (QXZ) burned") == []


def test_a_place_that_speaks_is_its_government() -> None:
    assert groups("Qandar said the road was open.", places=("Qandar",)) == ["Qandar"]
    assert groups("in Qandar said the road was open.", places=("Qandar",)) == []


def test_a_place_that_acts_is_a_group_too() -> None:
    text = "Qandar attacked the town."
    acting = PlaceMention(0, 6, "Qandar", "x", "Qandar", None, None, None, None, "actor", "test")
    assert [(one.text, one.kind) for one in find_names(View.of(text), [acting])] == [("Qandar", "group")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("her novel “The Long Road to Noor” won", "The Long Road to Noor"),
        ('the film titled "Dust" was shown', "Dust"),
        ("رواية «طريق الوادي» صدرت", "طريق الوادي"),
        ("فيلم بعنوان «غبار» عرض", "غبار"),
    ],
)
def test_works(text: str, title: str) -> None:
    assert [one.text for one in found(text) if one.kind == "work"] == [title]


def test_words_in_quotation_marks_are_no_work_by_themselves() -> None:
    assert [one for one in found("He said “the long road”.") if one.kind == "work"] == []
