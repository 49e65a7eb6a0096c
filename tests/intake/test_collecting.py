"""The search for what holds itself is put off, and goes on afterwards as it was."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest

from amana.intake.collecting import not_collecting


@pytest.mark.parametrize("before", [True, False])
def test_it_is_put_off_and_then_as_before(before: bool) -> None:
    usual = gc.isenabled()
    try:
        (gc.enable if before else gc.disable)()
        with pytest.raises(ZeroDivisionError), not_collecting():
            assert not gc.isenabled()
            raise ZeroDivisionError
        assert gc.isenabled() is before
    finally:
        (gc.enable if usual else gc.disable)()


def test_what_was_made_is_not_looked_through_at_once_where_it_is_much() -> None:
    usual = gc.isenabled()
    looked: list[int] = []
    try:
        gc.enable()
        gc.callbacks.append(_noting(looked))
        with not_collecting():
            made = [[number] for number in range(100_000)]
        later = [[number] for number in range(10)]
        assert looked == []
        assert gc.is_tracked(made[0])
        holds_itself: list[object] = []
        holds_itself.append(holds_itself)
        assert gc.get_freeze_count() == 0
        del holds_itself, made, later
        assert gc.collect() >= 1  # and what holds itself is found as ever
    finally:
        gc.callbacks.pop()
        (gc.enable if usual else gc.disable)()


def _noting(looked: list[int]) -> Callable[[str, dict[str, int]], None]:
    return lambda phase, told: looked.append(told["generation"]) if phase == "start" else None
