"""Log entries: the exact bytes, and strict both ways."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.errors import RecordMalformed
from amana.records import MAX_OBJECTS, LogEntry, entry_bytes, read_entry
from amana.records.entry import MAX_NOTE

_A, _B, _C = "ab" * 32, "01" * 32, "fe" * 32
_hex = st.binary(min_size=32, max_size=32).map(bytes.hex)


def test_the_format_never_changes() -> None:
    assert (
        entry_bytes(LogEntry(_A, (_C, _B))) == f'{{"commitment":"{_A}","objects":["{_C}","{_B}"],"v":1}}'.encode()
    )
    assert (
        entry_bytes(LogEntry(_A, (_B,), archive=_C))
        == f'{{"archive":"{_C}","commitment":"{_A}","objects":["{_B}"],"v":1}}'.encode()
    )


def test_an_act_says_so_and_may_carry_a_signed_note() -> None:
    assert (
        entry_bytes(LogEntry(_A, (_B,), None, True, 'erased "x"\n'))
        == f'{{"act":true,"commitment":"{_A}","note":"erased \\"x\\"\\n","objects":["{_B}"],"v":1}}'.encode()
    )


_notes = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200)
_entries = st.builds(
    LogEntry, _hex, st.lists(_hex, max_size=MAX_OBJECTS).map(tuple), st.none() | _hex, st.booleans(), _notes
)


@given(_entries)
def test_round_trip(entry: LogEntry) -> None:
    assert read_entry(entry_bytes(entry)) == entry


@pytest.mark.parametrize(
    ("given_", "field"),
    [
        (("AB" * 32,), "commitment"),
        (("ab" * 31,), "commitment"),
        (("ab" * 32 + "\n",), "commitment"),
        ((7,), "commitment"),
        ((_A, (_B, "")), "objects"),
        ((_A, (_B,) * (MAX_OBJECTS + 1)), "objects"),
        ((_A, (), "x"), "archive"),
        ((_A, (), None, True, ""), "note"),
        ((_A, (), None, True, "x" * (MAX_NOTE + 1)), "note"),
    ],
)
def test_an_entry_of_the_wrong_shape_is_refused(given_: Any, field: str) -> None:
    with pytest.raises(RecordMalformed) as caught:
        LogEntry(*given_)
    assert caught.value.facts["field"] == field


@pytest.mark.parametrize(
    ("data", "field", "reason"),
    [
        (b"[]", "entry", "shape"),
        (b"{}", "v", "version"),
        (f'{{"commitment":"{_A}","objects":[],"v":2}}'.encode(), "v", "version"),
        (f'{{"act":false,"commitment":"{_A}","objects":[],"v":1}}'.encode(), "act", "shape"),
        (f'{{"commitment":"{_A}","note":7,"objects":[],"v":1}}'.encode(), "note", "shape"),
        (f'{{"commitment":"{_A}","objects":[],"v":true}}'.encode(), "v", "version"),
        (f'{{"commitment":"{_A}","objects":[],"v":"1"}}'.encode(), "v", "version"),
        (f'{{"commitment":"{_A}","objects":[],"v":1,"w":1}}'.encode(), "entry", "shape"),
        (b'{"objects":[],"v":1}', "entry", "shape"),
        (f'{{"archive":null,"commitment":"{_A}","objects":[],"v":1}}'.encode(), "archive", "not-hex"),
        (f'{{"commitment":"{_A}","objects":"","v":1}}'.encode(), "objects", "shape"),
        (f'{{"commitment":"{_A}","objects":[null],"v":1}}'.encode(), "objects", "not-hex"),
        (b'{"commitment":null,"objects":[],"v":1}', "commitment", "not-hex"),
        (f'{{"commitment": "{_A}","objects":[],"v":1}}'.encode(), "", "not-canonical"),
    ],
)
def test_bytes_that_are_no_entry_are_refused(data: bytes, field: str, reason: str) -> None:
    with pytest.raises(RecordMalformed) as caught:
        read_entry(data)
    assert caught.value.facts == {"field": field, "reason": reason}


@given(st.binary(max_size=80))
def test_noise_is_never_an_entry(data: bytes) -> None:
    with pytest.raises(RecordMalformed):
        read_entry(data)


def test_the_longest_entry_fits_a_log() -> None:
    assert len(entry_bytes(LogEntry(_A, (_B,) * MAX_OBJECTS, _C))) < 2**16
