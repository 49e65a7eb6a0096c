"""The disk: durable replacement, and the system's refusals as facts."""

from __future__ import annotations

from pathlib import Path

import pytest

from amana.errors import DiskFault
from amana.stores import Disk


def test_replace_is_all_or_nothing(tmp_path: Path) -> None:
    disk, place = Disk(), tmp_path / "file"
    disk.replace(place, b"old")
    disk.replace(place, b"new")
    assert place.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_create_refuses_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DiskFault) as told:
        Disk().create(tmp_path / "file")
    assert told.value.facts == {"path": str(tmp_path / "file"), "reason": "EEXIST"}


def test_files_are_private(tmp_path: Path) -> None:
    disk = Disk()
    with disk.create(tmp_path / "made") as file:
        file.write(b"x")
    disk.write(tmp_path / "written", b"x")
    disk.make_folder(tmp_path / "folder")
    assert [(tmp_path / name).stat().st_mode & 0o77 for name in ("made", "written", "folder")] == [0, 0, 0]


@pytest.mark.parametrize("count", [1, 10])
def test_flush_of_few_and_of_many_returns(tmp_path: Path, count: int) -> None:
    files = [tmp_path / str(one) for one in range(count)]
    for file in files:
        Disk().write(file, b"x")
    Disk().flush([*files, tmp_path])


def test_flush_of_what_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(DiskFault) as told:
        Disk().flush([tmp_path / "absent"])
    assert told.value.facts["reason"] == "ENOENT"


def test_a_full_device_is_told_as_such() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(DiskFault) as told:
        Disk().write(full, b"x")
    assert told.value.facts == {"path": "/dev/full", "reason": "ENOSPC"}
