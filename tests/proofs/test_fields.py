"""Compact fields: they prove exactly what one path a field proves, with each hash once."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import ProofWrong
from amana.proofs.fields import ShownField, ShownFields, check_fields, compact
from amana.records import Json, commitment, reveal
from tests.proofs.makers import seed_of

SEED = seed_of("fields")


def fields(count: int) -> dict[str, Json]:
    return {f"f{number:02}": number for number in range(count)}


def shown(count: int, *indexes: int) -> tuple[ShownFields, bytes]:
    given = fields(count)
    names = [f"f{index:02}" for index in indexes]
    return compact(reveal(given, SEED, names)), commitment(given, SEED)


def refused(told: ShownFields, committed: bytes) -> str:
    with pytest.raises(ProofWrong) as caught:
        check_fields(told, committed)
    return str(caught.value.facts["reason"])


@pytest.mark.parametrize("count", range(1, 10))
def test_every_choice_of_fields_of_every_small_record(count: int) -> None:
    for some in range(1, count + 1):
        for indexes in combinations(range(count), some):
            told, committed = shown(count, *indexes)
            assert check_fields(told, committed) == {f"f{index:02}": index for index in indexes}
            assert (not told.hidden) == (some == count)


@given(st.integers(1, 256), st.data())
@settings(deadline=None)
def test_records_of_any_size(count: int, data: st.DataObject) -> None:
    indexes = sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=8)))
    names = [f"{index:03}" for index in indexes]
    given: dict[str, Json] = {f"{number:03}": number for number in range(count)}
    told, committed = compact(reveal(given, SEED, names)), commitment(given, SEED)
    assert check_fields(told, committed) == dict(zip(names, indexes, strict=True))


def test_no_hash_stands_twice() -> None:
    paths = reveal(fields(14), SEED, ["f01", "f04", "f06", "f09", "f11", "f12"])
    told = compact(paths)
    assert len(told.hidden) == len(set(told.hidden)) == 7
    assert sum(len(one.path) for one in paths.fields) > 3 * len(told.hidden)


def test_what_is_changed_is_not_proven() -> None:
    told, committed = shown(6, 1, 4)
    first, second = told.fields
    for wrong, reason in [
        (replace(told, fields=(replace(first, value=7), second)), "root-differs"),
        (replace(told, fields=(replace(first, name="f00"), second)), "root-differs"),
        (replace(told, fields=(replace(first, salt=bytes(16)), second)), "root-differs"),
        (replace(told, fields=(replace(first, salt=bytes(15)), second)), "salt-length"),
        (replace(told, fields=(replace(first, salt=bytes(32)), second)), "salt-length"),
        (replace(told, fields=(replace(first, index=0), second)), "root-differs"),
        (replace(told, fields=(replace(first, index=-1), second)), "index-outside-tree"),
        (replace(told, fields=(first, replace(second, index=6))), "index-outside-tree"),
        (replace(told, fields=(first, replace(second, index=1))), "fields-out-of-order"),
        (replace(told, fields=(second, first)), "fields-out-of-order"),
        (replace(told, fields=(first, first)), "fields-out-of-order"),
        (replace(told, fields=()), "fields-out-of-order"),
        (replace(told, size=5), "hidden-count"),
        (replace(told, size=257), "fields-out-of-order"),
        (replace(told, hidden=told.hidden[1:]), "hidden-count"),
        (replace(told, hidden=(*told.hidden, bytes(32))), "hidden-count"),
        (replace(told, hidden=told.hidden[::-1]), "root-differs"),
        (replace(told, hidden=(b"", *told.hidden[1:])), "hidden-count"),
    ]:
        assert refused(wrong, committed) == reason
    assert refused(told, bytes(32)) == "root-differs"


def test_names_must_be_in_order_whatever_a_device_signed() -> None:
    told, _ = shown(2, 0, 1)
    first, second = told.fields
    swapped = replace(told, fields=(replace(second, index=0), replace(first, index=1)))
    assert refused(swapped, bytes(32)) == "fields-out-of-order"


def test_one_field_of_one() -> None:
    told = ShownFields(1, (ShownField(0, "a", bytes(16), None),), ())
    assert refused(told, bytes(32)) == "root-differs"


def test_how_many_are_kept_back_is_the_makers_word() -> None:
    told, committed = shown(3, 0)
    assert check_fields(replace(told, size=4), committed) == {"f00": 0}
