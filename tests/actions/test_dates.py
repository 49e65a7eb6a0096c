"""Dates as people give them."""

from __future__ import annotations

import pytest

from amana.actions.browsing.dates import check_dates, in_utc
from amana.errors import DateUnreadable


@pytest.mark.parametrize(
    "said", [None, "2016", "2016-12", "2016-12-15", "2016-12-15T08:30:00Z", "2016-12-15T08:30+02:00"]
)
def test_what_is_a_date(said: str | None) -> None:
    check_dates(since=said)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "yesterday",
        "2016-13",
        "2016-02-30",
        "15.12.2016",
        "0000",
        "٢٠١٦",
        "2016-12-15x",
        "20161215",
        "2016-W50",
    ],
)
def test_what_is_none_is_named(said: str) -> None:
    with pytest.raises(DateUnreadable) as told:
        check_dates(since="2016", collected_at=said)
    assert told.value.facts == {"option": "collected-at", "date": said}


def test_a_moment_is_compared_in_utc() -> None:
    assert in_utc("2016-12-15T05:20:00+05:00") == "2016-12-15T00:20:00Z"
    assert in_utc("2016-12-14T19:20-05:00") == "2016-12-15T00:20:00Z"
    assert [in_utc(said) for said in (None, "2016", "2016-12-15", "2016-12-15T00:20:00Z")] == [
        None,
        "2016",
        "2016-12-15",
        "2016-12-15T00:20:00Z",
    ]
