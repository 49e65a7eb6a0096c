"""rescue.py reads every log that is of this archive: forks, and devices that archive.json does not name yet."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from amana.archive import Archive, Layout, read_description
from amana.archive.copies import add_copy
from amana.archive.kits import Devices
from amana.stores import Disk
from tests.archive.archives import KEY, SOFTWARE, add, opened, write_tree
from tests.archive.syncs import archive_with, log_of, new_copy, put, sync, twin


def identity(tmp_path: Path) -> None:
    (tmp_path / "identity.txt").write_text(KEY.secret_text() + "\n")


def test_both_versions_of_a_forked_log_are_brought_back(tmp_path: Path, rescue_own: Any) -> None:
    identity(tmp_path)
    root = archive_with(tmp_path / "root", tmp_path, ("a.txt", b"first"))
    other = twin(root, tmp_path / "twin")
    put(root, tmp_path, ("ours.txt", b"ours"))
    put(other, tmp_path, ("theirs.txt", b"theirs"))
    new_copy(root, tmp_path / "usb")
    add_copy(Layout(other), Disk(), "usb", str(tmp_path / "usb"))
    for place in (root, other):
        sync(place)
    ended = rescue_own(tmp_path / "usb")
    assert ended.status == 4
    assert "two versions that do not agree" in ended.told
    assert sorted(ended.files.values()) == [b"first", b"ours", b"theirs"]


def test_what_a_kit_brought_to_a_copy_itself_is_brought_back(tmp_path: Path, rescue_own: Any) -> None:
    identity(tmp_path)
    root = archive_with(tmp_path / "root", tmp_path, ("a.txt", b"first"))
    new_copy(root, tmp_path / "usb")
    with opened(root) as archive:
        Devices(archive).new_kit(tmp_path / "kit", "card")
    sync(root)
    kit = tmp_path / "kit"
    with Archive(kit, [], SOFTWARE) as archive:
        add(archive, write_tree(tmp_path / "phone", [("seen.txt", b"seen")]))
    add_copy(Layout(kit), Disk(), "usb", str(tmp_path / "usb"))
    assert sync(kit).ok
    assert log_of(kit).name not in {one.id for one in read_description(tmp_path / "usb" / "archive.json").devices}
    ended = rescue_own(tmp_path / "usb")
    assert ended.status == 0
    assert "archive.json does not name this device" in ended.said
    assert sorted(ended.files.values()) == [b"first", b"seen"]


def test_a_log_whose_key_is_another_devices_is_left_aside(tmp_path: Path, rescue_own: Any) -> None:
    identity(tmp_path)
    root = archive_with(tmp_path / "root", tmp_path, ("a.txt", b"first"))
    shutil.copytree(log_of(root), root / "logs" / ("cd" * 8))
    ended = rescue_own(root)
    assert ended.status == 4
    assert "left aside" in ended.told
    assert sorted(ended.files.values()) == [b"first"]
