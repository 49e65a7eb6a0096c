"""Values in their written forms: what they mean, what is refused, and that they come back the same."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import ValueUnreadable
from amana.knowledge import DateValue, NumberValue, example_of, parsed, read_schema, written
from amana.language.wording import worded

SCHEMA = read_schema()
DATE, NUMBER, PLACE = (SCHEMA.property(name) for name in ("date", "figure", "place"))
ID = "0123456789abcdef" * 2


def _date(text: str) -> DateValue:
    value = parsed(DATE, text)
    assert isinstance(value, DateValue)
    return value


def _number(text: str) -> NumberValue:
    value = parsed(NUMBER, text)
    assert isinstance(value, NumberValue)
    return value


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2016", "2016-01-01", "2016-12-31", "year"),
        ("2016-12", "2016-12-01", "2016-12-31", "month"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2016-12-22", "2016-12-22", "2016-12-22", "day"),
        ("2016-12-22T14:00", "2016-12-22T14:00", "2016-12-22T14:00", "time"),
        ("2016-12-22T14:00:30+03:00", "2016-12-22T14:00:30+03:00", "2016-12-22T14:00:30+03:00", "time"),
        ("201X", "2010-01-01", "2019-12-31", "decade"),
        ("20XX", "2000-01-01", "2099-12-31", "century"),
        ("000X", "0001-01-01", "0009-12-31", "decade"),
        ("2016-XX", "2016-01-01", "2016-12-31", "year"),
        ("2016-XX-XX", "2016-01-01", "2016-12-31", "year"),
        ("2016-12-XX", "2016-12-01", "2016-12-31", "month"),
        ("2016-22", "2016-06-01", "2016-08-31", "season"),
        ("2016-24", "2015-12-01", "2017-02-28", "season"),
        ("2016-12-13/2016-12-22", "2016-12-13", "2016-12-22", "interval"),
        ("2016-12/2017", "2016-12-01", "2017-12-31", "interval"),
        ("../2016", None, "2016-12-31", "interval"),
        ("2012/..", "2012-01-01", None, "interval"),
        ("2012/", "2012-01-01", None, "interval"),
        ("/2012", None, "2012-12-31", "interval"),
        ("2016-12-22T14:00/2016-12-22T16:00", "2016-12-22T14:00", "2016-12-22T16:00", "interval"),
    ],
)
def test_a_date_has_the_bounds_that_it_says(
    text: str, first: str | None, last: str | None, precision: str
) -> None:
    value = _date(text)
    assert (value.first, value.last, value.precision) == (first, last, precision)
    assert not value.approximate
    assert not value.uncertain


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2016-12~", True, False),
        ("2016?", False, True),
        ("2016%", True, True),
        ("2016-12-22T14:00~", True, False),
        ("2016?/2017~", True, True),
        ("201X?", False, True),
    ],
)
def test_marks_of_a_date_are_told_and_move_no_bound(text: str, approximate: bool, uncertain: bool) -> None:
    value = _date(text)
    assert (value.approximate, value.uncertain) == (approximate, uncertain)
    plain = _date(text.translate(dict.fromkeys(map(ord, "?~%"))))
    assert (value.first, value.last) == (plain.first, plain.last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "date-form"),
        ("16", "date-form"),
        ("0000", "date-no-such-day"),
        ("2016-13", "date-no-such-day"),
        ("2016-00", "date-no-such-day"),
        ("2016-02-30", "date-no-such-day"),
        ("2016-22-01", "date-form"),
        ("2016-XX-01", "date-form"),
        ("201X-12", "date-form"),
        ("XXXX", "date-form"),
        ("2X16", "date-form"),
        ("2016-12-22T25:00", "date-time"),
        ("2016-12-22T14", "date-time"),
        ("2016-12-XXT14:00", "date-time"),
        ("2016-12-22 14:00", "date-form"),
        ("22/12/2016", "date-form"),
        ("2017/2016", "date-backwards"),
        ("2016-12-22T16:00/2016-12-22T14:00", "date-backwards"),
        ("2016/2017/2018", "date-form"),
        ("../..", "date-two-open-ends"),
        ("/", "date-two-open-ends"),
        ("..", "date-form"),
        ("٢٠١٦", "date-form"),
        ("2016\n", "date-form"),
        ("2" * 100, "value-too-long"),
        ("0001-24", "date-no-such-day"),
    ],
)
def test_what_is_no_date_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueUnreadable) as told:
        parsed(DATE, text)
    assert told.value.facts["reason"] == reason
    assert told.value.facts["property"] == "date"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1500", NumberValue(Decimal(1500), Decimal(1500))),
        ("-12.50", NumberValue(Decimal("-12.50"), Decimal("-12.50"))),
        (">1500", NumberValue(Decimal(1500), None, above=True)),
        (">=1500", NumberValue(Decimal(1500), None)),
        ("<10", NumberValue(None, Decimal(10), below=True)),
        ("<=10", NumberValue(None, Decimal(10))),
        ("~40000", NumberValue(Decimal(40000), Decimal(40000), about=True)),
        ("1000..2000", NumberValue(Decimal(1000), Decimal(2000))),
        ("~1000..2000", NumberValue(Decimal(1000), Decimal(2000), about=True)),
        (">90%", NumberValue(Decimal(90), None, above=True, percent=True)),
        ("0", NumberValue(Decimal(0), Decimal(0))),
    ],
)
def test_a_number_has_the_bounds_that_it_says(text: str, value: NumberValue) -> None:
    assert _number(text) == value
    assert written(value) == text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "number-form"),
        ("1,500", "number-form"),
        ("007", "number-form"),
        ("~>5", "number-form"),
        (">1..2", "number-form"),
        ("2..1", "number-backwards"),
        ("5..5", "number-backwards"),
        ("1e5", "number-form"),
        ("٥", "number-form"),
        ("9" * 31, "number-form"),
        ("nan", "number-form"),
    ],
)
def test_what_is_no_number_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueUnreadable) as told:
        parsed(NUMBER, text)
    assert told.value.facts["reason"] == reason


@pytest.mark.parametrize(
    ("text", "kind"), [("aleppo", "known"), (ID, "entity"), ("Qasr al-Murr", "words"), ("قصر المرّ", "words")]
)
def test_a_place_is_known_an_entity_or_words(text: str, kind: str) -> None:
    assert getattr(parsed(PLACE, text), "kind", None) == kind


@pytest.mark.parametrize(
    ("prop", "text", "reason"),
    [
        ("name", "  ", "value-empty"),
        ("name", "a\x00", "value-not-text"),
        ("name", "a\udc80", "value-not-text"),
        ("name", "a" * 100_001, "value-too-long"),
        ("sex", "Female", "choice-unknown"),
        ("victim", "0123", "link-form"),
        ("victim", "https://example.org", "link-form"),
        ("web-address", ID, "link-form"),
        ("web-address", "https://example.org/a b", "link-form"),
        ("edited", "perhaps", "flag-form"),
        ("place", "", "value-empty"),
        ("type", "ward", "choice-unknown"),
    ],
)
def test_what_a_property_cannot_have_is_refused(prop: str, text: str, reason: str) -> None:
    with pytest.raises(ValueUnreadable) as told:
        parsed(SCHEMA.property(prop), text)
    assert told.value.facts["reason"] == reason
    assert worded("en", f"reason-{reason}")
    assert worded("ar", f"reason-{reason}")


def test_every_property_has_an_example_and_it_holds() -> None:
    for prop in SCHEMA.properties.values():
        shown = example_of(prop)
        assert shown, prop.name
        for text in shown.removesuffix(", …").split(", ") if prop.value != "text" else [shown]:
            assert written(parsed(prop, text)) == text


_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
_FIGURES = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=3)


@given(_DAYS, _DAYS, st.sampled_from(["", "?", "~", "%"]))
def test_intervals_hold_what_lies_between(one: date, other: date, mark: str) -> None:
    first, last = min(one, other), max(one, other)
    value = _date(f"{first.isoformat()}{mark}/{last.isoformat()}")
    assert (value.first_day, value.last_day) == (first, last)
    assert written(value) == value.text


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)))
def test_a_day_lies_in_its_month_year_and_decade(day: date) -> None:
    text = day.isoformat()
    for wider in (text[:7], text[:4], text[:3] + "X", text[:2] + "XX", f"{text[:7]}-XX", f"{text[:4]}-XX"):
        value = _date(wider)
        assert value.first_day is not None
        assert value.last_day is not None
        assert value.first_day <= day <= value.last_day
        assert value.last_day - value.first_day < timedelta(days=36_600)


@given(_FIGURES, _FIGURES, st.sampled_from(["=", "~", ">", ">=", "<", "<=", "..", "~.."]), st.booleans())
def test_numbers_come_back_the_same(one: Decimal, other: Decimal, sign: str, percent: bool) -> None:
    one, other = one.copy_abs() if one == 0 else one, other.copy_abs() if other == 0 else other
    low, high = min(one, other), max(one, other)
    values = {
        "=": NumberValue(one, one, percent=percent),
        "~": NumberValue(one, one, about=True, percent=percent),
        ">": NumberValue(one, None, above=True, percent=percent),
        ">=": NumberValue(one, None, percent=percent),
        "<": NumberValue(None, one, below=True, percent=percent),
        "<=": NumberValue(None, one, percent=percent),
        "..": NumberValue(low, high, percent=percent),
        "~..": NumberValue(low, high, about=True, percent=percent),
    }
    value = values[sign]
    assert _number(written(value)) == value


@given(st.text(max_size=60))
def test_any_text_is_a_value_that_comes_back_or_is_refused_with_a_word(text: str) -> None:
    for name in ("name", "date", "figure", "place", "sex", "victim", "web-address", "edited"):
        try:
            value = parsed(SCHEMA.property(name), text)
        except ValueUnreadable as told:
            assert worded("en", f"reason-{told.facts['reason']}")
        else:
            assert written(value) == text
