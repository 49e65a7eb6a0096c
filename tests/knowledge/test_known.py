"""What is known of something: what stands, what was replaced, what is to be doubted."""

from __future__ import annotations

from amana.knowledge import known_of, said_by
from amana.records import AssertionRow, made_id
from tests.contracts.catalogue_rows import assertion

NOUR = made_id("own", "people", "P-1")


def _rows() -> list[AssertionRow]:
    first = assertion(1, NOUR, "role", "nurse", subject_type="person", person="Layan")
    second = assertion(2, NOUR, "role", "surgeon", supersedes=(first.id,), subject_type="person")
    third = assertion(3, NOUR, "name", "نور", subject_type="person", device="dev-b")
    return [first, second, third]


def test_what_was_replaced_is_kept_and_says_by_what() -> None:
    first, second, third = said_by(reversed(_rows()))
    assert (first.stands, second.stands, third.stands) == (False, True, True)
    assert first.superseded_by == (second.id,)
    assert first.row.assertion.person == "Layan"


def test_the_view_of_one_thing() -> None:
    known = known_of([NOUR], _rows())
    assert (known.id, known.type, known.values("role"), known.value("name")) == (
        NOUR,
        "person",
        ("surgeon",),
        "نور",
    )
    assert [one.prop for one in known.standing()] == ["role", "name"]
    assert known.value("birth") is None


def test_what_is_withdrawn_says_nothing_and_stands_for_nothing() -> None:
    rows = _rows()
    rows.append(assertion(4, NOUR, "name", None, supersedes=(rows[2].id,)))
    assert known_of([NOUR], rows).values("name") == ()


def test_a_suspect_assertion_is_shown_and_replaces_nothing() -> None:
    rows = _rows()
    forged = assertion(9, NOUR, "role", "nobody", device="dev-x", supersedes=(rows[1].id,))
    told = said_by([*rows, forged], lambda row: "lost" if row.entry.device == "dev-x" else None)
    assert [one.stands for one in told if one.prop == "role"] == [False, True, True]
    assert [one.suspect for one in told if one.prop == "role"] == [None, None, "lost"]


def test_the_same_row_twice_counts_once() -> None:
    assert said_by([*_rows(), *_rows()]) == said_by(_rows())
