"""What waits before it is taken in: whole or not there, told by its own path, gone when it should be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import amana
from amana.actions.taking_in import spooling
from amana.errors import PageUnknown, SpoolFull, UploadBroken


@pytest.fixture
def spool(tmp_path: Path) -> spooling.Spool:
    return spooling.Spool(tmp_path)


def _receive(spool: spooling.Spool, batch: spooling.Batch, path: str, data: bytes, modified: int = 0) -> None:
    with spool.receive(batch, path, len(data), modified) as receiving:
        receiving.write(data[:3])
        receiving.write(data[3:])
        receiving.done()


def _files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "local" / "uploads").rglob("*") if path.suffix != ".lock")


def test_a_file_lies_under_a_number_and_is_told_by_its_path(spool: spooling.Spool, tmp_path: Path) -> None:
    batch = spool.begin()
    _receive(spool, batch, "folder/a:name?.txt", b"something", 1_700_000_000_500)
    [found] = spool.found(batch)
    assert (found.received, found.found_at, found.refused) == ("folder/a:name?.txt", "", None)
    assert Path(found.path).read_bytes() == b"something"
    assert Path(found.path).stat().st_mtime_ns == 1_700_000_000_500_000_000
    assert Path(found.path).stat().st_mode & 0o077 == 0
    assert "name" not in str(_files(tmp_path))


def test_what_is_left_before_its_end_is_gone(spool: spooling.Spool, tmp_path: Path) -> None:
    batch = spool.begin()
    with spool.receive(batch, "a", 10, 0) as receiving:
        receiving.write(b"half")
    with pytest.raises(UploadBroken), spool.receive(batch, "a", 10, 0) as receiving:
        receiving.write(b"half")
        receiving.done()
    with pytest.raises(UploadBroken), spool.receive(batch, "a", 2, 0) as receiving:
        receiving.write(b"more than two")
    assert batch.files == {}
    assert [name for name in _files(tmp_path) if "." in name or name.isdecimal()] == []


def test_a_batch_is_one_persons(spool: spooling.Spool) -> None:
    batch = spool.begin("somebody")
    _receive(spool, batch, "a", b"something")
    assert spool.batch(batch.id, "somebody") is batch
    for owner in (None, "another"):
        with pytest.raises(PageUnknown):
            spool.batch(batch.id, owner)
        assert spool.batches(owner) == []
    spool.remove(batch)
    with pytest.raises(PageUnknown):
        spool.batch(batch.id, "somebody")


def test_the_disk_keeps_some_room(spool: spooling.Spool) -> None:
    batch = spool.begin()
    with pytest.raises(SpoolFull):
        spool.receive(batch, "a", 1 << 60, 0)
    assert 0 < spool.free() < 1 << 60


def test_batches_are_not_begun_without_end(spool: spooling.Spool) -> None:
    for _ in range(spooling.MOST_BATCHES):
        spool.begin()
    with pytest.raises(SpoolFull):
        spool.begin()


def test_nothing_is_added_to_what_is_being_taken_in(spool: spooling.Spool) -> None:
    batch = spool.begin()
    batch.taking = True
    with pytest.raises(UploadBroken):
        spool.receive(batch, "a", 1, 0)


def test_a_closed_spool_leaves_nothing_and_another_leaves_it_alone(spool: spooling.Spool, tmp_path: Path) -> None:
    _receive(spool, spool.begin(), "a", b"something")
    assert spooling.Spool(tmp_path).clear_leftovers() == 0
    assert len([name for name in _files(tmp_path) if name.isdecimal()]) == 1
    spool.close()
    assert list((tmp_path / "local" / "uploads").iterdir()) == []


@given(
    st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=80).filter(
        lambda one: one not in (".", "..")
    )
)
def test_any_name_of_one_file_is_taken_as_it_is(name: str) -> None:
    try:
        name.encode()
    except UnicodeEncodeError:
        return
    assert spooling.checked_path(f"folder/{name}") == f"folder/{name}"


def test_what_was_handed_is_taken_in_without_a_word_of_where_it_waited(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    amana.init(root, identity_out=tmp_path / "identity.age", no_passphrase=True)
    spool = spooling.Spool(root)
    batch = spool.begin()
    _receive(spool, batch, "card/DCIM/one.txt", b"What the card held.")
    with amana.open_archive(root, identity=tmp_path / "identity.age") as archive:
        added = archive.add(handed=spool.found(batch))
        assert [(one.path, one.outcome) for one in added.files] == [("card/DCIM/one.txt", "kept")]
        [row] = archive.show(added.files[0].item or "").accessions
    assert (row.accession.path, row.accession.found_at) == ("card/DCIM/one.txt", "")
    assert os.fsencode(str(root)) not in repr(row.accession).encode()
    spool.close()
