"""Lists of parts: the same parts come back, and what is none is refused."""

from __future__ import annotations

import gzip
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import RecordMalformed
from amana.records import EmbeddedFact, ItemPart, innermost_part, kinds_of_parts, read_parts, write_parts

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
MAYBE = st.none() | TEXT
FACTS = st.lists(st.builds(EmbeddedFact, TEXT, TEXT, MAYBE), max_size=3).map(tuple)


@st.composite
def parts(draw: st.DrawFn) -> ItemPart:
    text = draw(MAYBE)
    return ItemPart(
        place=draw(TEXT),
        kind=draw(TEXT),
        name=draw(MAYBE),
        of=draw(MAYBE),
        text=text,
        start=draw(st.integers(0, 9)) if text is not None else 0,
        end=draw(st.integers(0, 9)) if text is not None else 0,
        size=draw(st.none() | st.integers(0, 1 << 50)),
        sha256=draw(MAYBE),
        media_type=draw(MAYBE),
        reason=draw(MAYBE),
        facts=draw(FACTS),
    )


@given(st.lists(parts(), max_size=5))
def test_what_is_written_is_read(given_parts: list[ItemPart]) -> None:
    assert list(read_parts(write_parts(given_parts))) == given_parts


def test_a_long_list_is_packed_and_always_in_the_same_way() -> None:
    many = [
        ItemPart(f"message/{number}", "message", facts=(EmbeddedFact("sender", "Samira"),))
        for number in range(900)
    ]
    data = write_parts(many)
    assert data == write_parts(many)
    assert len(data) * 8 < len(gzip.decompress(data))
    assert list(read_parts(data)) == many


def test_it_is_plain_json_for_a_stranger() -> None:
    part = ItemPart("page/1", "page", text="ab" * 32, start=3, end=9, facts=(EmbeddedFact("a", "b", "c"),))
    told = json.loads(write_parts([part]))
    assert told == {
        "place": "page/1",
        "kind": "page",
        "text": "ab" * 32,
        "start": 3,
        "end": 9,
        "facts": [["a", "b", "c"]],
    }


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "[]",
        "{}",
        '{"place": "a"}',
        '{"place": 1, "kind": "page"}',
        '{"place": "a", "kind": "page", "start": -1}',
        '{"place": "a", "kind": "page", "size": true}',
        '{"place": "a", "kind": "page", "facts": {}}',
        '{"place": "a", "kind": "page", "facts": [["a"]]}',
        '{"place": "a", "kind": "page", "facts": [["a", 1]]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_list_is_refused(line: str) -> None:
    with pytest.raises(RecordMalformed):
        list(read_parts(line.encode() + b"\n"))


def test_a_packed_list_that_is_damaged_or_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_parts([ItemPart(f"row/{number}", "row") for number in range(2_000)])
    for broken in (data[:-9], data[:20], b"\x1f\x8b", data[:40] + bytes(10) + data[50:]):
        with pytest.raises(RecordMalformed):
            list(read_parts(broken))
    monkeypatch.setattr("amana.records.parts.MAX_UNPACKED", 1000)
    with pytest.raises(RecordMalformed):
        list(read_parts(data))
    assert zlib.decompress(data, 31)


WHOLE, OTHER = "ab" * 32, "cd" * 32


def test_the_innermost_part_is_the_shortest_that_holds_the_stretch() -> None:
    given_parts = [
        ItemPart("sheet/1", "sheet", text=WHOLE, start=0, end=100),
        ItemPart("sheet/1/row/1", "row", text=WHOLE, start=0, end=40),
        ItemPart("sheet/1/row/2", "row", text=WHOLE, start=40, end=100, facts=(EmbeddedFact("sender", "Samira"),)),
        ItemPart("sheet/2/row/1", "row", text=OTHER, start=45, end=55),
    ]
    for data in (write_parts(given_parts), write_parts(given_parts * 100)):
        assert innermost_part(data, WHOLE, 45, 50) == given_parts[2]
        assert innermost_part(data, WHOLE, 30, 50) == given_parts[0]
        assert innermost_part(data, WHOLE, 90, 101) is None
        assert innermost_part(data, OTHER, 45, 50) == given_parts[3]


def test_what_is_written_in_a_part_is_taken_for_no_span() -> None:
    odd = ItemPart('a","text":"' + WHOLE, "message", name='"start":0,"end":9', text=OTHER, start=50, end=60)
    assert innermost_part(write_parts([odd]), WHOLE, 1, 2) is None
    assert innermost_part(write_parts([odd]), OTHER, 51, 52) == odd
    assert innermost_part(b"", WHOLE, 1, 2) is None
    with pytest.raises(RecordMalformed):
        innermost_part(b'{"text": "' + WHOLE.encode() + b'", "start": 0, "end": 9', WHOLE, 1, 2)


def test_kinds_are_counted_without_parsing() -> None:
    odd = ItemPart('a","kind":"row', "message", name='{"place":"b","kind":"row"')
    given_parts = [odd, ItemPart("page/1", "page"), ItemPart("message/2", "message")]
    assert kinds_of_parts(write_parts(given_parts)) == {"message": 2, "page": 1}
    assert kinds_of_parts(write_parts(given_parts * 500)) == {"message": 1000, "page": 500}
    assert kinds_of_parts(b"") == {}
