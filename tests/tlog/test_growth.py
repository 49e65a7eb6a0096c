"""What a log has grown by: all that is needed, nothing else, and nothing that is damaged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amana.errors import LogDamaged
from amana.tlog import CHECKPOINT, SigningKey, TileLog, grown_files, needed_files, stale_folders, verify_log
from tests.tlog.log_files import MemoryFiles

KEY = SigningKey.generate("amana/test/one")
ORIGIN = KEY.name


def log_of(size: int) -> MemoryFiles:
    files = MemoryFiles()
    log = TileLog.create(files, ORIGIN)
    log.append([f"entry {index}".encode() for index in range(size)])
    log.checkpoint(KEY)
    return files


@settings(max_examples=25)
@given(old=st.integers(0, 900), more=st.integers(0, 900))
def test_a_copy_of_the_beginning_becomes_the_log(old: int, more: int) -> None:
    whole, copy = log_of(old + more), log_of(old)
    for path, data in grown_files(whole, ORIGIN, old, old + more):
        copy.write(path, data)
    copy.write(CHECKPOINT, whole.read(CHECKPOINT) or b"")
    assert verify_log(copy, KEY.verifier, ORIGIN).size == old + more


def test_nothing_is_given_twice_and_nothing_that_is_there() -> None:
    whole = log_of(70_000)
    given = [path for path, _ in grown_files(whole, ORIGIN, 65_536, 70_000)]
    assert len(given) == len(set(given))
    assert {*given} | {CHECKPOINT} == {*needed_files(70_000)} - {*needed_files(65_536)} | {CHECKPOINT}
    assert list(grown_files(whole, ORIGIN, 70_000, 70_000)) == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("tile/entries/003.p/132", "entry-changed"),
        ("tile/0/003.p/132", "entry-changed"),
        ("tile/1/000.p/3", "tile-changed"),
        ("tile/0/002", "entry-changed"),
    ],
)
def test_what_is_damaged_is_not_given_on(path: str, reason: str) -> None:
    files = log_of(900)
    data = bytearray(files.read(path) or b"")
    data[-1] ^= 1
    files.write(path, bytes(data))
    with pytest.raises(LogDamaged) as told:
        list(grown_files(files, ORIGIN, 300, 900))
    assert told.value.facts["reason"] == reason


def test_a_tile_and_its_bundle_changed_together_do_not_fit_the_tile_above() -> None:
    files, other = log_of(900), MemoryFiles()
    log = TileLog.create(other, ORIGIN)
    log.append([f"other {index}".encode() for index in range(900)])
    for path in ("tile/entries/002", "tile/0/002"):
        files.write(path, other.read(path) or b"")
    with pytest.raises(LogDamaged) as told:
        list(grown_files(files, ORIGIN, 0, 900))
    assert told.value.facts["reason"] == "tile-changed"


def test_partial_files_that_became_whole_are_named() -> None:
    assert list(stale_folders(300, 900)) == ["tile/0/001.p", "tile/entries/001.p"]
    assert list(stale_folders(300, 400)) == []
    assert list(stale_folders(512, 900)) == []
