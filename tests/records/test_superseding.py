"""Which assertions stand hangs on the set of them and on nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from amana.records import Assertion, AssertionRow, Basis, EntryPlace, canonical, fallen, made_id, noun_of, parse

SUBJECT = made_id("own", "people", "P-1")


def row(no: int, *over: int, subject: str = SUBJECT, value: str | None = "x") -> AssertionRow:
    said = Assertion(
        subject, "name", "2031-05-01T10:00:00Z", "d1", "amana", value, supersedes=tuple(name(one) for one in over)
    )
    return AssertionRow(EntryPlace("d1", no, name(no) + "0" * 32), said)


def name(no: int) -> str:
    return f"{no:032x}"


def test_what_is_superseded_falls_and_the_rest_stands() -> None:
    assert fallen([row(1), row(2, 1), row(3)]) == {name(1)}


def test_what_was_replaced_stays_replaced_when_that_is_replaced_in_its_turn() -> None:
    assert fallen([row(1), row(2, 1), row(3, 2)]) == {name(1), name(2)}


def test_a_withdrawal_that_is_withdrawn_says_nothing() -> None:
    assert fallen([row(1), row(2, 1, value=None), row(3, 2, value=None)]) == {name(2)}


def test_withdrawing_what_superseded_brings_back_what_it_superseded() -> None:
    assert fallen([row(1), row(2, 1), row(3, 2, value=None)]) == {name(2)}


def test_two_that_supersede_the_same_apart_both_stand() -> None:
    assert fallen([row(1), row(2, 1), row(3, 1)]) == {name(1)}


def test_nobody_supersedes_what_is_said_of_something_else() -> None:
    other = made_id("own", "people", "P-2")
    assert fallen([row(1), row(2, 1, subject=other)]) == frozenset()


def test_a_ring_withdraws_nothing() -> None:
    assert fallen([row(1, 2, value=None), row(2, 1, value=None), row(3, 3)]) == {name(1), name(2)}


@given(st.permutations([row(1), row(2, 1), row(3, 2), row(4, 2), row(5, 4, value=None), row(6)]))
def test_the_order_makes_no_difference(rows: list[AssertionRow]) -> None:
    assert fallen(rows) == {name(1), name(2), name(4)}


def test_ids_are_the_same_wherever_they_are_made_and_never_those_of_other_things() -> None:
    assert made_id("name", "aa", "person", "نور") == made_id("name", "aa", "person", "نور")
    assert len({made_id("name", "a", "b"), made_id("name", "ab"), made_id("claim", "a", "b")}) == 3


def test_an_assertion_comes_back_from_its_record_with_what_it_rests_on() -> None:
    basis = (Basis(item="ab" * 16, text_version="cd" * 32, start=4, end=9), Basis(note="by telephone"))
    said = Assertion(SUBJECT, "name", "2031-05-01T10:00:00Z", "d1", "amana", "نور", "ar", basis, "likely")
    fields = parse(canonical(said.fields()))
    assert isinstance(fields, dict)
    assert noun_of(fields) == said
