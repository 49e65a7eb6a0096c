"""What a number is there for, and its unit."""

from __future__ import annotations

import pytest

from amana.reading.numbers import find_numbers
from amana.reading.view import View


@pytest.mark.parametrize(
    ("text", "number", "role", "unit"),
    [
        ("more than 90% of it", "90", "percent", "percent"),
        ("90 per cent", "90", "percent", "percent"),
        ("٩٠ بالمئة", "٩٠", "percent", "percent"),
        ("90 في المئة", "90", "percent", "percent"),
        ("90٪", "90", "percent", "percent"),
        ("it cost $5 million", "5 million", "money", "USD"),
        ("a fine of US$500", "500", "money", "USD"),
        ("EUR50m", "50m", "money", "EUR"),
        ("500 دولار أمريكي", "500", "money", "USD"),
        ("1000 ليرة سورية", "1000", "money", "SYP"),
        ("for 40 Freeland dollars", "40", "money", "money"),
        ("8 km away", "8", "measure", "km"),
        ("an 8-kilometre road", "8", "measure", "km"),
        ("على بعد 8 كيلومترات", "8", "measure", "km"),
        ("7 litres", "7", "measure", "litre"),
        ("for four hours", "four", "duration", "hour"),
        ("خلال ثلاثة أيام", "ثلاثة", "duration", "day"),
        ("a 20-plus month siege", "20", "duration", "month"),
        ("75 bodies", "75", "quantity", "body"),
        ("200 unarmed civilians", "200", "quantity", "person"),
        ("300 of the wounded", "300", "quantity", "person"),
        ("6 barrel bombs", "6", "quantity", "weapon"),
        ("12 طفلا", "12", "quantity", "person"),
        ("مئة من المدنيين", "مئة", "quantity", "person"),
        ("خمسة منازل", "خمسة", "quantity", "house"),
        ("a 16-year-old boy", "16", "age", "year"),
        ("16 years old", "16", "age", "year"),
        ("Samira, 35, said", "35", "age", "year"),
        ("aged 35", "35", "age", "year"),
        ("البالغ من العمر 35 عاما", "35", "age", "year"),
        ("in 2012", "2012", "year", None),
        ("since 2012 the town", "2012", "year", None),
        ("عام 2012", "2012", "year", None),
        ("the 1990s", "1990s", "year", None),
        ("in 1187", "1187", "year", None),
        ("November 2016", "2016", "year", None),
        ("15 November", "15", "date", None),
        ("November 15", "15", "date", None),
        ("the 15th of May", "15th", "date", None),
        ("13 November attacks", "13", "date", None),
        ("١٥ تشرين الثاني", "١٥", "date", None),
        ("15 كانون الأول", "15", "date", None),
        ("at 7 p.m.", "7", "date", None),
        ("الساعة 7", "7", "date", None),
        ("the first aid", "first", "ordinal", None),
        ("the 22nd house", "22nd", "ordinal", None),
        ("the twenty-first house", "twenty-first", "ordinal", None),
        ("البيت الحادي عشر", "الحادي عشر", "ordinal", None),
        ("المرة الثالثة", "الثالثة", "ordinal", None),
        ("Resolution 2254", "2254", "identifier", None),
        ("القرار 2254", "2254", "identifier", None),
        ("room 12 of it", "12", "identifier", None),
        ("an F-16 came", "16", "identifier", None),
        ("a car of Fenar 9 make", "9", "identifier", None),
        ("as told.[4]", "4", "identifier", None),
        ("33°47'N", "33", "identifier", None),
        ("\n(75)   (76)\n", "75", "vote", None),
        ("Comments (3)", "3", "vote", None),
        ("75 votes", "75", "vote", None),
        ("they won 52-35", "52", "vote", None),
        ("they won 1-2", "1", "vote", None),
        ("it was the Big Three then", "Three", "identifier", None),
        ("a 5G network", "5", "identifier", None),
        ("at 7pm", "7", "date", None),
        ("half of the town", "half", "quantity", "part"),
    ],
)
def test_roles(text: str, number: str, role: str, unit: str | None) -> None:
    found = {one.text: one for one in find_numbers(View.of(text))}
    assert number in found, list(found)
    assert (found[number].role, found[number].unit) == (role, unit)


@pytest.mark.parametrize(
    "text",
    [
        "1500 were taken",
        "4000 left",
        "more than 2000 were taken",
        "2000 civilians left",
        "about 1500",
        "2,012 in all",
        "in 2012 civilians",
    ],
)
def test_no_years(text: str) -> None:
    assert [one.role for one in find_numbers(View.of(text))] in (
        ["quantity"],
        ["year"] if "in 2012 " in text else [],
    )


def test_a_telephone_number_has_no_bounds() -> None:
    [one] = find_numbers(View.of("call +1-222-333-4444 now"))
    assert (one.text, one.lower, one.upper, one.role) == ("+1-222-333-4444", None, None, "identifier")


def test_a_number_of_400_digits_has_no_bounds() -> None:
    [one] = find_numbers(View.of("it was " + "7" * 400))
    assert (one.lower, one.upper, one.role) == (None, None, "identifier")
    assert len(one.text) == 400


def test_the_day_month_and_year_of_a_date_are_rows_of_their_own() -> None:
    assert [(one.text, one.role) for one in find_numbers(View.of("on 2016-12-22 at 10:30"))] == [
        ("2016", "date"),
        ("12", "date"),
        ("22", "date"),
        ("10", "date"),
        ("30", "date"),
    ]


def test_the_unit_stands_where_its_span_says() -> None:
    [one] = find_numbers(View.of("200 unarmed civilians fled"))
    assert one.unit_span is not None
    assert one.unit_span.text == "civilians"
    [two] = find_numbers(View.of("it cost $ 30"))
    assert two.unit_span is not None
    assert (two.unit_span.text, two.text) == ("$", "30")


@pytest.mark.parametrize("text", ["Iraq, 35, and", "12 May, 35, or"])
def test_a_place_or_month_before_a_comma_may_not_be_told_from_a_name(text: str) -> None:
    """Only capitals can be seen here; whoever knows names and places decides better."""
    assert all(one.role in ("age", "date", "quantity") for one in find_numbers(View.of(text)))


def test_a_dual_noun_is_its_own_unit() -> None:
    [two] = find_numbers(View.of("بعد يومين من الدفاع المدني"))
    assert (two.lower, two.role, two.unit) == (2, "duration", "day")
    assert two.unit_span is not None
    assert two.unit_span.text == two.text == "يومين"


def test_an_age_may_be_of_months() -> None:
    [one] = find_numbers(View.of("her 6-month-old brother"))
    assert (one.role, one.unit, one.lower) == ("age", "month", 6)


@pytest.mark.parametrize(
    "text",
    [
        "Section 12 protects them",
        "Formula 1 drivers met",
        "the ISO 3888-2 tests",
        "the Four Seasons hotel",
        "he lives at 12 Mill Street",
        "version 2.1 of it",
        "the No. 2 official",
        "in 400 BC",
        "between A.D. 1000 and 1260",
        "May 5 and 6",
        "a 10-K filing",
        "she went 3-for-4",
    ],
)
def test_names_and_days_with_numbers_count_nothing(text: str) -> None:
    roles = [one.role for one in find_numbers(View.of(text, "en"))]
    assert roles
    assert set(roles) <= {"identifier", "year", "date", "vote"}
