"""The bench of comparing, on a few accounts."""

from __future__ import annotations

from bench.comparing import compared, made_accounts, measure


def test_accounts_are_the_same_each_time_and_have_something_to_compare() -> None:
    events = made_accounts(6)
    assert [len(event) for event in events] == [3, 3]
    assert [one.id for one in made_accounts(6)[0]] == [one.id for one in events[0]]
    assert compared(events[0]) > 0


def test_it_says_how_long_many_would_take() -> None:
    assert measure(6, 1).value > 0
