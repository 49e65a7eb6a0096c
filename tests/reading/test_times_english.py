"""Times in English: resolved against publication, against the text, and left alone where they are none."""

from __future__ import annotations

from datetime import date

import pytest

from amana.reading.nouns import Time
from amana.reading.times import find_times
from amana.reading.view import View

_PUBLISHED = date(2016, 12, 22)  # a Thursday
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _read(text: str, published: date | None = _PUBLISHED) -> list[Time]:
    return find_times(View.of(text, "en"), published)


def _one(text: str, published: date | None = _PUBLISHED) -> Time:
    (time,) = _read(text, published)
    return time


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("December 22, 2016", "2016-12-22", "2016-12-22"),
        ("22 Dec 2016", "2016-12-22", "2016-12-22"),
        ("the 22nd of December 2016", "2016-12-22", "2016-12-22"),
        ("2016-12-22", "2016-12-22", "2016-12-22"),
        ("Feb. 22", "2016-02-22", "2016-02-22"),
        ("15 November", "2016-11-15", "2016-11-15"),
        ("September", "2016-09-01", "2016-09-30"),
        ("March 2012", "2012-03-01", "2012-03-31"),
        ("the 1990s", "1990-01-01", "1999-12-31"),
        ("yesterday", "2016-12-21", "2016-12-21"),
        ("Monday", "2016-12-19", "2016-12-19"),
        ("Thursday", "2016-12-22", "2016-12-22"),
        ("last week", "2016-12-12", "2016-12-18"),
        ("the last week", "2016-12-15", "2016-12-22"),
        ("last year", "2015-01-01", "2015-12-31"),
        ("two weeks ago", "2016-12-05", "2016-12-11"),
        ("earlier this month", "2016-12-01", "2016-12-31"),
        ("the last ten days", "2016-12-13", "2016-12-22"),
        ("the past two years", "2014-12-22", "2016-12-22"),
        ("last March", "2016-03-01", "2016-03-31"),
        ("last summer", "2016-06-01", "2016-08-31"),
        ("the third quarter of 2015", "2015-07-01", "2015-09-30"),
    ],
)
def test_days(words: str, first: str, last: str) -> None:
    time = _one(f"The bridge of Wadi al-Noor was closed in {words}.")
    assert (time.text, time.first, time.last) == (words, first, last)


@pytest.mark.parametrize("published", [date(2016, 12, day) for day in range(12, 26)])
def test_a_weekday_is_the_last_one_up_to_publication(published: date) -> None:
    for number, name in enumerate(
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"], 1
    ):
        time = _one(f"Samira came back on {name}.", published)
        day = date.fromisoformat(time.first or "")
        assert day.isoweekday() == number
        assert 0 <= (published - day).days < 7


def test_last_tuesday_is_before_the_sunday_that_it_lasted_until() -> None:
    time, _ = _read("Since last Tuesday the road was closed, until it was opened again on Sunday.")
    assert (time.first, time.rule) == ("2016-12-13", "order/since-until")
    assert [other.first for other in time.alternatives] == ["2016-12-20"]


def test_last_tuesday_by_itself_keeps_the_week_before_as_its_other_reading() -> None:
    time = _one("Yusuf left last Tuesday.")
    assert time.first == "2016-12-20"
    assert [other.first for other in time.alternatives] == ["2016-12-13"]


def test_an_interval_may_end_at_an_event() -> None:
    start, end = _read("They slept there from October until the announcement of the truce.")
    assert (start.first, start.last) == ("2016-10-01", "2016-10-31")
    assert (end.text, end.anchor, end.value, end.first) == ("the announcement of the truce", "event", None, None)


def test_the_last_ten_days_of_what_a_text_tells_of() -> None:
    text = "On May 9, 2014 the market fell. “The last ten days were the hardest,” said Idris al-Hajj."
    _, time = _read(text)
    assert (time.first, time.last, time.anchor) == ("2014-04-30", "2014-05-09", "text")
    assert [(other.first, other.last) for other in time.alternatives] == [("2016-12-13", "2016-12-22")]


def test_the_last_ten_days_without_such_a_date_are_those_before_publication() -> None:
    time = _one("In the last ten days, 12 people were hurt.")
    assert (time.first, time.last, time.anchor) == ("2016-12-13", "2016-12-22", "publication")


@pytest.mark.parametrize(
    "text",
    [
        "One day we will return.",
        "It was a day that nobody forgets.",
        "More than 1500 people and about 4000 others were there.",
        "In all 2000 families left.",
        "A 22-year-old teacher came with his uncle, 50 years old.",
        "The fall of the town, a march and the sun.",
        "You may go. May I ask?",
        "Room 1945 people",
        "It cost 12.50 and 1,500 more.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert _read(text) == []


def test_a_date_that_does_not_exist_is_found_without_a_value() -> None:
    time = _one("It was signed on 31 February 2016.")
    assert (time.text, time.value, time.first) == ("31 February 2016", None, None)


def test_day_and_month_in_figures_keep_the_other_reading() -> None:
    time = _one("It was signed on 05/04/2016.")
    assert time.value == "2016-04-05"
    assert [other.value for other in time.alternatives] == ["2016-05-04"]
    assert _one("It was signed on 25/04/2016.").alternatives == ()


def test_a_date_that_puts_the_month_first_decides_for_the_others() -> None:
    first, second = _read("It was signed on 05/04/2016 and opened on 05/25/2016.")
    assert (first.value, second.value) == ("2016-05-04", "2016-05-25")


def test_without_publication_relative_times_stay_open() -> None:
    for words, value in [
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("Tuesday", "XXXX-WXX-2"),
        ("15 November", "XXXX-11-15"),
        ("last year", "XXXX"),
        ("two weeks ago", "XXXX-WXX"),
    ]:
        time = _one(f"They left {words}.", None)
        assert (time.text, time.value, time.first, time.last, time.anchor) == (words, value, None, None, None)


def test_what_the_text_said_anchors_the_following_day() -> None:
    told, following = _read("The road was closed on 3 May 2015. The following day it was opened.")
    assert (following.first, following.anchor) == ("2015-05-04", "text")
    assert told.anchor == "absolute"


def test_a_year_said_once_is_that_of_both() -> None:
    first, second = _read("It lasted from November to February 2014.")
    assert (first.value, second.value) == ("2013-11", "2014-02")


def test_since_the_start_of_the_year_lasts_until_publication() -> None:
    time = _one("Since the start of this year it was closed.")
    assert (time.first, time.last, time.mod) == ("2016-01-01", "2016-12-22", "START")


def test_a_duration_that_ends_now_has_days() -> None:
    time = _one("It has been a year of waiting.")
    assert (time.value, time.first, time.last) == ("P1Y", "2015-12-22", "2016-12-22")


def test_durations_and_how_exact_they_are() -> None:
    assert [
        (time.value, time.mod) for time in _read("around four years, at least 72 hours, a five-day visit")
    ] == [
        ("P4Y", "APPROX"),
        ("PT72H", "EQUAL_OR_MORE"),
        ("P5D", None),
    ]


def test_a_line_that_was_wrapped_is_one_and_a_caption_is_not() -> None:
    assert [time.text for time in _read("They left in early\nmarch 2015")] == ["early\nmarch 2015"]
    assert [time.text for time in _read("The market in May\n\nTuesday in the square")] == ["May", "Tuesday"]
