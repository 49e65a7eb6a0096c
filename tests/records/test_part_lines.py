"""Lists of parts looked at line by line: the same as parsing them, whatever stands in names and values."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import RecordMalformed
from amana.records import EmbeddedFact, ItemPart, read_parts, write_parts
from amana.records.part_lines import kinds_in, line_at, lines_naming, lines_of_kind, of_line, place_of_line
from amana.records.parts import part_of_line, unpacked_parts

AWKWARD = st.text(alphabet='ab"\\\n/é,:[]{}kindmessage\u202e') | st.sampled_from(
    ['","kind":"message"', '{"place":"x","kind":"row"', '["beside",', '"of":"y"', "\\", '\\"']
)
FACTS = st.builds(EmbeddedFact, st.sampled_from(["beside", "time", '["beside"']) | AWKWARD, AWKWARD)
PARTS = st.builds(
    ItemPart,
    AWKWARD,
    st.sampled_from(["message", "row", "member"]),
    name=st.none() | AWKWARD,
    of=st.none() | AWKWARD,
    facts=st.lists(FACTS, max_size=3).map(tuple),
)


@given(st.lists(PARTS, max_size=12))
def test_lines_say_what_parsing_says(parts: list[ItemPart]) -> None:
    lines = unpacked_parts(write_parts(parts))
    whole = lines_of_kind(lines, ("message", "row", "member"))
    assert [part_of_line(line) for line in whole] == parts
    assert [one.decode() for one in kinds_in(lines)] == [part.kind for part in parts]
    assert [of_line(line) for line in whole] == [part.of for part in parts]
    assert [place_of_line(line) for line in whole] == [part.place for part in parts]
    for kind in ("message", "row"):
        assert [part_of_line(one) for one in lines_of_kind(lines, (kind,))] == [p for p in parts if p.kind == kind]
    for part in parts:
        line = line_at(lines, part.place)
        assert line is not None
        assert part_of_line(line) == next(one for one in parts if one.place == part.place)
    named = [part for part in parts if any(fact.name == "beside" for fact in part.facts)]
    assert [part_of_line(line) for line in lines_naming(lines, ("beside",))] == named


def test_a_place_that_is_none_is_on_no_line() -> None:
    lines = unpacked_parts(write_parts([ItemPart("member/a", "member"), ItemPart("member/ab", "member")]))
    assert line_at(lines, "member/") is None
    assert line_at(lines, "member/b") is None
    assert line_at(b"", "x") is None


def test_a_list_that_is_cut_or_goes_on_is_malformed() -> None:
    data = write_parts(ItemPart(f"message/{number}", "message") for number in range(2_000))
    assert data.startswith(b"\x1f\x8b")
    for broken in (data[:-1], data[: len(data) // 2], data + b"x", data + data, b"\x1f\x8b"):
        with pytest.raises(RecordMalformed):
            list(read_parts(broken))
