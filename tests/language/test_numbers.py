"""Numbers by value, whatever digits and grouping they are written with."""

from __future__ import annotations

import pytest

from amana.language import analyse


def _numbers(text: str) -> list[str]:
    return [term for token in analyse(text) for term in token.numbers]


@pytest.mark.parametrize(
    "text",
    [
        "40000",
        "40,000",
        "40.000",
        "٤٠٠٠٠",
        "۴۰۰۰۰",
        "٤٠٬٠٠٠",
        "٤٠،٠٠٠",
        "40\u00a0000",
        "40\u2009000",
        "40\u202f000",
        "40'000",
    ],
)
def test_one_value_however_it_is_written(text: str) -> None:
    assert _numbers(text)[0] == "#40000"
    assert analyse(text)[0].norm == "40000"
    assert len(analyse(text)) == 1


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("275.000", ["#275000", "#275"]),
        ("1.500", ["#1500", "#1.5"]),
        ("0.500", ["#0.5"]),
        ("1.5", ["#1.5"]),
        ("1,5", ["#1.5"]),
        ("١٫٥", ["#1.5"]),
        ("1,234.5", ["#1234.5"]),
        ("1.234,5", ["#1234.5"]),
        ("1.234.567", ["#1234567"]),
        ("2016-12-22", ["#2016", "#12", "#22"]),
        ("22.12.2016", ["#22", "#12", "#2016"]),
        ("22/12/2016", ["#22", "#12", "#2016"]),
        ("1,2,3", ["#1", "#2", "#3"]),
        ("16, 300", ["#16", "#300"]),
        ("22nd", ["#22"]),
        ("و40,000", ["#40000"]),
        ("007", ["#7"]),
        ("0", ["#0"]),
        ("9" * 41, []),
        ("H1N1", []),
        ("½", []),
    ],
)
def test_values(text: str, terms: list[str]) -> None:
    assert _numbers(text) == terms


def test_a_number_that_never_ends_is_read_in_reasonable_time() -> None:
    assert len(analyse("1," * 20_000)) == 20_000
    assert analyse("1" * 100_000)[0].numbers == ()
