"""The folder store keeps the contract, and says what does not belong in it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from amana.errors import DiskFault
from amana.stores import FolderStore
from tests.contracts.store_contract import StoreContract, digest
from tests.faults.faulty_disk import FaultyDisk, refuse


class TestFolderStore(StoreContract):
    @pytest.fixture
    def store(self, tmp_path: Path) -> FolderStore:
        return FolderStore(tmp_path / "objects")


def test_objects_lie_where_the_format_page_says(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    name = digest(b"x")
    store.put(name, io.BytesIO(b"x"))
    assert (tmp_path / name[:2] / name[2:4] / f"{name}.age").read_bytes() == b"x"


def test_strays_are_told_apart_from_objects(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put(digest(b"x"), io.BytesIO(b"x"))
    stray = tmp_path / "ab" / "cd" / "notes.txt"
    stray.parent.mkdir(parents=True)
    stray.write_text("?")
    misplaced = tmp_path / "00" / "00" / f"{digest(b'y')}.age"
    misplaced.parent.mkdir(parents=True)
    misplaced.write_bytes(b"y")
    assert sorted(store.strays()) == sorted([misplaced, stray])
    assert list(store.digests()) == [digest(b"x")]


@pytest.mark.parametrize("at", range(12))
def test_a_disk_that_refuses_leaves_no_object_and_no_rest(tmp_path: Path, at: int) -> None:
    store = FolderStore(tmp_path, FaultyDisk(at, refuse("ENOSPC")))
    try:
        store.put(digest(b"x"), io.BytesIO(b"x"))
    except DiskFault as fault:
        assert fault.facts["reason"] == "ENOSPC"
        assert not any(path.name.endswith(".new") for path in tmp_path.rglob("*"))
    assert list(store.digests()) in ([], [digest(b"x")])


def test_the_size_of_an_object_is_told_and_of_none_nothing(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put(digest(b"xyz"), io.BytesIO(b"xyz"))
    assert (store.size(digest(b"xyz")), store.size(digest(b"y"))) == (3, None)
    (tmp_path / "ab").write_bytes(b"")
    assert store.size("abcd" * 16) is None
