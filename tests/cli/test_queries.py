"""The lines that `search --jsonl` reads: any bytes become questions or bad lines, one for one, within limits."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.cli import queries as reading
from amana.cli.queries import BadLine, Query, queries


def _read(data: bytes) -> list[Query | BadLine]:
    return list(queries(io.BytesIO(data)))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not-json"),
        (b"\xff", "not-json"),
        (b"[" * 100_000, "not-json"),
        (b'"x"', "not-an-object"),
        (b"{}", "no-query"),
        (b'{"query": 7}', "no-query"),
    ],
)
def test_a_bad_line_says_why_and_where(line: bytes, reason: str) -> None:
    bad, good = _read(line + b'\n{"id": 1, "query": "x"}')
    assert isinstance(bad, BadLine)
    assert bad.error.facts["reason"] == reason
    assert bad.error.facts["line"] == 1
    assert good == Query(1, "x")


@pytest.mark.parametrize("name", [True, 1.5, [1], {}, None])
def test_an_id_is_text_or_a_whole_number(name: object) -> None:
    assert _read(json.dumps({"id": name, "query": "x"}).encode()) == [Query(None, "x")]


def test_a_line_beyond_the_limit_is_passed_over_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LONGEST_LINE", 40)
    long = json.dumps({"id": 1, "query": "x" * 100}).encode()
    bad, good = _read(long + b'\n{"id": 2, "query": "y"}')
    assert isinstance(bad, BadLine)
    assert bad.error.facts["reason"] == "line-too-long"
    assert good == Query(2, "y")


@given(st.lists(st.binary(max_size=60).map(lambda line: line.replace(b"\n", b""))))
def test_every_line_that_is_not_empty_gets_an_answer(lines: list[bytes]) -> None:
    assert len(_read(b"\n".join(lines))) == sum(1 for line in lines if line.strip())
