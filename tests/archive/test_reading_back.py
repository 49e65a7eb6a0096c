"""What a medium gives back is compared with what was sent; else the hash of what is there decides."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest

from amana.archive.reading_back import reads_back
from amana.stores import FolderStore

DATA = bytes(range(256)) * 5_000
NAME = hashlib.sha256(DATA).hexdigest()


def _stores(tmp_path: Path) -> tuple[FolderStore, FolderStore]:
    here, there = FolderStore(tmp_path / "here"), FolderStore(tmp_path / "there")
    for store in (here, there):
        store.put(NAME, io.BytesIO(DATA))
    return here, there


@pytest.mark.parametrize(
    "kept",
    [DATA[:-1], DATA + b"x", b"", DATA[:600_000] + b"?" + DATA[600_001:], DATA[:-1] + b"?"],
    ids=["short", "long", "empty", "altered inside", "altered at the end"],
)
def test_what_is_not_what_was_sent_is_found(tmp_path: Path, kept: bytes) -> None:
    here, there = _stores(tmp_path)
    assert reads_back(there, NAME, here)
    there.path(NAME).write_bytes(kept)
    assert not reads_back(there, NAME, here)


def test_ours_changed_meanwhile_is_no_fault_of_theirs(tmp_path: Path) -> None:
    here, there = _stores(tmp_path)
    here.path(NAME).write_bytes(DATA[:-1] + b"?")
    assert reads_back(there, NAME, here)
    here.path(NAME).unlink()
    assert reads_back(there, NAME, here)


def test_what_is_too_large_to_compare_is_hashed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = _stores(tmp_path)
    monkeypatch.setattr("amana.archive.reading_back._MOST_COMPARED", 10)
    assert reads_back(there, NAME, here)
    there.path(NAME).write_bytes(DATA[:-1] + b"?")
    assert not reads_back(there, NAME, here)
