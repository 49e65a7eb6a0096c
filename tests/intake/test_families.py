"""Every reader's things have a name that a person would give them."""

from __future__ import annotations

import pytest

from amana.intake import READERS, Reader
from amana.intake.families import FAMILIES, family_of


@pytest.mark.parametrize("reader", READERS, ids=lambda one: one.name)
def test_every_reader_of_files_is_of_a_family(reader: Reader) -> None:
    assert (family_of(reader) is None) == (reader.name == "ocr")


def test_no_family_is_without_a_reader() -> None:
    assert {family_of(reader) for reader in READERS} >= set(FAMILIES)
