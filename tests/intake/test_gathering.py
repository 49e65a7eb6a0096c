"""A file that comes in pieces is whole in the end, and never more than it may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amana.intake.checked import Garbled
from amana.intake.gathering import Gathered


@given(st.lists(st.binary(max_size=20), max_size=20))
def test_any_pieces_are_put_together_in_their_order(pieces: list[bytes]) -> None:
    wanted = b"".join(pieces)
    gathered = Gathered(len(wanted))
    for piece in pieces:
        gathered.take(piece)
    assert gathered.whole() == wanted


@given(st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=20), st.data())
def test_one_byte_too_many_is_refused(pieces: list[bytes], data: st.DataObject) -> None:
    most = data.draw(st.integers(0, len(b"".join(pieces)) - 1))
    gathered = Gathered(most)
    with pytest.raises(Garbled):
        for piece in pieces:
            gathered.take(piece)
    assert len(gathered.whole()) <= most
