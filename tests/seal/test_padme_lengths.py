"""Padmé: never shorter, little longer, few lengths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.seal import padme


@pytest.mark.parametrize(
    ("length", "padded"), [(0, 0), (1, 1), (2, 2), (8, 8), (9, 10), (100, 104), (1000, 1024), (65_537, 67_584)]
)
def test_known_lengths(length: int, padded: int) -> None:
    assert padme(length) == padded


@given(st.integers(0, 1 << 60))
def test_adds_at_most_twelve_per_cent_and_is_settled(length: int) -> None:
    padded = padme(length)
    assert length <= padded <= length * 1.12 + 1
    assert padme(padded) == padded


@given(st.integers(0, 1 << 40), st.integers(0, 1 << 40))
def test_keeps_order(one: int, other: int) -> None:
    assert (one <= other) <= (padme(one) <= padme(other))


def test_few_lengths_are_left() -> None:
    assert len({padme(length) for length in range(1 << 16)}) < 300
