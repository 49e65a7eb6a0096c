"""From a kit to a copy to a new folder: what came is read, what is lost comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

import amana
from amana.actions.copies import copying, fetching
from amana.actions.copies.sync_reading import sync_and_read
from amana.actions.custodians import devices
from amana.errors import ArchiveExists, CopyUnusable, DestinationUnusable


@pytest.fixture
def root(tmp_path: Path) -> Path:
    amana.init(tmp_path / "a", identity_out=tmp_path / "me.key", no_passphrase=True)
    return tmp_path / "a"


def kit_with_a_word(root: Path, tmp_path: Path) -> None:
    with amana.open_archive(root, identity=tmp_path / "me.key") as archive:
        devices.new(archive, "stick", tmp_path / "kit")
    (tmp_path / "late.txt").write_text("the lantern went out at noon")
    with amana.open_archive(tmp_path / "kit") as kit:
        assert kit.add(tmp_path / "late.txt").kept == 1
    copying.add(root, "kit", str(tmp_path / "kit"))


def test_what_a_kit_brought_is_read_and_copies_get_that_too(root: Path, tmp_path: Path) -> None:
    kit_with_a_word(root, tmp_path)
    copying.add(root, "usb", str(tmp_path / "usb"))
    with amana.open_archive(root, identity=tmp_path / "me.key") as archive:
        done, read = sync_and_read(archive)
        assert done.ok and read == (1, 0)
        assert [hit.name for hit in archive.search("lantern")] == ["late.txt"]
        again, nothing = sync_and_read(archive)
        assert nothing is None and not any(copy.there.entries for copy in again.copies)
    assert amana.verify(root, copy=tmp_path / "usb").ok


def test_without_a_key_sync_carries_and_reads_nothing(root: Path, tmp_path: Path) -> None:
    kit_with_a_word(root, tmp_path)
    (tmp_path / "me.key").rename(tmp_path / "away.key")
    with amana.open_archive(root) as archive:
        done, read = sync_and_read(archive)
    assert done.ok and read is None


def test_an_archive_comes_back_from_its_copy(root: Path, tmp_path: Path) -> None:
    kit_with_a_word(root, tmp_path)
    copying.add(root, "usb", str(tmp_path / "usb"))
    with amana.open_archive(root, identity=tmp_path / "me.key") as archive:
        sync_and_read(archive)
    got = fetching.fetch(tmp_path / "usb", tmp_path / "b")
    assert got.synced.ok and got.archive_id == archive.id
    with amana.open_archive(tmp_path / "b", identity=tmp_path / "me.key") as again:
        assert [hit.name for hit in again.search("lantern")] == ["late.txt"]
        assert {one.name for one in devices.list(again)} == {None, "stick"}
    assert fetching.fetch(tmp_path / "usb", tmp_path / "b").synced.ok
    assert amana.verify(tmp_path / "b").ok


def test_places_that_will_not_do(root: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(ArchiveExists):
        fetching.fetch(root, tmp_path / "full")
    with pytest.raises(DestinationUnusable):
        fetching.fetch(root, root / "inside")
    with pytest.raises(CopyUnusable):
        fetching.fetch(tmp_path / "full", tmp_path / "b")
