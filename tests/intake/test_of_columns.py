"""Values made a column at a time are those that are made one by one."""

from __future__ import annotations

from itertools import repeat

import pytest

from amana.intake.of_columns import made_of_columns
from amana.intake.reading import Fingerprint
from amana.records import EmbeddedFact


def test_they_are_equal_to_those_made_one_by_one() -> None:
    made = made_of_columns(EmbeddedFact, ("value", "name", "raw"), 2, (("a", "b"), repeat("time"), (None, "c")))
    assert made == (EmbeddedFact("time", "a"), EmbeddedFact("time", "b", "c"))
    assert made_of_columns(Fingerprint, Fingerprint.__slots__, 1, (["pdq"], ["0f"], [7], [None])) == (
        Fingerprint("pdq", "0f", 7),
    )
    assert made_of_columns(EmbeddedFact, (), 0, ()) == ()


def test_a_field_without_a_column_is_an_error() -> None:
    with pytest.raises(ValueError, match="shorter"):
        made_of_columns(EmbeddedFact, ("name", "value"), 1, (["time"],))
