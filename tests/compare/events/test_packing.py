"""Traits packed and unpacked: nothing lost, and nothing of another shape let in."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from amana.compare.events import FORM, Traits, packed_traits, unpacked_places, unpacked_traits
from amana.errors import RecordMalformed
from tests.compare.events.made import account, accounts


@given(accounts(3))
def test_what_is_packed_comes_back(known: list[Traits]) -> None:
    for one in [*known, account("one", figures=(("killed", 1500.0, None), ("wounded", None, 12.5)))]:
        assert unpacked_traits(packed_traits(one), one.item, one.text_version) == one
        assert unpacked_places(packed_traits(one)) == one.places


def test_half_a_character_is_packed_too() -> None:
    one = account("one", words=("\ud800",))
    packed_traits(one).encode()
    assert unpacked_traits(packed_traits(one), one.item, one.text_version) == one


def _packed() -> list[Any]:
    told: list[Any] = json.loads(
        packed_traits(account("one", names=("Nur al-Amin",), figures=(("killed", 2.0, 3.0),), words=("bridge",)))
    )
    return told


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (1, 7),
        (2, 7),
        (3, "2031-03-14"),
        (3, 0),
        (3, True),
        (4, [[1]]),
        (4, [[1, 0]]),
        (4, [[1, 256]]),
        (4, [[4_000_000, 1]]),
        (4, [[1, 1]] * 513),
        (4, {"1": 1}),
        (5, [["a", 1, None, 5]]),
        (6, [["a", "place", 1, []]]),
        (6, [["a", "person", 1, "AB"]]),
        (6, [["a", "person", 1, [5]]]),
        (7, [["killed", "2", None]]),
        (7, [["killed", float("inf"), None]]),
        (8, [[None, 1]]),
        (8, None),
    ],
)
def test_another_shape_is_refused(at: int, value: Any) -> None:
    told = _packed()
    told[at] = value
    with pytest.raises(RecordMalformed):
        unpacked_traits(json.dumps(told), "", "")


@pytest.mark.parametrize("data", ["", "[]", "{}", "5", "[" * 100_000, json.dumps([FORM, "a"])])
def test_what_is_no_traits_is_refused(data: str) -> None:
    with pytest.raises(RecordMalformed):
        unpacked_traits(data, "", "")
    with pytest.raises(RecordMalformed):
        unpacked_places(data)


def test_another_form_is_told_as_such() -> None:
    told = _packed()
    told[0] = FORM + 1
    with pytest.raises(RecordMalformed) as raised:
        unpacked_traits(json.dumps(told), "", "")
    with pytest.raises(RecordMalformed):
        unpacked_places(json.dumps(told))
    assert raised.value.facts["field"] == "form"
