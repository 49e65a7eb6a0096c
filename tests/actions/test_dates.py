"""Dates as people give them."""

from __future__ import annotations

import pytest

from amana.actions.dates import check_dates
from amana.errors import DateUnreadable


@pytest.mark.parametrize(
    "said", [None, "2016", "2016-12", "2016-12-15", "2016-12-15T08:30:00Z", "2016-12-15T08:30+02:00"]
)
def test_what_is_a_date(said: str | None) -> None:
    check_dates(since=said)


@pytest.mark.parametrize(
    "said", ["", "yesterday", "2016-13", "2016-02-30", "15.12.2016", "0000", "٢٠١٦", "2016-12-15x"]
)
def test_what_is_none_is_named(said: str) -> None:
    with pytest.raises(DateUnreadable) as told:
        check_dates(since="2016", collected_at=said)
    assert told.value.facts == {"option": "collected-at", "date": said}
