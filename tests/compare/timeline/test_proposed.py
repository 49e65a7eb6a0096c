"""A day of publication proposed from other accounts, and how exactly times are told."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.compare.timeline import (
    DayTold,
    Undated,
    WeekdayNamed,
    falls_within,
    precision_of,
    propose_day,
)

TUESDAY = WeekdayNamed(2, 40, 47, "Tuesday")
FRIDAY = WeekdayNamed(5, 900, 906, "Friday")


def told(day: str, account: str = "other", *, published: bool = False) -> DayTold:
    return DayTold(day, account, day, 0, 10, published)


def test_the_day_that_is_the_weekday_named_first_is_proposed_with_its_evidence() -> None:
    found = propose_day(Undated("own", (TUESDAY, FRIDAY)), [told("2031-03-04"), told("2031-03-07")])
    assert found is not None
    assert (found.day, found.weekdays, found.others) == ("2031-03-04", (TUESDAY,), ())
    assert [one.day for one in found.told] == ["2031-03-04"]


@pytest.mark.parametrize(
    ("undated", "days"),
    [
        (Undated("own", ()), ["2031-03-04"]),
        (Undated("own", (TUESDAY,)), ["2031-03-05"]),
        (Undated("own", (TUESDAY,), latest_year=2032), ["2031-03-04"]),
        (Undated("other", (TUESDAY,)), ["2031-03-04"]),
        (Undated("own", (TUESDAY,)), ["sometime"]),
        (Undated("own", (FRIDAY, WeekdayNamed(2, 950, 957, "Tuesday"))), ["2031-03-04"]),
    ],
)
def test_nothing_is_proposed_where_nothing_speaks_for_it(undated: Undated, days: list[str]) -> None:
    assert propose_day(undated, [told(day) for day in days]) is None


def test_the_weekday_named_most_often_counts_where_the_beginning_names_none() -> None:
    named = (FRIDAY, WeekdayNamed(2, 950, 957, "Tuesday"), WeekdayNamed(5, 990, 996, "Friday"))
    found = propose_day(Undated("own", named), [told("2031-03-04"), told("2031-03-07")])
    assert found is not None
    assert found.day == "2031-03-07"


def test_of_several_days_the_one_that_most_accounts_tell_comes_first_then_the_latest() -> None:
    days = [told("2031-03-11", "b", published=True), told("2031-03-04", "b"), told("2031-03-04", "c")]
    found = propose_day(Undated("own", (TUESDAY,)), days)
    assert found is not None
    assert (found.day, found.others) == ("2031-03-04", ("2031-03-11",))
    lone = propose_day(Undated("own", (TUESDAY,)), [told("2031-03-04"), told("2031-03-11")])
    assert lone is not None
    assert lone.day == "2031-03-11"


@given(st.lists(st.tuples(st.dates(date(2031, 3, 1), date(2031, 3, 31)), st.sampled_from("bcd"))), st.integers())
def test_the_order_of_what_is_told_makes_no_difference(days: list[tuple[date, str]], seed: int) -> None:
    undated = Undated("own", (TUESDAY,))
    given_days = [told(day.isoformat(), account) for day, account in days]
    mixed = list(given_days)
    random.Random(seed).shuffle(mixed)
    found = propose_day(undated, given_days)
    assert found == propose_day(undated, mixed)
    assert found is None or date.fromisoformat(found.day).isoweekday() == 2


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2031-03-04", "2031-03-04", "day"),
        ("2031-03-04T14:00", "2031-03-04T14:00", "instant"),
        ("2031-03-01", "2031-03-31", "month"),
        ("2031-03-01", "2031-03-09", "days"),
        ("2031-01-01", "2031-12-31", "year"),
        ("2030-12-01", "2031-01-31", "years"),
    ],
)
def test_how_exactly_a_time_is_told(first: str, last: str, precision: str) -> None:
    assert precision_of(first, last) == precision


@pytest.mark.parametrize(
    ("first", "last", "since", "until", "within"),
    [
        ("2031-03-04", "2031-03-04", None, None, True),
        ("2031-03-04", "2031-03-04", "2031-03", "2031-03", True),
        ("2031-03-04", "2031-03-09", "2031-03-08", None, True),
        ("2031-03-04", "2031-03-09", "2031-03-10", None, False),
        ("2031-03-04", None, None, "2031-02", False),
        ("2031-03-04", None, "2031", "2031", True),
        (None, None, None, None, True),
        (None, None, "2031", None, False),
    ],
)
def test_what_falls_within_a_period(
    first: str | None, last: str | None, since: str | None, until: str | None, within: bool
) -> None:
    assert falls_within(first, last, since, until) is within
