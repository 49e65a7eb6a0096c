"""Pieces of a text file: whatever its bytes, and however its encoding is spelt, a piece is decoded."""

from __future__ import annotations

import io

import pytest

from amana.intake.tables.chunks import chunk

ROW = "Samira,وادي النور\n"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf_16_le", "utf_16_be", "utf_32_le", "utf-32-be"])
def test_half_a_character_in_wide_text_breaks_nothing(codec: str) -> None:
    half = "\ud800".encode(codec, "surrogatepass")
    data = ROW.encode(codec) + half + ROW.encode(codec)
    piece = chunk(io.BytesIO(data), len(data), codec, 0)
    assert piece.text == f"{ROW}\ud800{ROW}"
    assert piece.place_of(len(ROW) + 1) == len(ROW.encode(codec)) + len(half)


@pytest.mark.parametrize("codec", ["utf_16_le", "utf_32_be"])
def test_a_piece_of_wide_text_ends_with_a_line(codec: str) -> None:
    data = (ROW * 50).encode(codec)
    piece = chunk(io.BytesIO(data), len(data), codec, 0, len(data) // 2 + 1)
    assert piece.text.endswith("\n")
    assert not piece.last
    assert piece.text == ROW * piece.text.count("\n")


def test_bytes_that_are_no_character_at_all_stand_as_such() -> None:
    data = b"\xff\xff\xff\xff" + ROW.encode("utf_32_le")
    assert chunk(io.BytesIO(data), len(data), "utf_32_le", 0).text == "\ufffd" + ROW
