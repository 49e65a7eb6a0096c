"""What people type becomes the written form; what could be meant in two ways is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import ValueUnreadable
from amana.knowledge import Habits, parsed, read_schema, understood
from amana.language.wording import worded

SCHEMA = read_schema()
ID = "0123456789abcdef" * 2


def _typed(prop: str, typed: str, habits: Habits | None = None) -> str:
    return understood(SCHEMA.property(prop), typed, habits or Habits())


def _refused(prop: str, typed: str, habits: Habits | None = None) -> str:
    with pytest.raises(ValueUnreadable) as told:
        _typed(prop, typed, habits)
    return str(told.value.facts["reason"])


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2016", "2016"),
        (" 2016-12-22 ", "2016-12-22"),
        ("٢٠١٦-١٢-٢٢", "2016-12-22"),
        ("2016/12/22", "2016-12-22"),
        ("2016/12", "2016-12"),
        ("12/2016", "2016-12"),
        ("2016-1-5", "2016-01-05"),
        ("December 2016", "2016-12"),
        ("Dec. 2016", "2016-12"),
        ("22 December 2016", "2016-12-22"),
        ("December 22nd, 2016", "2016-12-22"),
        ("the 22nd of December 2016", "2016-12-22"),
        ("كانون الأول 2016", "2016-12"),
        ("كانون الاول ٢٠١٦", "2016-12"),
        ("22 كانون الأول 2016", "2016-12-22"),
        ("22 كانون الأول/ديسمبر 2016", "2016-12-22"),
        ("في 22 ديسمبر 2016", "2016-12-22"),
        ("تشرين الثاني 2016", "2016-11"),
        ("عام 2016", "2016"),
        ("about 2016", "2016~"),
        ("~2016-12", "2016-12~"),
        ("حوالي 2016", "2016~"),
        ("2016-12?", "2016-12?"),
        ("December 2016?", "2016-12?"),
        ("1990s", "199X"),
        ("since 2012", "2012/.."),
        ("منذ 2012", "2012/.."),
        ("until December 2016", "../2016-12"),
        ("حتى 22 كانون الأول 2016", "../2016-12-22"),
        ("from 13 December 2016 to 22 December 2016", "2016-12-13/2016-12-22"),
        ("2016-12-13 - 2016-12-22", "2016-12-13/2016-12-22"),
        ("بين 2012 و2016", "2012/2016"),
        ("من 13 كانون الأول 2016 إلى 22 كانون الأول 2016", "2016-12-13/2016-12-22"),
        ("2016-12-22 14:00", "2016-12-22T14:00"),
        ("22 December 2016, 9:30", "2016-12-22T09:30"),
        ("\u200e2016-12-22\u200f", "2016-12-22"),
    ],
)
def test_dates_as_people_type_them(typed: str, date: str) -> None:
    assert _typed("date", typed) == date


@pytest.mark.parametrize(
    ("typed", "order", "date"),
    [
        ("13/12/2016", "dmy", "2016-12-13"),
        ("12/13/2016", "mdy", "2016-12-13"),
        ("3.4.2016", "dmy", "2016-04-03"),
        ("٣/٤/٢٠١٦", "dmy", "2016-04-03"),
        ("3/4/2016 8:05", "mdy", "2016-03-04T08:05"),
    ],
)
def test_figures_of_a_date_are_read_in_the_order_that_is_said(typed: str, order: str, date: str) -> None:
    assert _typed("date", typed, Habits(order="dmy" if order == "dmy" else "mdy")) == date
    assert _refused("date", typed) == "date-order"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("13/12/16", "date-short-year"),
        ("12/31", "date-form"),
        ("yesterday", "date-form"),
        ("May June 2016", "date-form"),
        ("22 2016", "date-form"),
        ("December", "date-form"),
        ("30 February 2016", "date-no-such-day"),
        ("2016-02-30", "date-no-such-day"),
        ("2016/14/01", "date-no-such-day"),
        ("", "date-form"),
        ("2016 2017", "date-form"),
        ("between 2017 and 2016", "date-backwards"),
        ("about 2016~", "date-form"),
    ],
)
def test_dates_that_are_none_are_refused(typed: str, reason: str) -> None:
    assert _refused("date", typed) == reason


def test_the_wrong_order_is_not_put_right() -> None:
    assert _refused("date", "13/12/2016", Habits(order="mdy")) == "date-no-such-day"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1500", "1500"),
        ("1,500", "1500"),
        ("1,500,000", "1500000"),
        ("1.500.000", "1500000"),
        ("1 500", "1500"),
        ("1\u00a0500", "1500"),
        ("١٥٠٠", "1500"),
        ("١٬٥٠٠", "1500"),
        ("١٢٫٥", "12.5"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("0.275", "0.275"),
        ("1,500.25", "1500.25"),
        ("1.500,25", "1500.25"),
        ("007", "7"),
        ("-3", "-3"),
        ("more than 1500", ">1500"),
        ("More than 1,500", ">1500"),
        ("over 1500", ">1500"),
        ("> 1500", ">1500"),
        ("≥1500", ">=1500"),
        ("at least 1500", ">=1500"),
        ("1500 or more", ">=1500"),
        ("1500+", ">=1500"),
        ("fewer than 10", "<10"),
        ("up to 10", "<=10"),
        ("about 40,000", "~40000"),
        ("~ 40000", "~40000"),
        ("40000 approximately", "~40000"),
        ("أكثر من 1500", ">1500"),
        ("اكثر من ١٥٠٠", ">1500"),
        ("ما لا يقل عن 1500", ">=1500"),
        ("1500 على الأقل", ">=1500"),
        ("أقل من 10", "<10"),
        ("حوالي 40000", "~40000"),
        ("نحو ٤٠ ٠٠٠", "~40000"),
        ("1000-2000", "1000..2000"),
        ("1000 – 2000", "1000..2000"),
        ("between 1000 and 2000", "1000..2000"),
        ("بين 1000 و2000", "1000..2000"),
        ("من 1000 إلى 2000", "1000..2000"),
        ("about 1000 to 2000", "~1000..2000"),
        ("90%", "90%"),
        ("more than 90 percent", ">90%"),
        ("٩٠٪", "90%"),
        ("90 بالمئة", "90%"),
        ("90%-95%", "90..95%"),
    ],
)
def test_numbers_as_people_type_them(typed: str, number: str) -> None:
    assert _typed("figure", typed) == number


@pytest.mark.parametrize("typed", ["275.000", "~275.000", "more than 1.500", "1.000-2.000"])
def test_a_dot_that_may_part_thousands_is_not_guessed_at(typed: str) -> None:
    assert _refused("figure", typed) == "number-ambiguous"


@pytest.mark.parametrize(
    ("typed", "decimal", "number"),
    [
        ("275.000", ".", "275.000"),
        ("275.000", ",", "275000"),
        ("1,500", ",", "1.500"),
        ("1,500", ".", "1500"),
        ("1.500,5", ",", "1500.5"),
    ],
)
def test_it_can_be_said_what_begins_decimals(typed: str, decimal: str, number: str) -> None:
    assert _typed("figure", typed, Habits(decimal="." if decimal == "." else ",")) == number


def test_degrees_have_no_thousands() -> None:
    assert _typed("latitude", "36.202") == "36.202"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "number-form"),
        ("many", "number-form"),
        ("dozens", "number-form"),
        ("more 1500", "number-form"),
        ("more than 10 or more", "number-form"),
        ("1 2 3", "number-form"),
        ("12 34", "number-form"),
        ("1,50,000", "number-form"),
        ("2000-1000", "number-backwards"),
        ("1500 people", "number-form"),
        ("9" * 40, "value-too-long"),
    ],
)
def test_numbers_that_are_none_are_refused(typed: str, reason: str) -> None:
    assert _refused("figure", typed) == reason


@pytest.mark.parametrize(
    ("prop", "typed", "text"),
    [
        ("place", "Aleppo", "aleppo"),
        ("place", "حلب", "aleppo"),
        ("place", "aleppo", "aleppo"),
        ("place", "Qasr al-Murr", "Qasr al-Murr"),
        ("place", " قصر المرّ ", "قصر المرّ"),
        ("place", ID, ID),
        ("sex", "Female", "female"),
        ("sex", "أنثى", "female"),
        ("sex", "انثى", "female"),
        ("outcome", "Found alive", "alive"),
        ("edited", "نعم", "yes"),
        ("edited", "FALSE", "no"),
        ("name", "  سمير الورد ", "سمير الورد"),
        ("victim", f" {ID} ", ID),
        ("web-address", "https://example.org/1", "https://example.org/1"),
    ],
)
def test_other_values_as_people_type_them(prop: str, typed: str, text: str) -> None:
    assert _typed(prop, typed) == text


def test_names_of_places_can_stay_as_they_are() -> None:
    assert _typed("place", "Aleppo", Habits(places=False)) == "Aleppo"


def test_a_name_that_several_places_have_stays_a_name() -> None:
    assert _typed("place", "Tripoli") == "Tripoli"


def test_what_is_no_choice_is_refused_with_some_that_are() -> None:
    with pytest.raises(ValueUnreadable) as told:
        _typed("sex", "woman")
    assert told.value.facts["reason"] == "choice-unknown"
    assert "female" in str(told.value.facts["example"])


@given(st.text(alphabet="0123456789٠١٢ .,-/~<>=%?TXبينومنإلى andtobewn", max_size=30))
def test_whatever_is_typed_is_a_value_or_refused_with_a_word(typed: str) -> None:
    for name in ("date", "figure", "age-then", "place", "edited"):
        prop = SCHEMA.property(name)
        try:
            text = understood(prop, typed)
        except ValueUnreadable as told:
            assert worded("en", f"reason-{told.facts['reason']}")
        else:
            assert parsed(prop, text) is not None
            again = Habits(decimal=".")
            assert understood(prop, text, again) == text
