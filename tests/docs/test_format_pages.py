"""The format pages say what the code does: their numbers are computed again, their fields are the nouns'."""

from __future__ import annotations

import dataclasses
import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from amana.archive.tar import ending
from amana.records import (
    MAX_OBJECTS,
    Accession,
    Custodian,
    CustodyAct,
    Derivative,
    EmbeddedFact,
    Intake,
    KeyAct,
    LogSize,
    read_record,
)
from amana.records.canonical import MAX_BYTES, MAX_DEPTH
from amana.records.commitment import MAX_FIELDS, salt_of
from amana.tlog import MAX_ENTRY
from amana.tlog.tiles import bundle_path
from tests.rescue.stranger import canonical, commitment, padme

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "format.md", *sorted((DOCS / "format").glob("*.md")), DOCS / "threat-model.md"]


def page(name: str) -> str:
    return (DOCS / "format" / f"{name}.md").read_text("utf-8")


def test_the_worked_commitment() -> None:
    said = page("record")
    told = re.search(r'^\{"fields":.*\}$', said, re.MULTILINE)
    assert told
    data = told.group(0).encode()
    fields, seed, committed = read_record(data)
    assert canonical(json.loads(data)) == data
    assert commitment(seed, fields) == committed.hex()
    assert f"Commitment: `{committed.hex()}`" in said
    assert f"`record/{committed.hex()}.json`" in said
    rows = re.findall(r"^\| `(\w+)` \| `([0-9a-f]{32})` \| `([0-9a-f]{64})` \|$", said, re.MULTILINE)
    assert [name for name, _, _ in rows] == sorted(fields)
    for name, salt, leaf in rows:
        assert salt_of(name, seed).hex() == salt
        assert sha256(b"\0" + canonical([salt, name, fields[name]])).hexdigest() == leaf


def test_the_table_of_padded_lengths() -> None:
    rows = re.findall(r"^\| ([\d,]+) \| ([\d,]+) \|$", page("object"), re.MULTILINE)
    assert len(rows) >= 5
    for length, padded in ((int(one.replace(",", "")), int(two.replace(",", ""))) for one, two in rows):
        assert padme(length) == padded
        assert length - 1024 + ending(length - 1024) == padded + -padded % 512


@pytest.mark.parametrize(
    "noun", [Accession, Intake, KeyAct, Custodian, CustodyAct, LogSize, Derivative, EmbeddedFact]
)
def test_every_field_stands_on_the_page(noun: type) -> None:
    said = page("record")
    for field in dataclasses.fields(noun):
        assert re.search(rf'[`"]{field.name}[`"]', said), field.name


def test_the_limits_are_the_codes_limits() -> None:
    said = (DOCS / "format.md").read_text("utf-8")
    assert MAX_BYTES == 4 << 20 and "4 MiB" in said
    assert f"{MAX_FIELDS} fields; {MAX_DEPTH} levels deep" in said
    assert f"{MAX_ENTRY:,} bytes; {MAX_OBJECTS} objects" in said


def test_the_numbers_of_tiles() -> None:
    said = page("log")
    for number in (5, 1234067):
        path = bundle_path(number).removeprefix("tile/entries/")
        assert f"{number} is `{path}`" in said.replace("\n", " ")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_are_short_and_their_links_lead_somewhere(path: Path) -> None:
    said = path.read_text("utf-8")
    assert len(said.splitlines()) <= 300
    for target in re.findall(r"\]\(([^)#:]+\.md)[^)]*\)", said):
        assert (path.parent / target).is_file(), target
