"""Numbers for every item at once agree with numbers one by one."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from amana.catalogue.planes import (
    Planes,
    add,
    bitmap_of,
    largest,
    members,
    planes_of,
    present,
    scaled,
    top,
    values_at,
)

SIZE = 70
Values = dict[int, int]
values = st.dictionaries(st.integers(0, SIZE - 1), st.integers(1, 200), max_size=SIZE)


def made(told: Values) -> Planes:
    return planes_of((value, bitmap_of([item], SIZE)) for item, value in told.items())


def read(planes: Planes) -> Values:
    items = list(members(present(planes)))
    return dict(zip(items, values_at(planes, items), strict=True))


@given(values)
def test_planes_keep_values(told: Values) -> None:
    assert read(made(told)) == told
    assert list(members(present(made(told)))) == sorted(told)


@given(values, values)
def test_sums(one: Values, other: Values) -> None:
    both = {item: one.get(item, 0) + other.get(item, 0) for item in {*one, *other}}
    assert read(add(made(one), made(other))) == both


@given(values, values)
def test_the_larger(one: Values, other: Values) -> None:
    both = {item: max(one.get(item, 0), other.get(item, 0)) for item in {*one, *other}}
    assert read(largest(made(one), made(other))) == both


@given(values, st.integers(1, 300))
def test_products(told: Values, factor: int) -> None:
    assert read(scaled(made(told), factor)) == {item: value * factor for item, value in told.items()}


def test_an_item_with_several_values_keeps_the_largest() -> None:
    assert read(planes_of([(3, 0b11), (5, 0b10), (1, 0b111)])) == {0: 3, 1: 5, 2: 1}


@settings(max_examples=200)
@given(values, st.sets(st.integers(0, SIZE - 1)), st.integers(1, 20))
def test_the_best_are_the_best(told: Values, among: set[int], wanted: int) -> None:
    certain, tied = top(made(told), bitmap_of(among, SIZE), wanted)
    ranked = sorted((told.get(item, 0) for item in among), reverse=True)[:wanted]
    sure, rest = set(members(certain)), set(members(tied))
    assert sure | rest <= among
    assert len(sure) <= wanted
    assert not sure & rest
    assert len(sure) + len(rest) >= min(wanted, len(among))
    missing = len(ranked) - len(sure)
    values_given = [told.get(item, 0) for item in sure] + [told.get(item, 0) for item in rest][:missing]
    assert sorted(values_given, reverse=True) == ranked
    assert len({told.get(item, 0) for item in rest}) <= 1
