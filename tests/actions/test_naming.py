"""Who is named in a text, as the catalogue keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import amana
from amana.actions import OpenArchive
from amana.actions.knowledge.naming import mentions_of, name_id
from amana.reading import read_text
from tests.archive.archives import write_tree

TEXT = (
    "QASR AL-MURR, 3 March 2030 - Samira al-Murri, a baker, said that 40 people were wounded in Aleppo. "
    "“We left at night,” al-Murri added. The nurse Khaled Darwish came with her."
)


def test_one_row_for_all_that_a_text_calls_by_one_name() -> None:
    found = {one.written: one for one in mentions_of("0" * 64, "1" * 64, read_text(TEXT))}
    samira, khaled = found["Samira al-Murri"], found["Khaled Darwish"]
    assert samira.id == name_id("1" * 64, "person", "Samira al-Murri")
    assert samira.forms == ("al-Murri",)
    assert samira.speaker
    assert not khaled.speaker
    assert samira.role is not None
    assert "baker" in samira.role
    assert "aleppo" in samira.places
    assert set(samira.companions).isdisjoint(khaled.companions)
    assert samira.published == khaled.published == "2030-03-03"
    assert samira.keys


def test_a_text_without_names_has_none() -> None:
    assert mentions_of("0" * 64, "1" * 64, read_text("Nobody came.")) == ()


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[OpenArchive]:
    amana.init(tmp_path / "archive", no_passphrase=True, identity_out=tmp_path / "key")
    with amana.open_archive(tmp_path / "archive", identity=tmp_path / "key") as opened:
        yield opened


def test_add_and_rebuild_keep_who_is_named(archive: OpenArchive, tmp_path: Path) -> None:
    archive.add(write_tree(tmp_path / "card", [("en.txt", TEXT.encode()), ("two.txt", TEXT.encode() * 2)]))
    before = sorted(archive.archive.catalogue.mentions(), key=lambda one: one.id)
    assert [one.written for one in before].count("Samira al-Murri") == 2
    archive.rebuild()
    assert sorted(archive.archive.catalogue.mentions(), key=lambda one: one.id) == before
