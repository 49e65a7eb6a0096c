"""What entries name, read fast, is what the parser says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amana.archive.entries import Named
from amana.errors import RecordMalformed
from amana.records import LogEntry, entry_bytes, read_entry

digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
entries = st.builds(
    LogEntry,
    digests,
    st.lists(digests, max_size=64).map(tuple),
    st.none() | digests,
    st.booleans(),
    st.none() | st.just("a note\n\n— x y\n"),
)


def named(*data: bytes) -> Named:
    found = Named()
    found.read(data)
    return found


@given(st.lists(entries, max_size=8))
def test_every_entry_names_what_it_names(given_entries: list[LogEntry]) -> None:
    found = named(*map(entry_bytes, given_entries))
    told: dict[bool, set[bytes]] = {False: set(), True: set()}
    for entry in given_entries:
        told[entry.act] |= {bytes.fromhex(name) for name in entry.objects}
    assert (found.items, found.acts) == (told[False], told[True])
    assert found.objects == found.items | found.acts
    assert found.notes == [entry.note for entry in given_entries if entry.note is not None]
    assert found.things == sum(not entry.act for entry in given_entries)


@given(entries, st.integers(0, 400), st.sampled_from([b"", b'"', b",", b'","', b"0", b"z", b"A", b"\xff"]))
def test_what_the_parser_refuses_names_nothing(entry: LogEntry, at: int, put: bytes) -> None:
    data = entry_bytes(entry)
    changed = data[:at] + put + data[at + 1 :]
    found = named(changed)
    try:
        told = read_entry(changed)
    except RecordMalformed:
        assert (found.objects, found.notes, found.things) == (set(), [], 1)
        return
    assert found.objects == {bytes.fromhex(name) for name in told.objects}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_a_fault(data: bytes) -> None:
    assert named(data).things in (0, 1)


def test_an_entry_with_more_objects_than_may_be_names_nothing() -> None:
    names = ",".join(f'"{number:064x}"' for number in range(65))
    data = f'{{"commitment":"{"0" * 64}","objects":[{names}],"v":1}}'.encode()
    assert named(data).objects == set()
