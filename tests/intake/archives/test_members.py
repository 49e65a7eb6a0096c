"""What all archives share."""

from __future__ import annotations

import pytest

from amana.intake.archives.members import split_facts


@pytest.mark.parametrize(
    ("name", "whole", "piece"),
    [
        ("letters.7z.001", "letters.7z", "1"),
        ("letters.tar.gz.012", "letters.tar.gz", "12"),
        ("letters.z01", "letters.zip", "1"),
        ("letters.part1.rar", "letters.rar", "1"),
        ("رسائل.part012.RAR", "رسائل.rar", "12"),
        ("letters.r00", "letters.rar", "2"),
        ("letters.rar.003", "letters.rar", "3"),
    ],
)
def test_a_name_says_which_piece_it_is(name: str, whole: str, piece: str) -> None:
    assert [(fact.name, fact.value) for fact in split_facts(name)] == [("piece-of", whole), ("piece", piece)]


@pytest.mark.parametrize("name", ["letters.rar", "letters.7z", "a.part.rar", "a.r0", "a.z1", ""])
def test_another_name_says_nothing(name: str) -> None:
    assert split_facts(name) == ()
