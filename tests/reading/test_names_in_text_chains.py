"""Which mentions are of the same person or group within a text, and by what evidence."""

from __future__ import annotations

import pytest

from amana.reading.names import find_names
from amana.reading.nouns import NameMention
from amana.reading.view import View


def chains(text: str) -> list[tuple[str, str | None]]:
    """Each mention with the text of its chain's first mention."""
    found = find_names(View.of(text))
    return [(one.text, None if one.same_as is None else found[one.same_as].text) for one in found]


def last(text: str) -> NameMention:
    return find_names(View.of(text))[-1]


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Idris al-Hajj came. Idris al-Hajj left.", "same"),
        ("Idris al-Hajj came. Al-Hajj left.", "ending"),
        ("Mujahid Abu al-Noor came. Then Abu al-Noor left.", "ending"),
        ("Idris al-Hajj came. Then Mr Hajj left.", "surname"),
        ("Idris al-Hajj came. Then Idris left.", "first_name"),
        ("Idris al-Hajj came. Then al-Hage left.", "spelling"),
        ("Mohammed al-Nuri came. Muhammad al-Nuri left.", "surname"),
        ("J. Marlow came. John Marlow left.", "surname"),
        ("جاء إدريس الحاج. وقال الحاج إدريس الحاج إنه باق", "same"),
        ("قال إدريس القنداري. ثم عاد القنداري", "ending"),
        ("Foreign Secretary Idris Marlow came. The Foreign Secretary left.", "office"),
    ],
)
def test_a_link_and_its_evidence(text: str, evidence: str) -> None:
    one = last(text)
    assert one.same_as == 0
    assert one.rule.endswith(f"+same/{evidence}")


@pytest.mark.parametrize(
    "text",
    [
        "Idris al-Hajj came. Samira al-Hajj left.",
        "Idris al-Hajj came. Samira al-Hage left.",
        "By Yousef Halabi\nThe town slept. Then al-Halabi left.",
        "By Yousef Halabi\nThe town slept. Then al-Halaby left.",
        "Idris al-Hajj came. Samira Haddad left.",
        "قال إدريس الحاج. وقالت سميرة الحاج",
    ],
)
def test_no_link(text: str) -> None:
    assert last(text).same_as is None


def test_a_surname_goes_to_the_last_who_bore_it_and_not_to_the_writer() -> None:
    text = "By Yousef Halabi\nAbdul Karim al-Halabi came. Al-Halabi left."
    assert chains(text)[-1] == ("Al-Halabi", "Abdul Karim al-Halabi")


def test_the_full_name_after_the_surname() -> None:
    assert chains("Mr Qandaris came. Velmi Qandaris, 35, left.")[-1] == ("Velmi Qandaris", "Qandaris")


def test_a_chain_is_told_by_its_first_mention() -> None:
    found = chains("Idris al-Hajj came. Al-Hajj spoke. Al-Hage left.")
    assert [first for _, first in found] == [None, "Idris al-Hajj", "Idris al-Hajj"]


def test_groups_by_their_name_however_it_is_joined() -> None:
    assert chains("Zaman Al Wasl asked. Zaman al-Wasl wrote.") == [
        ("Zaman Al Wasl", None),
        ("Zaman al-Wasl", "Zaman Al Wasl"),
    ]


def test_a_head_alone_is_the_last_group_that_it_is_part_of() -> None:
    text = "The Qandar Observatory for Water wrote. The Observatory said so."
    assert chains(text)[-1] == ("Observatory", "Qandar Observatory for Water")
    assert chains("The Qandar Observatory wrote. The Council said so.")[-1] == ("Council", None)


def test_a_person_and_a_group_are_never_one() -> None:
    found = find_names(View.of("Assad spoke. The Assad regime fell."))
    assert [(one.kind, one.same_as) for one in found] == [("person", None), ("group", None)]


def test_an_office_alone_is_no_name_where_nobody_holds_it() -> None:
    assert find_names(View.of("The Foreign Secretary left.")) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Idris al-Hajj, a media activist, left.", "a media activist"),
        ("the media activist Idris al-Hajj left.", "media activist"),
        ("Foreign Secretary Idris Marlow left.", "Foreign Secretary"),
        ("Lt. Gen. Idris Marlow left.", "Lt. Gen."),
        ("Idris al-Hajj, governor of the town, left.", "governor of the town"),
        ("Idris al-Hajj, who left, slept.", None),
        ("Idris al-Hajj left.", None),
        ("قال الرئيس السابق إدريس الحاج", "الرئيس السابق"),
        ("قال وزير الخارجية إدريس الحاج", "وزير الخارجية"),
        ("قال إدريس الحاج، المتحدث باسم الوفد، إنه باق", "المتحدث باسم الوفد"),
        ("قال الناشط إدريس الحاج", "الناشط"),
        ("قال إدريس الحاج أمس", None),
    ],
)
def test_what_the_text_says_a_person_is(text: str, role: str | None) -> None:
    (one,) = [one for one in find_names(View.of(text)) if one.kind == "person"]
    assert one.role == role
