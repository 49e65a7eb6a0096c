"""Awkward documents from elsewhere, each read through the confined pool: figures of what must come out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amana.intake import HEAD_SIZE, Outcome, ReaderPool, Reading, media_type, readers
from tests.shared_data import shared


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with readers(1) as pool:
        yield pool


def _outcome(pool: ReaderPool, name: str) -> Outcome:
    path: Path = shared("ingest_fixtures") / name
    with path.open("rb") as source:
        head = source.read(HEAD_SIZE)
        source.seek(0)
        return pool.read(source, path.stat().st_size, media_type(head, name), head, name)


def _reading(pool: ReaderPool, name: str) -> Reading:
    reading = _outcome(pool, name).reading
    assert reading is not None
    return reading


def _facts(reading: Reading) -> dict[str, str]:
    return {fact.name: fact.value for fact in reading.facts}


@pytest.mark.parametrize(
    ("name", "pages", "characters"),
    [
        ("500 pages.pdf", 500, 13_999),
        ("readme.pdf", 1, 871),
        ("udhr_ger.pdf", 6, 12_177),
        ("the-dorset-food-menu.pdf", 2, 3_999),
        ("twopage.pdf", 2, 17),
        ("106972554.pdf", 3, 6_540),
    ],
)
def test_pages_and_characters(pool: ReaderPool, name: str, pages: int, characters: int) -> None:
    reading = _reading(pool, name)
    assert (len(reading.parts), len(reading.texts[0].text), len(reading.pictures)) == (pages, characters, 1)
    assert [part.end + 1 for part in reading.parts[:-1]] == [part.start for part in reading.parts[1:]]
    assert "scanned-pages" not in _facts(reading)


@pytest.mark.parametrize(("name", "pages"), [("greek.pdf", 2), ("jbig2.pdf", 5)])
def test_scans_are_recognised(pool: ReaderPool, name: str, pages: int) -> None:
    reading = _reading(pool, name)
    assert (_facts(reading)["scanned-pages"], reading.note, len(reading.pictures)) == (str(pages), "no-text", 1)
    assert [[fact.name for fact in part.facts] for part in reading.parts] == [["scanned"]] * pages


def test_a_text_layer_that_means_nothing(pool: ReaderPool) -> None:
    facts = _facts(_reading(pool, "example.pdf"))
    assert (facts["unreadable-pages"], facts["xmp:CreateDate"]) == ("9", "2022-09-28T11:43:12+02:00")


@pytest.mark.parametrize(
    ("name", "outcome", "reason"),
    [
        ("password-hunter2.pdf", "failed", "encrypted"),
        ("encypted_by_libreoffice.odt", "failed", "encrypted"),
        ("empty.pdf", "nothing", "empty"),
    ],
)
def test_what_cannot_be_read_says_why(pool: ReaderPool, name: str, outcome: str, reason: str) -> None:
    told = _outcome(pool, name)
    assert (told.outcome, told.reason) == (outcome, reason)


@pytest.mark.parametrize(
    ("name", "module", "characters", "files", "created"),
    [
        ("Plan.odt", "odf-document", 226, 1, "2017-02-21T01:31:21.535000000"),
        ("rand-1670433101.440986000.odt", "odf-document", 52_959, 0, "2022-12-07T17:11:41Z"),
        ("hello world word.docx", "word-document", 18, 0, "2015-09-07T10:57:00Z"),
        ("doc.doc", "old-word", 589, 0, "2010-11-12T16:22:00Z"),
        ("slides.ppt", "old-slides", 3, 0, "2011-12-16T21:06:02Z"),
    ],
)
def test_characters_and_files(
    pool: ReaderPool, name: str, module: str, characters: int, files: int, created: str
) -> None:
    outcome = _outcome(pool, name)
    assert (outcome.module, outcome.outcome, outcome.reason) == (module, "read", None)
    assert outcome.reading is not None
    assert len(outcome.reading.texts[0].text) == characters
    assert sum(part.kind == "embedded" for part in outcome.reading.parts) == files
    assert _facts(outcome.reading)["created"] == created
