"""The search for what holds itself is put off, and goes on afterwards as it was."""

from __future__ import annotations

import gc

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
