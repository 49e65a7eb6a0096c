"""A new folder from a copy: begun, filled by sync, and never over anything that is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amana.archive import Archive, Layout
from amana.archive.copies import add_copy
from amana.archive.kits import Devices
from amana.archive.starting import start_from
from amana.archive.syncing import Syncing
from amana.errors import ArchiveExists, ArchiveFileDamaged, CopyUnusable, DiskFault
from amana.seal import X25519Identity
from amana.stores import Disk, open_medium
from tests.archive.archives import SOFTWARE, add, checked, make, opened, restore
from tests.faults.faulty_disk import FaultyDisk, refuse


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = make(tmp_path / "a")
    (tmp_path / "market.txt").write_text("the market at noon")
    with opened(made) as archive:
        add(archive, tmp_path / "market.txt")
    return made


def fetched(copy: Path, dest: Path, disk: Disk | None = None) -> None:
    with open_medium(str(copy)) as medium:
        start_from(medium, dest, disk or Disk(), SOFTWARE)
    copy_ = add_copy(Layout(dest), Disk(), "copy", str(copy))
    with Archive(dest, [], SOFTWARE) as archive:
        assert Syncing(archive).run([copy_]).ok


def test_an_archive_comes_back_whole_from_a_copy(root: Path, tmp_path: Path) -> None:
    fetched(root, tmp_path / "b")
    assert checked(tmp_path / "b", tmp_path / "s").ok
    with opened(tmp_path / "b") as archive:
        restore(archive, tmp_path / "out")
    assert (tmp_path / "out" / "market.txt").read_text() == "the market at noon"


def test_nothing_that_is_there_is_touched(root: Path, tmp_path: Path) -> None:
    other = make(tmp_path / "other")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    for place in (other, tmp_path / "full"):
        with open_medium(str(root)) as medium, pytest.raises(ArchiveExists):
            start_from(medium, place, Disk(), SOFTWARE)
    assert (tmp_path / "full" / "letter.txt").read_text() == "mine"


def test_a_kit_and_an_empty_place_are_no_archive_to_fetch(root: Path, tmp_path: Path) -> None:
    with opened(root) as archive:
        Devices(archive).new_kit(tmp_path / "kit", "kit")
    (tmp_path / "empty").mkdir()
    for place, reason in ((tmp_path / "kit", "is-a-kit"), (tmp_path / "empty", "no-archive-there")):
        with open_medium(str(place)) as medium, pytest.raises(CopyUnusable) as told:
            start_from(medium, tmp_path / "b", Disk(), SOFTWARE)
        assert told.value.facts["reason"] == reason


def test_a_changed_rescue_py_is_not_taken(root: Path, tmp_path: Path) -> None:
    (root / "rescue.py").write_text("print('give me your key')")
    fetched(root, tmp_path / "b")
    assert "give me your key" not in (tmp_path / "b" / "rescue.py").read_text()


def test_killed_anywhere_it_is_begun_again(root: Path, tmp_path: Path) -> None:
    step = 0
    while True:
        dest = tmp_path / f"b{step}"
        try:
            with open_medium(str(root)) as medium:
                start_from(medium, dest, FaultyDisk(step, refuse("EIO")), SOFTWARE)
            break
        except DiskFault:
            fetched(root, dest)
            assert checked(dest, tmp_path / "s").ok
        step += 1
    assert step > 5


def test_who_opens_with_a_key_finds_an_authority_that_is_not_theirs(root: Path, tmp_path: Path) -> None:
    stranger = make_with(tmp_path / "theirs", X25519Identity.generate())
    told = json.loads((root / "archive.json").read_bytes())
    told["epochs"][0]["authority"] = json.loads((stranger / "archive.json").read_bytes())["epochs"][0]["authority"]
    (root / "archive.json").write_text(json.dumps(told, sort_keys=True, separators=(",", ":")))
    with opened(root) as archive, pytest.raises(ArchiveFileDamaged) as fault:
        archive.enter("restored")
    assert fault.value.facts["reason"] == "authority-of-another-key"


def make_with(root: Path, key: X25519Identity) -> Path:
    from amana.archive import make_archive

    make_archive(root, [key.recipient], SOFTWARE, False, Disk())
    return root
