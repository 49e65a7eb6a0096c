"""Awkward files from elsewhere: each ends as an Outcome, and none takes a reader process with it."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

from PIL import Image

from amana.intake import HEAD_SIZE, Outcome, ReaderPool, media_type, readers
from tests.shared_data import shared

PROCESS_REASONS = {"timeout", "memory", "crashed", "garbled"}


def _outcome(pool: ReaderPool, path: Path) -> Outcome:
    with path.open("rb") as source:
        head = source.read(HEAD_SIZE)
        source.seek(0)
        kind = media_type(head, path.name)
        return pool.read(source, path.stat().st_size, kind, head, path.name)


def _outcomes(folder: Path) -> dict[Path, Outcome]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with readers(1) as pool:
        return {path: _outcome(pool, path) for path in files}


def test_every_awkward_file_ends_as_an_outcome() -> None:
    told = _outcomes(shared("ingest_fixtures"))
    assert told
    assert not [path.name for path, one in told.items() if one.reason in PROCESS_REASONS]
    by_module = Counter(one.module for one in told.values())
    assert by_module["pdf-document"] >= 9
    assert by_module["word-document"] >= 1
    locked = [path.name for path, one in told.items() if one.reason == "encrypted"]
    assert [name for name in locked if name.endswith(".pdf")]


def test_every_photo_has_its_size_and_most_a_thumbnail() -> None:
    told = {path: one for path, one in _outcomes(shared("exif_samples")).items() if one.module == "photo"}
    assert len(told) >= 40
    assert not [path.name for path, one in told.items() if one.reason in PROCESS_REASONS]
    facts = Counter(fact.name for one in told.values() if one.reading for fact in one.reading.facts)
    assert facts["width"] == facts["height"] == len(told)
    assert facts["gps-latitude"] == facts["gps-longitude"] >= 10
    assert facts["taken-at"] >= 15
    assert sum(one.outcome == "read" for one in told.values()) >= 0.9 * len(told)


def test_eight_turns_of_one_picture_come_out_the_same_way_up() -> None:
    told = _outcomes(shared("exif_samples") / "orientation")
    shapes = {path.stem: _shape(one) for path, one in told.items() if one.module == "photo"}
    assert {name: shapes[name] for name in shapes if name.startswith("landscape")} == {
        f"landscape_{turn}": (320, 240) for turn in range(1, 9)
    }
    assert {shapes[name] for name in shapes if name.startswith("portrait")} == {(240, 320)}


def _shape(outcome: Outcome) -> tuple[int, int]:
    assert outcome.reading is not None
    return Image.open(io.BytesIO(outcome.reading.pictures[0].data)).size


def test_the_seeds_are_read_to_the_letter() -> None:
    paths = sorted(shared("", folder="seeds").glob("*.txt"))
    assert paths
    with readers(1) as pool:
        for path in paths:
            outcome = _outcome(pool, path)
            assert outcome.reading is not None
            (text,) = outcome.reading.texts
            assert text.text.encode() == path.read_bytes()
            assert text.encoding == "utf-8"
