"""What a sample shows, held against counting every sample there is; and nobody knows before what is drawn."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.archive.sampling import Amount, chance_of_showing, draw, what_it_shows
from amana.errors import SampleUnreadable


@given(st.integers(1, 10).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n))))
def test_the_chance_is_that_of_counting_all_samples(case: tuple[int, int, int]) -> None:
    total, bad, sample = case
    drawn = list(combinations(range(total), sample))
    showing = sum(1 for one in drawn if any(place < bad for place in one))
    assert chance_of_showing(total, bad, sample) == pytest.approx(showing / len(drawn))


@given(st.integers(1, 100_000).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n))))
def test_large_ones_agree_with_exact_fractions(case: tuple[int, int, int]) -> None:
    total, bad, sample = case
    if bad * sample > 2_000_000:
        return  # exact figures of that size take too long
    missed = comb(total - bad, sample) / comb(total, sample) if bad + sample <= total else 0
    assert chance_of_showing(total, bad, sample) == pytest.approx(1 - missed, rel=1e-9, abs=1e-12)


def test_what_is_told_is_never_more_than_it_is() -> None:
    one_percent, single = what_it_shows(10_000, 300)
    assert (one_percent.bad, single.bad) == (100, 1)
    assert one_percent.percent == 95.3 <= chance_of_showing(10_000, 100, 300) * 100 < 95.4
    assert single.percent == 3.0
    assert [one.percent for one in what_it_shows(10_000, 9_999)] == [100.0, 99.9]
    assert [(one.bad, one.percent) for one in what_it_shows(50, 50)] == [(1, 100.0)]
    assert what_it_shows(0, 0) == ()


@pytest.mark.parametrize(
    ("text", "total", "drawn"),
    [
        ("5%", 1000, 50),
        ("0.5 %", 1000, 5),
        ("1%", 10, 1),
        ("100%", 7, 7),
        ("20", 1000, 20),
        ("20", 3, 3),
        ("1%", 0, 0),
    ],
)
def test_amounts(text: str, total: int, drawn: int) -> None:
    assert Amount.read(text).of(total) == drawn


@pytest.mark.parametrize("text", ["", "%", "0", "0%", "-1", "101%", "1.5", "NaN", "inf", "1e99", "five", "5%%"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(SampleUnreadable):
        Amount.read(text)


def test_what_is_drawn_differs_from_time_to_time_and_is_fair() -> None:
    names = [f"{number:064x}" for number in range(200)]
    drawn = [tuple(draw(names, Amount(count=20))) for _ in range(300)]
    assert len(set(drawn)) == 300
    assert all(len(set(one)) == 20 and list(one) == sorted(one) for one in drawn)
    often = {name: sum(name in one for one in drawn) for name in names}
    # Each is drawn 30 times on average; 4 is seven standard deviations below.
    assert min(often.values()) >= 4 and max(often.values()) <= 70


def test_a_percentage_is_not_rounded_to_none() -> None:
    assert Amount(percent=Decimal("0.01")).of(5) == 1
