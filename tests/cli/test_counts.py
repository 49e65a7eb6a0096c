"""`amana search --counts`: what is found, counted, under the options that narrow to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

from tests.cli.conftest import FACETS, Said

Say = Callable[..., Said]


def test_counts_stand_under_the_option_that_narrows_to_them(say: Say, library: Any) -> None:
    said = say("search", "bakery", "--counts", "--person", "Noor", "--language", "ar", "--limit", "3", "--exact")
    assert said.status == 0
    assert library.given("facets") == ("bakery",)
    asked = library.named("facets")
    assert (asked["person"], asked["language"], asked["exact"]) == ("Noor", "ar", True)
    assert "limit" not in asked
    lines = said.out.splitlines()
    assert lines[:4] == ["3 items match.", "2 of them have every word.", "", "Kind  --family"]
    assert lines[4:6] == ["      2  text", "      1  page"]
    assert "Year  --since, --until" in lines
    assert "--tag" not in said.out  # nothing has one
    assert next(line for line in lines if "aleppo" in line).startswith("      2  aleppo  Aleppo · ")


def test_what_a_value_holds_does_nothing_to_the_terminal(say: Say) -> None:
    assert "\x1b[31m" not in say("search", "--counts", terminal=True).out


def test_without_a_query_everything_is_counted(say: Say, library: Any) -> None:
    assert say("search", "--counts").status == 0
    assert library.given("facets") == ("",)
    assert say("search").status == 2


def test_a_count_that_is_rough_is_said_to_be_so(say: Say, library: Any) -> None:
    library.answers["facets"] = replace(FACETS, rough=True, whole=3)
    said = say("search", "x", "--counts", "--lang", "ar")
    assert "3 موادّ تطابق" in said.out
    assert "أقصى عددها" in said.out
    assert "كلّ الكلمات" not in said.out


def test_counts_as_json_and_line_by_line(say: Say) -> None:
    expected = asdict(FACETS)
    for name, value in expected.items():
        if isinstance(value, tuple):
            expected[name] = [{**one, "names": list(one["names"])} for one in value]
    assert say("search", "x", "--counts", "--json").lines == [expected]
    (line,) = say("search", "--jsonl", "--counts", stdin=b'{"id": 1, "query": "x"}').lines
    assert line == {"id": 1, "counts": expected}
