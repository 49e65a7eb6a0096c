"""JSON lines, and arrays of objects."""

from __future__ import annotations

import io
import json

import pytest

from amana.intake import HEAD_SIZE, READERS, Part, Reading, media_type
from amana.intake.registry import reader_for
from amana.intake.tables import json_rows
from amana.intake.tables.json_rows import JsonRows
from tests.contracts.reader_contract import ReaderContract

READER = JsonRows()
ROWS = [
    {"name": "سميرة", "seen": {"at": "2016-12-22", "by": ["Yusuf", "Idris"]}, "n": 1},
    {"name": "Yusuf", "ok": True},
]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)


class TestJsonRows(ReaderContract):
    def reader(self) -> JsonRows:
        return READER

    def sample(self) -> tuple[bytes, str]:
        return LINES.encode(), "people.jsonl"


def _read(data: str) -> Reading:
    return READER.read(io.BytesIO(data.encode()), "a.jsonl", READER.limits)


def _facts(part: Part) -> dict[str, str]:
    return {fact.name: fact.value for fact in part.facts}


def _reader(text: str, name: str) -> str | None:
    head = text.encode()[:HEAD_SIZE]
    told = reader_for(media_type(head, name), head, name, READERS)
    return told.name if told else None


@pytest.mark.parametrize(
    "text", [LINES, json.dumps(ROWS, ensure_ascii=False), json.dumps(ROWS, ensure_ascii=False, indent=2)]
)
def test_each_object_is_a_part(text: str) -> None:
    told = _read(text)
    assert told.note is None
    assert told.texts[0].text == text
    assert [_facts(part) for part in told.parts] == [
        {"name": "سميرة", "seen.at": "2016-12-22", "seen.by": '["Yusuf", "Idris"]', "n": "1"},
        {"name": "Yusuf", "ok": "true"},
    ]
    assert [json.loads(text[part.start : part.end]) for part in told.parts] == ROWS


def test_which_json_is_rows() -> None:
    assert _reader(LINES, "a.json") == "json-rows"
    assert _reader(json.dumps(ROWS), "a.json") == "json-rows"
    assert _reader('{"a": {"b": 1}}\n', "a.json") == "plain-text"
    assert _reader("[1, 2]", "a.json") == "plain-text"
    assert _reader('{\n "a": 1\n}', "a.json") == "plain-text"


def test_numbers_stay_as_written() -> None:
    assert _facts(_read('{"a": 1.10, "b": 1e400, "c": 123456789012345678901234567890}\n').parts[0]) == {
        "a": "1.10",
        "b": "1e400",
        "c": "123456789012345678901234567890",
    }


def test_a_broken_line_costs_itself() -> None:
    told = _read('{"a": 1}\n{"a": \n{"a": 3}\n')
    assert [part.reason for part in told.parts] == [None, "malformed", None]
    assert told.note == "parts-unread"


def test_a_line_nested_too_deep_costs_itself() -> None:
    told = _read('{"a": 1}\n' + "[" * 100_000 + "\n" + '{"a": 3}\n')
    assert [part.reason for part in told.parts] == [None, "too-deep", None]


@pytest.mark.parametrize("form", ["lines", "array", "one-line-array"])
def test_instalments(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "PIECE", 1000)
    monkeypatch.setattr(json_rows, "LARGEST", 5000)
    rows = [{"n": n, "name": "سميرة" * (n % 7)} for n in range(300)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    text = {
        "lines": lines,
        "array": json.dumps(rows, ensure_ascii=False, indent=1),
        "one-line-array": json.dumps(rows, ensure_ascii=False),
    }[form]
    source = io.BytesIO(text.encode())
    monkeypatch.setattr("amana.intake.tables.chunks.PIECE", 1000)
    told = [READER.read(source, "a", READER.limits)]
    while (resume := told[-1].resume) is not None:
        told.append(READER.read_on(source, "a", READER.limits, resume))
    assert len(told) > 5
    assert "".join(text.text for one in told for text in one.texts) == text
    parts = [part for one in told for part in one.parts]
    assert [_facts(part)["n"] for part in parts] == [str(n) for n in range(300)]
    assert len({part.place for part in parts}) == 300


def test_ten_megabytes_of_nothing_on_one_line() -> None:
    told = _read("{" + " " * 10_000_000)
    assert told.parts[0].reason == "malformed"
    assert _read('{"a": 1}\n' + "\n" * 10_000_000 + '{"a": 2}').parts[0].reason is None
