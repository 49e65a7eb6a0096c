"""How much of a place is meant, and what it is in its sentence."""

from __future__ import annotations

import pytest

from amana.reading import PlaceMention, View
from amana.reading.places import find_places


def _found(text: str) -> list[PlaceMention]:
    return find_places(View.of(text))


@pytest.mark.parametrize(
    ("text", "written", "name", "part"),
    [
        ("It fell on eastern Aleppo.", "eastern Aleppo", "aleppo", "eastern"),
        ("It fell on east Aleppo.", "east Aleppo", "aleppo", "eastern"),
        ("The streets of old Aleppo.", "old Aleppo", "aleppo", "old"),
        ("They hid in the Old City of Homs.", "Old City of Homs", "homs", "old city"),
        ("A town in northern Syria.", "northern Syria", "syria", "northern"),
        ("They fled rural Damascus.", "rural Damascus", "rural_damascus", "rural"),
        ("In the countryside of Hama", "countryside of Hama", "hama_governorate", "countryside"),
        ("In Hama countryside", "Hama countryside", "hama_governorate", "countryside"),
        ("The eastern districts of Homs", "eastern districts of Homs", "homs", "eastern neighbourhoods"),
        ("They stayed in Aleppo city.", "Aleppo city", "aleppo", None),
        ("قصف ريف حلب الغربي", "ريف حلب الغربي", "aleppo_governorate", "western countryside"),
        ("قصف أحياء حلب الشرقية", "أحياء حلب الشرقية", "aleppo", "eastern neighbourhoods"),
        ("عاد إلى حلب القديمة", "حلب القديمة", "aleppo", "old"),
        ("نزحوا إلى ريف دمشق", "ريف دمشق", "rural_damascus", "countryside"),
        ("في ريف حماة الشمالي", "ريف حماة الشمالي", "hama_governorate", "northern countryside"),
        ("مدن شمال سوريا", "سوريا", "syria", "northern"),
    ],
)
def test_parts(text: str, written: str, name: str, part: str | None) -> None:
    (found,) = _found(text)
    assert (found.text, found.id, found.part) == (written, name, part)


@pytest.mark.parametrize(
    ("text", "written", "part"),
    [
        (
            "In Aleppo’s northern and some southern neighborhoods",
            "northern and some southern neighborhoods",
            "northern, southern neighbourhoods",
        ),
        ("Aleppo fell. The eastern neighborhoods burned.", "eastern neighborhoods", "eastern neighbourhoods"),
        ("حوصرت حلب وقصفت الأحياء الشرقية", "الأحياء الشرقية", "eastern neighbourhoods"),
    ],
)
def test_a_part_without_a_name_belongs_to_the_town_before(text: str, written: str, part: str) -> None:
    town, found = _found(text)
    assert town.id == "aleppo"
    assert (found.text, found.id, found.part) == (written, "aleppo", part)


def test_a_countryside_without_a_name_is_the_governorate() -> None:
    assert _found("They left Aleppo for the western countryside.")[1].id == "aleppo_governorate"


def test_a_part_of_nothing_named_is_no_place() -> None:
    assert _found("The eastern neighborhoods burned.") == []


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("They fled from Homs to Hama.", ["from", "to"]),
        ("They fled from the town of Homs into Hama.", ["from", "to"]),
        ("The bus took us out of Aleppo.", ["from"]),
        ("It rained in Homs and Hama.", ["at", "at"]),
        ("The people of Aleppo", ["of"]),
        ("Aleppo’s walls", ["of"]),
        ("Russia and Turkey agreed on it.", ["actor", "actor"]),
        ("A deal between Russia and Turkey held.", ["actor", "actor"]),
        ("Militia fighters from Iraq, Jordan and Turkey came.", ["actor", "actor", "actor"]),
        ("U.S. forces left.", ["actor"]),
        ("Iran said so in Damascus.", ["actor", "at"]),
        ("They were moved to rebel-held Idlib.", ["to"]),
        ("نزحوا من حمص إلى حماة", ["from", "to"]),
        ("نزحوا من بلدة سراقب إلى مدينة إدلب", ["from", "to"]),
        ("عاشوا في حلب وحمص", ["at", "at"]),
        ("عاش بحلب", ["at"]),
        ("أهالي حلب", ["of"]),
        ("قالت روسيا ذلك", ["actor"]),
        ("اتفاق بين روسيا وتركيا", ["actor", "actor"]),
    ],
)
def test_roles(text: str, roles: list[str]) -> None:
    assert [one.role for one in _found(text)] == roles
